"""Six digits cannot be guessed by trying them all, not even by somebody with the password."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from world import PASSWORD, World

pytestmark = pytest.mark.django_db


def test_the_password_between_two_wrong_codes_starts_no_new_count(world: World) -> None:
    user = world.practitioner.user
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    right = totp.format_hotp_value(
        totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))
    )
    wrong = "000000" if right != "000000" else "111111"
    answers = []
    for _ in range(5):
        client = Client()
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        answers.append(client.post(reverse("mfa_authenticate"), {"code": wrong}).status_code)
    assert answers == [422, 422, 422, 422, 429]
    client = Client()
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": right})
    assert "/sign-in/" in client.get("/").headers["Location"]
