"""Hints about words on forms: asked for, shown under the field, hidden again; never in the way."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attunement.service.referrals.models import Referral
from world import World

pytestmark = pytest.mark.django_db
UNKIND = "Mum failed to attend and is hard to reach."


@pytest.fixture
def address(world: World) -> str:
    return reverse("refer_professional", args=[world.team.slug])


def test_hints_stand_under_the_field_and_say_why(client: Client, address: str) -> None:
    page = client.post(address, {"reason": UNKIND, "_words": "check"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "2 hints about words" in text
    assert "“failed to”" in text
    assert "You could write: has not yet." in text
    assert "own list of words" in text
    assert UNKIND in text
    assert text.index(UNKIND) < text.index("You could write") < text.index("in their own words?")


def test_nothing_is_sent_saved_or_said_to_be_missing(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = client.post(address, {"reason": UNKIND, "_words": "check"})
    assert not Referral.objects.exists()
    assert "There is a problem" not in page.content.decode()
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_hints_can_be_hidden(client: Client, address: str) -> None:
    page = client.post(address, {"reason": UNKIND, "_words": "hide"})
    assert "You could write" not in page.content.decode()
    assert UNKIND in page.content.decode()


def test_kind_words_are_told_so(client: Client, address: str) -> None:
    page = client.post(address, {"reason": "Ada finds nights hard.", "_words": "check"})
    assert "No hints about the words" in page.content.decode()


def test_the_familys_own_words_are_never_checked(client: Client, address: str) -> None:
    page = client.post(address, {"concerns": UNKIND, "_words": "check"})
    assert "No hints about the words" in page.content.decode()


def test_a_form_with_hints_is_sent_as_it_stands(client: Client, address: str) -> None:
    fields = {
        "reason": UNKIND,
        "baby_1_born_on_0": "1",
        "carer_1_first_name": "Ada",
    }
    page = client.post(address, fields)
    assert page.status_code == 422  # for what is missing, and not for its words
    assert "You could write" not in page.content.decode()


def test_a_signed_in_form_has_the_button_too(client: Client, world: World) -> None:
    client.force_login(world.practitioner.user)
    address = reverse("new_referral")
    assert "Check the words" in client.get(address).content.decode()
    page = client.post(address, {"reason": UNKIND, "_words": "check"})
    assert page.status_code == 200
    assert "2 hints about words" in page.content.decode()


def test_a_form_without_such_fields_takes_no_notice(client: Client, world: World) -> None:
    client.force_login(world.practitioner.user)
    address = reverse("add_interpreter")
    client.force_login(world.viewers[next(iter(world.viewers))].user)
    assert "Check the words" not in client.get(address).content.decode()
