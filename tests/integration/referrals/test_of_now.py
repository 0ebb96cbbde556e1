"""A referral's page says what is so now of homes and parental responsibility."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.viewer import Viewer
from attunement.service.people import actions as people
from attunement.service.relationships import actions as relationships
from attunement.service.relationships import selectors as families
from builders import people as build
from builders import referrals
from world import TODAY, Home, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(world: World, client_for: Callable[[Viewer], Client]) -> Callable[[Home], str]:
    def read(home: Home) -> str:
        row = home.family.referrals.get()
        client = client_for(world.practitioner)
        return client.get(reverse("referral", args=[row.pk])).content.decode()

    return read


@pytest.fixture
def referred(world: World) -> Home:
    row = referrals.referral(world.practitioner)
    (tie,) = families.relationships(row.family)
    return Home(row.family, tie.child, tie.carer, tie)


def test_a_dispute_is_not_hidden_behind_what_was_told_at_first(
    world: World, referred: Home, page: Callable[[Home], str]
) -> None:
    row = build.responsibility(world.practitioner, referred)
    assert "Evidence seen" in page(referred)
    people.dispute_responsibility(
        by=world.practitioner,
        row=row,
        disputed_by="The father",
        words="A court decides.",
        on=TODAY,
        seen=row.version,
    )
    assert "Disputed" in page(referred)


def test_an_address_typed_beside_a_hidden_home_is_not_shown(
    world: World, referred: Home, page: Callable[[Home], str]
) -> None:
    build.household(
        world.practitioner,
        referred.family,
        [referred.mother],
        address=build.REFUGE,
        hidden=True,
    )
    referred.mother.refresh_from_db()
    relationships.change_person(
        by=world.practitioner,
        family=referred.family,
        person=referred.mother,
        changes={"address": build.REFUGE},
        seen=referred.mother.version,
    )
    words = page(referred)
    assert "Harbour Cottages" not in words
    assert "Address hidden" in words
