"""Copies of what is held that are due soon, on the worklists of those who work on them."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.caseload.selectors import worklist
from attunement.service.subject_access import actions
from attunement.service.subject_access.clock import due
from attunement.service.subject_access.models import AccessRequest, Ground
from builders import subject_access as build
from builders.pages import text
from world import TODAY, Home, World, home

of_worklist = sys.modules[worklist.__module__]
"""The module: the package has a function of the same name."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


@pytest.fixture
def small(world: World) -> Home:
    return home(world.practitioner, weeks_old=40)


def asked_to_be_due_in(lead: Viewer, small: Home, *, at_most: int) -> AccessRequest:
    """The request whose month ends last, of those that end within so many days."""
    ago = next(n for n in range(60) if due(TODAY - dt.timedelta(days=n)) <= _in(at_most))
    return build.asked(lead, small.family, small.mother, days_ago=ago)


def _in(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.ADMINISTRATOR, Role.SUPERVISOR])
@pytest.mark.parametrize("whole", ["", "?who=team"])
def test_who_works_on_copies_sees_what_is_due_within_a_week(
    world: World, lead: Viewer, small: Home, client_for: Any, role: Role, whole: str
) -> None:
    asked = asked_to_be_due_in(lead, small, at_most=7)
    page = client_for(world.viewers[role]).get(f"/{whole}")
    said = text(page)
    assert "Copy of what is held about Ada Okafor" in said
    assert f"Due by {asked.due_on.day} {asked.due_on:%B %Y}: asked for" in said
    assert reverse("copy", args=[asked.pk]) in page.text


def test_what_is_late_is_called_overdue_and_stands_first(
    lead: Viewer, small: Home, client_for: Any
) -> None:
    soon = asked_to_be_due_in(lead, small, at_most=7)
    late = build.reading(lead, small.family, small.mother)
    late_for = build.asked(lead, small.family, small.baby, days_ago=40)
    page = client_for(lead).get("/")
    html = page.text
    assert html.index(reverse("copy", args=[late_for.pk])) < html.index(
        reverse("copy", args=[soon.pk])
    )
    assert reverse("copy", args=[late.pk]) not in html, "more than a week away"
    assert f"Overdue Copy of what is held about {small.baby.full_name}" in text(page)
    assert "Was due by" in text(page)


def test_neither_those_who_only_see_requests_nor_another_team(
    world: World, lead: Viewer, small: Home, client_for: Any
) -> None:
    build.asked(lead, small.family, small.mother, days_ago=40)
    for viewer in (world.practitioner, world.stranger):
        for address in ("/", "/?who=team"):
            assert "Copy of what is held" not in client_for(viewer).get(address).text


def test_what_was_made_longer_or_has_ended_is_not_there(
    lead: Viewer, small: Home, client_for: Any
) -> None:
    ended = build.asked(lead, small.family, small.mother, days_ago=40)
    actions.refuse(by=lead, request=ended, because="Asked again", on=TODAY, seen=None)
    longer = asked_to_be_due_in(lead, small, at_most=7)
    actions.extend(
        by=lead,
        request=longer,
        ground=Ground.NUMEROUS,
        because="Four letters in a week.",
        told_on=TODAY,
        seen=None,
    )
    assert "Copy of what is held" not in client_for(lead).get("/").text


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.SUPERVISOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("whole", ["", "?who=team"])
def test_it_costs_one_question_however_many_there_are(
    world: World,
    lead: Viewer,
    client_for: Any,
    freshly: Callable[[Client, str], str],
    django_assert_same_queries: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    whole: str,
) -> None:
    client: Client = client_for(world.viewers[role])

    def grow(count: int) -> None:
        for _ in range(count):
            place = home(world.practitioner, weeks_old=40)
            build.asked(lead, place.family, place.mother, days_ago=40)

    def count() -> int:
        return django_assert_same_queries(lambda: freshly(client, f"/{whole}"), grow)

    with_copies = count()
    monkeypatch.setattr(of_worklist, "WORK_ON", frozenset())
    assert with_copies == count() + 1
