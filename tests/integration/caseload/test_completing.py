"""Who has completed what, in which phase, and what is still awaited."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import world as worlds
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Phase
from attunement.service.caseload import selectors
from attunement.service.caseload.facts import AssessmentFacts, EpisodeFacts
from attunement.service.caseload.occasions import ahead, owed
from attunement.service.caseload.presenters import completing
from attunement.service.design.filters import day
from builders import assessments as build
from builders import pages
from builders.home_answers import invite
from builders.outcomes import complete
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
SOON = dt.timedelta(days=14)


def said(client: Client) -> str:
    response = client.get(reverse("completing"))
    assert response.status_code == 200
    return pages.text(response)


class TestAhead:
    """Pure functions of dates: what opens soon stands after what is owed."""

    def episode(self, days_ago: int) -> EpisodeFacts:
        began = TODAY - dt.timedelta(days=days_ago)
        done = AssessmentFacts(phase=Phase.BASELINE, started_on=began, completed_on=began)
        return EpisodeFacts(opened_on=began, assessments=(done,))

    def test_a_review_comes_into_sight_before_it_is_due_and_stays(self) -> None:
        episode = self.episode(200)
        days = [TODAY - dt.timedelta(days=200 - n) for n in range(200)]
        seen = [on for on in days if ahead(episode, (), on, within=SOON)]
        opens = next(on for on in days if owed(episode, (), on))
        assert seen == [on for on in days if on >= opens - SOON]

    def test_what_is_owed_is_the_same_and_first(self) -> None:
        for days in (0, 30, 100, 200, 399):
            due = owed(self.episode(days), (), TODAY)
            assert ahead(self.episode(days), (), TODAY, within=SOON)[: len(due)] == due


def test_forms_by_phase_and_who_answered(world: World, client_for: ClientFor) -> None:
    by = world.practitioner
    home = worlds.home(by)
    start = build.start(by, worlds.episode(by, home))
    build.phq9(by, start, home)
    build.loaf(by, start, home, 2)
    words = said(client_for(by))
    assert f"Baseline: {day(TODAY)}, by Ada: PHQ-9; " in words
    assert f"by {by.user.name}: LOAF of {home.relationship}" in words
    assert "Baseline: due by" in words
    assert words.count(day(TODAY)) == words.count(f"{day(TODAY)}, by Ada"), "a day is said once"


def test_the_keyworker_is_named_only_where_there_are_several(
    world: World,
) -> None:
    by = world.practitioner
    build.start(by, worlds.episode(by, worlds.home(by)))
    assert found_keyworkers(by) == [""]
    assert found_keyworkers(world.viewers[Role.SUPERVISOR]) == [by.user.name]


def found_keyworkers(viewer: Viewer) -> list[str]:
    page = completing(selectors.completing(viewer), now=timezone.now())
    return [family.keyworker for family in page.families]


def test_a_link_that_nobody_answered_asks_for_a_reminder(
    world: World, client_for: ClientFor
) -> None:
    by = world.practitioner
    home = worlds.home(by)
    start = build.start(by, worlds.episode(by, home))
    sent = invite(by, start, home.mother).invitation
    words = said(client_for(by))
    assert "Ada has not opened the link yet; it works until" in words
    assert "remind them now" not in words
    found = selectors.completing(by)
    for hours, told in ((-30, "so remind them now"), (1, "stopped working on")):
        at = sent.expires_at + dt.timedelta(hours=hours)
        (family,) = completing(found, now=at).families
        assert told in family.links[0].words
        assert family.links[0].again is not None
        assert family.links[0].again.href == reverse("renew_invitation", args=[sent.pk])


def test_a_family_of_whom_nothing_is_awaited_is_only_counted(world: World) -> None:
    by = world.practitioner
    home = worlds.home(by)
    complete(by, build.start(by, worlds.episode(by, home)), TODAY)
    page = completing(selectors.completing(by), now=timezone.now())
    assert page.families == ()
    assert page.rest == "1 family: nothing is awaited."


def test_a_practitioner_sees_their_own_and_a_supervisor_the_teams(
    world: World, client_for: ClientFor
) -> None:
    by = world.practitioner
    build.start(by, worlds.episode(by, worlds.home(by)))
    other = worlds.viewer(world.team, name="Another Practitioner")
    for role, who in world.viewers.items():
        status = client_for(who).get(reverse("completing")).status_code
        assert status == (200 if role in CLINICAL else 403), role
    assert "Okafor" not in said(client_for(other))
    assert "Okafor" in said(client_for(world.viewers[Role.SUPERVISOR]))
    assert "Okafor" not in said(client_for(world.stranger))


def test_the_number_of_queries_stays_the_same(
    world: World, client_for: ClientFor, django_assert_same_queries: Callable[..., int]
) -> None:
    by = world.practitioner
    client = client_for(by)

    def grow(rows: int) -> None:
        for n in range(rows):
            home = worlds.home(by, name=f"Family {n}")
            start = build.start(by, worlds.episode(by, home))
            build.phq9(by, start, home)
            invite(by, start, home.mother, ("gad-7",))

    django_assert_same_queries(lambda: said(client), grow)
