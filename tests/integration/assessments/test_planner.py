"""The page on which measures fit a family's babies, and until when."""

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import world as worlds
from attunement.guidance import add_months
from attunement.measures import measures
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions, selectors
from attunement.service.assessments.presenters.planner import planner
from attunement.service.design.filters import day
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Family
from attunement.service.relationships.new import NewFamily, NewPerson
from builders import assessments as build
from builders import pages
from world import TODAY, World

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]


def page(family: Family) -> str:
    return reverse("plan_measures", args=[family.pk])


def test_it_says_what_fits_now_until_when_and_what_was_done(
    scene: Scene, client_for: ClientFor
) -> None:
    build.phq9(scene.by, scene.baseline, scene.home)
    said = pages.text(client_for(scene.by).get(page(scene.home.family)))
    assert "Sam is 12 weeks old" in said
    assert "Fits now" in said
    assert "KIPS: Keys to Interactive Parenting Scale" in said
    assert "CORE-10: CORE-10" not in said


def test_a_rating_of_one_twin_is_not_said_of_the_other(scene: Scene, client_for: ClientFor) -> None:
    """Nor is a draft, or a form that was not finished, the last one of anybody."""
    twin = relationships.add_child(
        by=scene.by,
        family=scene.home.family,
        child=NewPerson(given_name="Tam", born_on=scene.home.baby.born_on),
        on=TODAY,
    )
    words = f"Last filled in on {day(TODAY)}"
    build.draft(scene.by, scene.baseline, scene.home)
    build.phq9(scene.by, scene.baseline, scene.home, item_3=None)
    assert words not in pages.text(client_for(scene.by).get(page(scene.home.family)))
    actions.record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="care-index",
        relationship=scene.home.relationship,
        answered_on=TODAY,
        answers=build.CARE_INDEX,
    )
    shown = planner(
        scene.home.family,
        [scene.home.baby, twin],
        measures().values(),
        selectors.responses_of(scene.home.family),
        TODAY,
    )
    done = {
        child.name: [line.name for group in child.groups for line in group.lines if line.done]
        for child in shown.children
    }
    assert done == {"Sam": ["CARE-Index: Infant CARE-Index"], "Tam": []}


def test_what_closes_within_four_weeks_stands_first(world: World, client_for: ClientFor) -> None:
    """A child ten days short of 49 months: the Q-sort's last days."""
    born = add_months(TODAY, -49) + dt.timedelta(days=10)
    family = relationships.register_family(
        by=world.practitioner,
        team=world.team,
        new=NewFamily(
            known_since=TODAY,
            children=(NewPerson(given_name="Max", family_name="Old", born_on=born),),
            carers=worlds.new_family().carers,
        ),
    )
    said = pages.text(client_for(world.practitioner).get(page(family)))
    assert said.index("Closing soon") < said.index("AQS") < said.index("Fits now")
    assert "Closes in" in said
    assert "Stays open for over" in said
    assert ", until" in said


def test_a_baby_without_any_date_asks_for_one(world: World, client_for: ClientFor) -> None:
    family = relationships.register_family(
        by=world.practitioner,
        team=world.team,
        new=NewFamily(
            known_since=TODAY,
            children=(NewPerson(given_name="Nell", family_name="Nodate"),),
            carers=worlds.new_family().carers,
        ),
    )
    said = pages.text(client_for(world.practitioner).get(page(family)))
    assert "Enter a date of birth or a due date" in said


def test_who_may(scene: Scene, world: World, client_for: ClientFor) -> None:
    for role in Role:
        expected = 200 if role in CLINICAL else 403
        answer = client_for(world.viewers[role]).get(page(scene.home.family))
        assert answer.status_code == expected
    assert client_for(world.stranger).get(page(scene.home.family)).status_code == 404


def test_it_asks_the_database_as_often_for_many_forms(scene: Scene, client_for: ClientFor) -> None:
    browser, counts = client_for(scene.by), []
    build.phq9(scene.by, scene.baseline, scene.home)
    for _ in range(2):
        browser.get(page(scene.home.family))
        with CaptureQueriesContext(connection) as asked:
            browser.get(page(scene.home.family))
        counts.append(len(asked))
        if len(counts) == 1:
            build.loaf(scene.by, scene.baseline, scene.home, 2)
    assert counts[0] == counts[1]
