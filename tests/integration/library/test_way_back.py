"""From a choice for a family to a programme's card, and back to that same choice."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.viewer import Viewer
from builders.care_packages import package, understood
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def cards(page: str) -> set[str]:
    return set(re.findall(r'href="(/library/programmes/[^"]*)"', page))


def test_each_card_leads_back_to_the_choice_that_it_was_reached_from(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    for name in ("Okafor", "Reid"):
        family = understood(world.practitioner, name=name)
        choice = reverse("choose", args=[family.home.relationship.pk])
        for ticked in ({}, {"programme": "nonsense"}):
            held = cards(client.get(choice, ticked).content.decode())
            assert len(held) > 20
            assert all(href.endswith(f"/?from={choice}") for href in held)
        card = client.get(sorted(held)[0]).content.decode()
        assert f'<a class="nhsuk-back-link" href="{choice}">Back to where you were</a>' in card


def test_an_agreed_package_is_led_back_to_too(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    agreed = package(world.practitioner, understood(world.practitioner))
    address = reverse("package", args=[agreed.pk])
    held = cards(client.get(address).content.decode())
    assert held
    assert all(href.endswith(f"/?from={address}") for href in held)
