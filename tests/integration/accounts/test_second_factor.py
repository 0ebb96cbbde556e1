"""The second step of signing in: set up, asked for, counted, and forced where the team says so."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth
from django.test import Client
from django.urls import reverse

from world import PASSWORD, World


def code_of(secret: str, *, step: int = 0) -> str:
    """The code that an app would show for a secret, `step` half minutes from now."""
    counter = int(time.time()) // 30 + step
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def sign_in(client: Client, email: str) -> object:
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def prove(client: Client, page: str) -> None:
    """What changes how somebody signs in asks for their password once more."""
    asked = client.get(reverse(page))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == reverse(page)


def set_up(client: Client) -> str:
    prove(client, "mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="attunement-key">([A-Z2-7 ]+)</code>', page)
    assert secret is not None
    key = secret[1].replace(" ", "")
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    return key


@pytest.fixture
def email(world: World) -> str:
    return world.practitioner.user.email


@pytest.fixture
def key(client: Client, email: str) -> str:
    """Somebody who has set up an app and signed out again."""
    sign_in(client, email)
    key = set_up(client)
    client.post(reverse("account_logout"))
    return key


def test_the_picture_and_the_key_stand_in_the_page_itself(client: Client, email: str) -> None:
    sign_in(client, email)
    prove(client, "mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert '<svg class="attunement-qr"' in page
    assert "data:" not in page
    assert "style=" not in page


def test_a_wrong_first_code_is_told_and_the_key_stays(client: Client, email: str) -> None:
    sign_in(client, email)
    prove(client, "mfa_activate_totp")
    before = client.get(reverse("mfa_activate_totp")).content.decode()
    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "This code is not right." in page
    key = re.compile(r"attunement-key\">([^<]+)<")
    assert key.search(page)[1] == key.search(before)[1]


def test_with_an_app_the_password_alone_opens_nothing(client: Client, email: str, key: str) -> None:
    assert sign_in(client, email)["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/").status_code == 302
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert "Enter the code from your app" in page
    response = client.post(reverse("mfa_authenticate"), {"code": code_of(key, step=1)})
    assert response["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_wrong_code_is_told(client: Client, email: str, key: str) -> None:
    sign_in(client, email)
    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "This code is not right." in response.content.decode()
    assert client.get("/").status_code == 302


def test_five_wrong_codes_lock_the_account(client: Client, email: str, key: str) -> None:
    sign_in(client, email)
    answers = [
        client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(6)
    ]
    assert answers[:4] == [422] * 4
    assert answers[4:] == [429] * 2
    right = client.post(reverse("mfa_authenticate"), {"code": code_of(key, step=1)})
    assert right.status_code == 429
    assert client.get("/").status_code == 302


def test_a_recovery_code_works_once(client: Client, email: str) -> None:
    sign_in(client, email)
    set_up(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li>([0-9a-f]{8})</li>", page)
    assert len(codes) == 10
    text = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert codes[0] in text
    for expected in (302, 422):
        client.post(reverse("account_logout"))
        sign_in(client, email)
        response = client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert response.status_code == expected


def test_the_page_of_the_second_step_says_how_things_are(client: Client, email: str) -> None:
    sign_in(client, email)
    before = client.get(reverse("mfa_index")).content.decode()
    assert "You sign in with a password alone." in before
    set_up(client)
    after = client.get(reverse("mfa_index")).content.decode()
    assert "You have 10 recovery codes left" in after


def test_new_codes_end_the_old_ones(client: Client, email: str) -> None:
    sign_in(client, email)
    set_up(client)
    old = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    asked = client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    assert "The 10 codes that you have will stop working." in asked
    client.post(reverse("mfa_generate_recovery_codes"))
    new = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    found = re.compile(r"<li>([0-9a-f]{8})</li>")
    assert not set(found.findall(old)) & set(found.findall(new))


def test_what_changes_signing_in_asks_for_the_person_again_after_a_while(
    client: Client, email: str
) -> None:
    sign_in(client, email)
    key = set_up(client)
    session = client.session
    session["account_authentication_methods"] = [
        method | {"at": time.time() - 24 * 60 * 60}
        for method in session["account_authentication_methods"]
    ]
    session.save()
    asked = client.get(reverse("mfa_deactivate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(asked["Location"])
    assert "Enter your password again" in page.content.decode()
    wrong = client.post(asked["Location"], {"password": "wrong"})
    assert wrong.status_code == 422
    assert "This is not your password." in wrong.content.decode()
    assert client.post(asked["Location"], {"password": PASSWORD}).status_code == 302
    assert "Remove the second step" in client.get(reverse("mfa_deactivate_totp")).content.decode()
    client.post(reverse("mfa_deactivate_totp"))
    assert "password alone" in client.get(reverse("mfa_index")).content.decode()
    assert key


class TestWhereItIsRequired:
    @pytest.fixture(autouse=True)
    def _required(self, settings: object) -> None:
        settings.REQUIRE_SECOND_FACTOR = True

    def test_everything_leads_to_setting_it_up(self, client: Client, email: str) -> None:
        sign_in(client, email)
        for page in ("/", reverse("families"), reverse("mfa_index")):
            assert client.get(page)["Location"] == reverse("mfa_activate_totp")
        prove(client, "mfa_activate_totp")
        assert client.get(reverse("mfa_activate_totp")).status_code == 200

    def test_after_that_the_record_opens(self, client: Client, email: str) -> None:
        sign_in(client, email)
        set_up(client)
        assert client.get("/").status_code == 200

    def test_somebody_who_will_not_can_still_sign_out(self, client: Client, email: str) -> None:
        sign_in(client, email)
        assert client.post(reverse("account_logout")).status_code == 302
        assert client.get("/")["Location"].startswith(reverse("account_login"))
