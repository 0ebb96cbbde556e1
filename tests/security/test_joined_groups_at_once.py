"""A group's place and a session by hand at the same moment: one counts, the other is told."""

import pytest
from test_concurrency import at_once

from attunement.service.care_packages.models import Part, StepKind
from attunement.service.groups import actions
from attunement.service.groups.models import GroupPlace, GroupSession, GroupSessionState
from attunement.service.sessions import actions as sessions
from attunement.service.sessions.models import Session, SessionState
from attunement.service.way.policies import Refused
from builders.groups import begun, pair
from builders.sessions import planned
from world import TODAY, World

pytestmark = pytest.mark.django_db(transaction=True)


def test_joined_and_planned_by_hand_on_one_day_at_once_counts_once() -> None:
    by = World().practitioner
    late = pair(by, begun(by), join=False)

    def join() -> object:
        place = GroupPlace.objects.get(pk=late.place.pk)
        return actions.join_part(by=by, place=place, part=Part.objects.get(pk=late.part.pk))

    def plan() -> object:
        return planned(by, Part.objects.get(pk=late.part.pk), days=7, times=1)

    results = at_once(join, plan)
    assert sum(isinstance(each, Refused) for each in results) == 1
    days = [row.at.date() for row in Session.objects.filter(part=late.part)]
    assert len(days) == len(set(days))


def test_a_register_and_a_pause_at_once_leave_no_meeting_to_come() -> None:
    by = World().practitioner
    joined = pair(by, begun(by))
    mother, baby = joined.both

    def write() -> object:
        session = GroupSession.objects.get(run=joined.run, number=1)
        to = GroupSessionState.HELD
        return actions.write_register(by=by, session=session, to=to, came=[mother, baby])

    def pause() -> object:
        package = Part.objects.get(pk=joined.part.pk).package
        return sessions.step_package(
            by=by, package=package, kind=StepKind.PAUSE, on=TODAY, because="A rest."
        )

    results = at_once(write, pause)
    assert not any(isinstance(each, Exception) for each in results), results
    to_come = joined.part.sessions.filter(group_session__number__gt=5)
    assert {row.state for row in to_come} == {SessionState.CANCELLED}
    assert joined.share(1).state == SessionState.HELD
