"""Who gets in, who does not, and for how long."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import identify_hasher
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from attunement.service.accounts.middleware import SEEN
from attunement.service.accounts.viewer import Viewer
from attunement.service.config import settings as product
from html_forms import hidden_fields
from world import PASSWORD, World, home

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def sign_in(client: Client, viewer: Viewer, password: str = PASSWORD, to: str = SIGN_IN):
    return client.post(to, {"login": viewer.user.email, "password": password})


def signed_in(client: Client) -> bool:
    return client.get(reverse("account_logout")).status_code == 200


# Passwords


def test_a_password_is_kept_as_argon2(world: World) -> None:
    assert identify_hasher(world.practitioner.user.password).algorithm == "argon2"
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_the_right_password_leads_to_the_worklist(world: World) -> None:
    client = Client()
    response = sign_in(client, world.practitioner)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert signed_in(client)


def test_an_address_is_the_same_in_capitals(world: World) -> None:
    client = Client()
    email = world.practitioner.user.email.upper()
    assert client.post(SIGN_IN, {"login": email, "password": PASSWORD}).status_code == 302


def test_it_leads_back_to_where_somebody_wanted_to_go(world: World) -> None:
    client = Client()
    family = home(world.practitioner).family
    wanted = reverse("change_family", args=[family.pk])
    asked = client.get(wanted)
    assert asked.status_code == 302
    response = sign_in(client, world.practitioner, to=asked.headers["Location"])
    assert response.headers["Location"] == wanted


def test_it_never_leads_off_the_site(world: World) -> None:
    response = sign_in(Client(), world.practitioner, to=SIGN_IN + "?next=https://evil.example/")
    assert response.headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_read_the_same(world: World) -> None:
    wrong = sign_in(Client(), world.practitioner, "not the password")
    unknown = Client().post(SIGN_IN, {"login": "nobody@example.org", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code

    def said(response, email: str) -> str:
        page = response.content.decode().replace(email, "EMAIL")
        for value in hidden_fields(response).values():
            page = page.replace(value, "HIDDEN")
        return page

    assert said(wrong, world.practitioner.user.email) == said(unknown, "nobody@example.org")


def test_somebody_who_has_left_gets_no_page(world: World) -> None:
    user = world.practitioner.user
    user.is_active = False
    user.save()
    client = Client()
    sign_in(client, world.practitioner)
    assert not signed_in(client)


def test_nobody_signs_up() -> None:
    for path in ("/signup/", "/accounts/signup/", "/sign-up/", "/password/reset/", "/admin/"):
        assert Client().get(path).status_code == 404


# Lock-out


def test_five_wrong_passwords_lock_the_door(world: World) -> None:
    client = Client()
    statuses = [sign_in(client, world.practitioner, "wrong").status_code for _ in range(5)]
    assert statuses[-1] == 429
    assert 429 not in statuses[:-1]
    right = sign_in(client, world.practitioner)
    assert right.status_code == 429, "not even the right password opens it now"
    assert "15 minutes" in right.content.decode()
    assert not signed_in(client)


def test_a_lock_is_for_one_person(world: World) -> None:
    for _ in range(5):
        sign_in(Client(), world.practitioner, "wrong")
    colleague = Client()
    sign_in(colleague, world.stranger)
    assert signed_in(colleague)


# Time-out


def test_a_session_ends_when_nobody_is_there(
    world: World, client_for: Callable[[Viewer], Client], settings: Settings
) -> None:
    client = client_for(world.practitioner)
    assert signed_in(client)
    session = client.session
    session[SEEN] = int(time.time()) - settings.IDLE_MINUTES * 60 - 1
    session.save()
    assert not signed_in(client)


def test_a_session_goes_on_while_somebody_is_there(
    world: World, client_for: Callable[[Viewer], Client], settings: Settings
) -> None:
    client = client_for(world.practitioner)
    session = client.session
    session[SEEN] = int(time.time()) - settings.IDLE_MINUTES * 60 + 60
    session.save()
    assert signed_in(client)
    assert client.session[SEEN] >= int(time.time()) - 5


def test_signing_out_takes_a_button_not_a_link(
    world: World, client_for: Callable[[Viewer], Client]
) -> None:
    client = client_for(world.practitioner)
    client.get(reverse("account_logout"))
    assert signed_in(client), "a link, or a picture in a message, must not sign anybody out"
    client.post(reverse("account_logout"))
    assert not signed_in(client)


# Second factor


@pytest.fixture
def second_factor(settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = True


def test_the_second_factor_is_on_outside_the_demonstration() -> None:
    assert product.DEMONSTRATION
    assert product.environment.flag("ATTUNEMENT_UNSET", default=not False) is True


def test_without_a_second_factor_every_page_leads_to_setting_it_up(
    world: World, client_for: Callable[[Viewer], Client], second_factor: None
) -> None:
    client = client_for(world.practitioner)
    family = home(world.practitioner).family
    for path in ("/", reverse("change_family", args=[family.pk]), reverse("mfa_index")):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (
            302,
            reverse("mfa_activate_totp"),
        )


def test_with_a_second_factor_the_password_is_not_enough(world: World, second_factor: None) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(world.practitioner.user, secret)
    client = Client()
    response = sign_in(client, world.practitioner)
    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not signed_in(client)

    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code in {200, 422}
    assert not signed_in(client)

    counter = int(time.time()) // 30
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    right = client.post(reverse("mfa_authenticate"), {"code": code})
    assert (right.status_code, right.headers["Location"]) == (302, "/")
    assert signed_in(client)


# Forms


def test_a_form_from_elsewhere_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        world.practitioner.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    family = home(world.practitioner).family
    url = reverse("change_family", args=[family.pk])
    body = {"name": "Taken over", "other_parent": "not_known"}
    assert client.post(url, body).status_code == 403
    family.refresh_from_db()
    assert family.name != "Taken over"
    page = client.get(url)
    token = hidden_fields(page)["csrfmiddlewaretoken"]
    assert client.post(url, body | {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_page_that_takes_no_files_refuses_one(
    world: World, client_for: Callable[[Viewer], Client]
) -> None:
    client = client_for(world.practitioner)
    family = home(world.practitioner).family
    file = SimpleUploadedFile("notes.txt", b"hello")
    body = {"name": "With a file", "other_parent": "not_known", "file": file}
    response = client.post(reverse("change_family", args=[family.pk]), body)
    assert response.status_code == 400
    assert "does not take files" in response.content.decode()
    family.refresh_from_db()
    assert family.name != "With a file"


def test_nobody_can_send_a_file_to_the_sign_in_page() -> None:
    file = SimpleUploadedFile("notes.txt", b"hello")
    assert Client().post(SIGN_IN, {"login": "a@example.org", "file": file}).status_code == 400
