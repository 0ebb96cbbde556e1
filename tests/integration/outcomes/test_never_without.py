"""What may never be left out where a measure or a result of it stands: page by page."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures import measure
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions
from attunement.service.assessments.models import Assessment, Phase
from builders import assessments as build
from builders import pages
from world import TODAY, Home, World

ClientFor = Callable[[Viewer], Client]
SENTENCE = "screening of interaction, not of attachment"


@pytest.fixture
def twice(world: World) -> tuple[Home, Assessment, int]:
    """A CARE-Index at the baseline and, by somebody without a certificate, at the end."""
    by = world.practitioner
    home = worlds.home(by)
    episode = worlds.episode(by, home, days_ago=40)
    rows = []
    for phase, days, coder in (
        (Phase.BASELINE, 30, by),
        (Phase.END, 0, worlds.viewer(world.team, name="Nia Newcomer")),
    ):
        on = TODAY - dt.timedelta(days=days)
        assessment = build.start(by, episode, phase=phase, on=on)
        row = actions.record_response(
            by=coder,
            assessment=assessment,
            measure="care-index",
            relationship=home.relationship,
            answered_on=on,
            answers=build.CARE_INDEX,
        )
        rows.append((assessment, row.pk))
    return home, rows[-1][0], rows[-1][1]


def test_the_care_index_says_what_it_is_not_on_every_page(
    world: World, twice: tuple[Home, Assessment, int], client_for: ClientFor
) -> None:
    home, last, row = twice
    browser = client_for(world.practitioner)
    filled = {"relationship": home.relationship.pk}
    addresses = {
        "choose": reverse("choose_measure", args=[last.pk]),
        "assessment": reverse("assessment", args=[last.pk]),
        "response": reverse("response", args=[row]),
        "confirm": reverse("confirm_response", args=[row]),
        "withdraw": reverse("withdraw_response", args=[row]),
        "planner": reverse("plan_measures", args=[home.family.pk]),
        "change": reverse("change", args=[home.relationship.pk]),
        "library": reverse("library_record", args=["measures", "care-index"]),
    }
    without = [
        name
        for name, address in addresses.items()
        if SENTENCE not in pages.text(browser.get(address))
    ]
    assert not without
    actions.withdraw_response(
        by=world.practitioner,
        response=last.responses.get(pk=row),
        because="Wrong film",
    )
    form = reverse("fill_measure", args=[last.pk, "care-index"], query=filled)
    assert SENTENCE in pages.text(browser.get(form))


def test_and_in_the_totals(
    world: World, twice: tuple[Home, Assessment, int], client_for: ClientFor
) -> None:
    words = pages.text(client_for(world.viewers[Role.TEAM_LEAD]).get(reverse("totals")))
    assert words.count("CARE-Index") == words.count(
        f"CARE-Index. {measure('care-index').never_without}"
    )
