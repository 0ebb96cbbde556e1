"""A copy that takes longer than a month: told in time, and once."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.subject_access import actions, policies, selectors
from attunement.service.subject_access.clock import due
from attunement.service.subject_access.models import AccessRequest, AccessState, Ground
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import subject_access as build
from builders.pages import day, hidden, text
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


@pytest.fixture
def small(world: World) -> Home:
    return home(world.practitioner, weeks_old=40)


def longer(
    by: Viewer, asked: AccessRequest, *, told_on: dt.date = TODAY, seen: int | None = None
) -> AccessRequest:
    return actions.extend(
        by=by,
        request=asked,
        ground=Ground.COMPLEX,
        because="Two services wrote in it.",
        told_on=told_on,
        seen=seen,
    )


def test_it_is_due_three_months_after_it_was_asked_for(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother, days_ago=20)
    first = asked.due_on
    longer(lead, asked, told_on=TODAY - dt.timedelta(days=1))
    asked.refresh_from_db()
    assert asked.first_due_on == first == due(asked.asked_on)
    assert asked.due_on == due(asked.asked_on, extended=True) > first
    event = Event.objects.get(verb="made the time for a copy longer")
    assert event.details == {
        "person": small.mother.pk,
        "ground": "complex",
        "told_on": (TODAY - dt.timedelta(days=1)).isoformat(),
        "was_due_on": first.isoformat(),
        "due_on": asked.due_on.isoformat(),
    }, "what they were told stays out of the log"


def test_on_the_last_day_of_the_first_month_and_not_the_day_after() -> None:
    asked = AccessRequest(asked_on=dt.date(2026, 1, 31), state=AccessState.ASKED)
    assert policies.may_extend(asked, dt.date(2026, 2, 28)) is None
    refusal = policies.may_extend(asked, dt.date(2026, 3, 1))
    assert refusal is not None
    assert "by 28 February 2026" in refusal.instead


def test_after_the_first_month_it_is_late_whatever_day_is_typed(lead: Viewer, small: Home) -> None:
    late = build.asked(lead, small.family, small.mother, days_ago=33)
    with pytest.raises(Refused, match="The first month has passed"):
        longer(lead, late, told_on=TODAY - dt.timedelta(days=10))
    late.refresh_from_db()
    assert late.extended_on is None


def test_once(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother)
    longer(lead, asked)
    with pytest.raises(Refused, match="told before that it takes longer") as refused:
        longer(lead, asked)
    assert "once" in refused.value.refusal.instead


@pytest.mark.parametrize(
    ("days", "why"), [(1, "still to come"), (-5, "cannot have been told before they asked")]
)
def test_the_day_on_which_they_were_told_is_after_the_asking_and_not_to_come(
    lead: Viewer, small: Home, days: int, why: str
) -> None:
    asked = build.asked(lead, small.family, small.mother, days_ago=4)
    with pytest.raises(Refused, match=why):
        longer(lead, asked, told_on=TODAY + dt.timedelta(days=days))


def test_what_has_ended_is_not_made_longer(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother)
    actions.refuse(by=lead, request=asked, because="Asked again", on=TODAY, seen=None)
    with pytest.raises(Refused, match="has ended"):
        longer(lead, asked)


def test_a_stale_version_changes_nothing(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother)
    with pytest.raises(Stale):
        longer(lead, asked, seen=asked.version + 1)


def test_the_database_keeps_no_longer_wait_without_its_reason(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRequest.objects.filter(pk=asked.pk).update(extended_on=TODAY)


def test_the_page_shows_the_old_day_and_the_new(lead: Viewer, small: Home, client_for: Any) -> None:
    asked = build.asked(lead, small.family, small.mother)
    client: Client = client_for(lead)
    where = reverse("extend_copy", args=[asked.pk])
    assert "It takes longer: write down" in text(client.get(reverse("copy", args=[asked.pk])))
    page = client.get(where)
    first, then = spoken(due(asked.asked_on)), spoken(due(asked.asked_on, extended=True))
    assert f"Tell them by {first}" in text(page)
    assert f"until {then}" in text(page)
    nothing = client.post(where, {**hidden(page), **day("told_on", TODAY)})
    assert nothing.status_code == 422
    assert "Choose why it takes longer" in nothing.text
    assert "Write down what you told them" in nothing.text
    done = client.post(
        where,
        {
            **hidden(page),
            "ground": "numerous",
            "because": "You sent us four letters.",
            **day("told_on", TODAY),
        },
    )
    assert done.status_code == 302
    shown = text(client.get(done["Location"]))
    assert f"{then}: three months after it was asked for" in shown
    assert f"First due on {first}. They were told on {spoken(TODAY)}." in shown
    assert "They have made a number of requests. You sent us four letters." in shown
    assert "It takes longer: write down" not in shown
    assert f"Due on {then} (first due on {first}; they were told)" in text(
        client.get(reverse("copies"))
    )
    again = client.get(where)
    assert again.status_code == 409
    assert "It can be made longer once" in text(again)


def test_it_is_late_only_after_the_longer_time(lead: Viewer, small: Home) -> None:
    asked = build.asked(lead, small.family, small.mother, days_ago=25)
    week = dt.timedelta(days=7)
    assert [each.pk for each in selectors.due_soon(lead, TODAY, within=week)] == [asked.pk]
    longer(lead, asked)
    assert not selectors.due_soon(lead, TODAY, within=week)
    later = due(asked.asked_on, extended=True)
    assert selectors.due_soon(lead, later - week, within=week)


def test_a_lead_decides(world: World, lead: Viewer, small: Home, client_for: Any) -> None:
    asked = build.asked(lead, small.family, small.mother)
    where = reverse("extend_copy", args=[asked.pk])
    assert client_for(world.stranger).get(where).status_code in {403, 404}
    clerk: Client = client_for(world.viewers[Role.ADMINISTRATOR])
    assert clerk.get(where).status_code == 403
    assert "It takes longer" not in text(clerk.get(reverse("copy", args=[asked.pk])))


def spoken(on: dt.date) -> str:
    return f"{on.day} {on:%B %Y}"
