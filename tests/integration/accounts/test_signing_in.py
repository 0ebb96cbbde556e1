"""Signing in with a password: right, wrong, too often wrong, away too long, and out again."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.middleware import SEEN
from world import PASSWORD, World

WRONG = "The email address or the password is not right."


def sign_in(client: Client, email: str, password: str = PASSWORD, to: str = "") -> object:
    return client.post(
        reverse("account_login") + (f"?next={to}" if to else ""),
        {"login": email, "password": password},
    )


@pytest.fixture
def email(world: World) -> str:
    return world.practitioner.user.email


def test_the_right_password_opens_the_start_page(client: Client, email: str) -> None:
    response = sign_in(client, email)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_an_email_address_is_taken_in_any_spelling(client: Client, email: str) -> None:
    assert sign_in(client, f" {email.upper()} ").status_code == 302


def test_the_page_that_was_asked_for_is_kept(client: Client, world: World, email: str) -> None:
    asked = reverse("families")
    away = client.get(asked)
    assert away.status_code == 302
    assert away["Location"] == f"{reverse('account_login')}?next={asked}"
    assert sign_in(client, email, to=asked)["Location"] == asked


def test_an_address_on_another_site_is_not_gone_to(client: Client, email: str) -> None:
    assert sign_in(client, email, to="https://elsewhere.example/")["Location"] == "/"


@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_sign_in_does_not_say_which_half_was_wrong(
    client: Client, email: str, known: bool
) -> None:
    response = sign_in(client, email if known else "nobody@example.org", "a wrong password")
    page = response.content.decode()
    assert response.status_code == 422
    assert WRONG in page
    assert "There is a problem" in page
    assert "<title>Error: Sign in" in page
    assert "a wrong password" not in page


def test_empty_boxes_are_named(client: Client, world: World) -> None:
    page = sign_in(client, "", "").content.decode()
    assert '<a href="#id_login">Enter your email address</a>' in page
    assert '<a href="#id_password">Enter your password</a>' in page


def test_five_wrong_tries_lock_the_account_and_say_what_to_do(client: Client, email: str) -> None:
    for _ in range(4):
        assert sign_in(client, email, "wrong").status_code == 422
    response = sign_in(client, email, "wrong")
    assert response.status_code == 429
    assert "You cannot sign in for 15 minutes" in response.content.decode()
    assert sign_in(client, email.upper()).status_code == 429, "not even with the right password"


def test_a_right_password_starts_the_count_again(client: Client, email: str) -> None:
    for _ in range(2):
        for _ in range(4):
            sign_in(client, email, "wrong")
        assert sign_in(client, email).status_code == 302
        client.post(reverse("account_logout"))


def test_a_lock_of_one_account_is_not_a_lock_of_another(client: Client, world: World) -> None:
    for _ in range(5):
        sign_in(client, world.practitioner.user.email, "wrong")
    assert sign_in(client, world.stranger.user.email).status_code == 302


def test_a_closed_account_is_told_so(client: Client, world: World, email: str) -> None:
    user = world.practitioner.user
    user.is_active = False
    user.save()
    response = sign_in(client, email)
    assert response.status_code == 403
    assert "Your account is closed" in response.content.decode()


def test_signing_out_is_asked_first_and_done_by_post(client: Client, email: str) -> None:
    sign_in(client, email)
    asked = client.get(reverse("account_logout"))
    assert "What you have saved stays saved." in asked.content.decode()
    assert client.get("/").status_code == 200, "a link alone signs nobody out"
    assert client.post(reverse("account_logout"))["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_being_away_too_long_signs_out(client: Client, email: str, settings: object) -> None:
    sign_in(client, email)
    session = client.session
    session[SEEN] = int(time.time()) - settings.IDLE_MINUTES * 60 - 1
    session.save()
    response = client.get("/")
    assert response["Location"] == f"{reverse('account_login')}?next=/"


def test_being_away_a_little_does_not(client: Client, email: str, settings: object) -> None:
    sign_in(client, email)
    session = client.session
    session[SEEN] = int(time.time()) - settings.IDLE_MINUTES * 60 + 5
    session.save()
    assert client.get("/").status_code == 200


class TestDemonstrationSignIns:
    SHOWN = (("Practitioner", "sam@example.org", "a shown password"),)

    def test_are_listed_in_the_demonstration(
        self, client: Client, settings: object, db: None
    ) -> None:
        settings.DEMONSTRATION, settings.DEMONSTRATION_SIGN_INS = True, self.SHOWN
        page = client.get(reverse("account_login")).content.decode()
        assert "Demonstration sign-ins" in page
        assert all(words in page for words in self.SHOWN[0])

    def test_are_nowhere_else(self, client: Client, settings: object, db: None) -> None:
        settings.DEMONSTRATION, settings.DEMONSTRATION_SIGN_INS = False, self.SHOWN
        page = client.get(reverse("account_login")).content.decode()
        assert "sam@example.org" not in page
        assert "Demonstration" not in page
