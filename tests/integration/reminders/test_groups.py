"""Reminders of a group's meetings: by the same rules as of any session."""

import datetime as dt

import pytest

from attunement.service.accounts.viewer import Viewer
from attunement.service.groups import actions
from attunement.service.groups.models import GroupSessionState, RunState
from attunement.service.relationships.actions import record_loss
from attunement.service.reminders.actions import send_due
from attunement.service.reminders.selectors import Coming, due
from builders import reminders as build
from builders.groups import Joined, meet, pair
from builders.groups import run as planned_run
from builders.sessions import at
from world import TODAY, World

pytestmark = pytest.mark.django_db

NOON = build.NOON


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def joined(by: Viewer) -> Joined:
    """Their group meets tomorrow at 2pm; the mother agreed to texts."""
    run = planned_run(by, days=1, places=4)
    found = pair(by, actions.move_run(by=by, run=run, to=RunState.RUNNING))
    home = found.family.home
    build.switched_on(by, home.family, home.mother)
    return found


def to_go() -> list[Coming]:
    return [each for each in due(NOON) if each.refusal is None]


def test_it_says_when_and_who_and_no_programme(by: Viewer, joined: Joined) -> None:
    (found,) = to_go()
    assert found.person == joined.family.home.mother
    tomorrow = TODAY + dt.timedelta(days=1)
    assert f"We meet on {tomorrow:%A} {tomorrow.day} {tomorrow:%B} at 2pm" in found.words
    for secret in ("Mellow", "group", "Group", "Family hub", "Tuesday mornings", "Sam"):
        assert secret not in found.words


def test_it_goes_once(by: Viewer, joined: Joined) -> None:
    sender = build.Kept()
    for _ in range(2):
        send_due(by=by, due=due(NOON), sender=sender, now=NOON)
    assert len(sender.texts) == 1


def test_only_those_who_agreed(by: Viewer, joined: Joined) -> None:
    pair(by, joined.run, "Brook")
    assert [each.meeting.family.name for each in to_go()] == ["Okafor"]
    assert len(due(NOON)) == 2


@pytest.mark.parametrize("why", ["left", "called off", "cancelled", "moved away", "loss", "note"])
def test_it_does_not_go(by: Viewer, joined: Joined, why: str) -> None:
    home = joined.family.home
    first = joined.run.sessions.get(number=1)
    joined.run.refresh_from_db()
    match why:
        case "left":
            actions.leave(by=by, place=joined.place, because="They found work.")
        case "called off":
            actions.move_run(by=by, run=joined.run, to=RunState.CALLED_OFF, because="No room.")
        case "cancelled":
            to = GroupSessionState.CANCELLED
            actions.write_register(by=by, session=first, to=to, because="No room.")
        case "moved away":
            actions.move_session(by=by, session=first, at=at(5), topic="")
        case "loss":
            record_loss(by=by, family=home.family, person=home.baby, lost_on=TODAY, seen=None)
        case "note":
            home.family.refresh_from_db()
            home.family.safe_contact = "Never text."
            home.family.save()
    assert to_go() == []


def test_one_that_was_held_is_past(by: Viewer, joined: Joined) -> None:
    meet(by, joined, 1, joined.both)
    assert to_go() == []


def test_a_mother_of_twins_is_reminded_once(by: Viewer, joined: Joined) -> None:
    twin = joined.share(1)
    part = pair(by, joined.run, "Brook").part
    other = part.sessions.get(group_session=twin.group_session)
    other.part.package.relationship.carer = joined.family.home.mother
    other.part.package.relationship.save()
    assert len(due(NOON)) == 1
