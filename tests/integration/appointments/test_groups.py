"""A group on the calendar: once, without a family's name."""

import datetime as dt

import pytest

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.appointments.appointment import Kind
from attunement.service.appointments.dates import Span
from attunement.service.appointments.feed import feed
from attunement.service.appointments.selectors import appointments
from attunement.service.groups import actions
from builders.groups import begun, pair
from builders.sessions import at
from world import TODAY, World

pytestmark = pytest.mark.django_db

AHEAD = Span(TODAY, TODAY + dt.timedelta(days=60))


def kinds(viewer: Viewer, *, mine: bool) -> list[Kind]:
    return [each.kind for each in appointments(viewer, AHEAD, mine=mine)]


@pytest.mark.parametrize("mine", [True, False])
def test_two_families_in_it_are_one_appointment(world: World, mine: bool) -> None:
    by = world.practitioner
    run = begun(by)
    pair(by, run)
    pair(by, run, "Brook")
    found = kinds(by, mine=mine)
    assert set(found) == {Kind.GROUP}
    assert len(found) == run.sessions.filter(at__gte=at(0, 0)).count()


def test_whoever_delivers_the_part_has_it_though_another_leads(world: World) -> None:
    by, lead = world.practitioner, world.viewers[Role.TEAM_LEAD]
    run = begun(by, leaders=[lead])
    assert kinds(by, mine=True) == []
    joined = pair(by, run)
    assert set(kinds(by, mine=True)) == {Kind.GROUP}
    assert kinds(world.viewers[Role.SUPERVISOR], mine=True) == []
    actions.leave(by=by, place=joined.place, because="They found work.")
    assert kinds(by, mine=True) == []


def test_the_feed_says_group_and_nothing_else(world: World) -> None:
    by = world.practitioner
    pair(by, begun(by), "Okafor")
    found = appointments(by, AHEAD, mine=True)
    words = feed(found, secret="s", now=at(0)).decode()
    summaries = {line for line in words.splitlines() if line.startswith("SUMMARY")}
    assert summaries == {"SUMMARY:Group"}
    for secret in ("Okafor", "Mellow", "Family hub", "Tuesday"):
        assert secret not in words
