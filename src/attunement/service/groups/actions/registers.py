"""When a group meets, and who came."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import Entry, action, record, record_all
from ...relationships.models import Person
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import GroupAttendance, GroupSession, GroupSessionState
from .following import _follow
from .offered import _lock_team, _tell_choosing


@action
def move_session(
    *, by: Viewer, session: GroupSession, at: dt.datetime, topic: str, seen: int | None = None
) -> GroupSession:
    """Another time, or another topic, for a session that is still planned."""
    _lock_team(by)
    session = lock(session, seen=seen)
    insist(policies.may_arrange(session))
    before, session.at, session.topic = session.at, at, topic
    bump(session, "at", "topic")
    _follow(by, session.run)
    _tell_choosing(by, session.run.programme)  # the first session says when the group starts
    record(
        by=by,
        verb="moved a session of a group",
        subject=f"group session {session.pk}",
        details={"before": before.isoformat(), "after": at.isoformat()},
    )
    return session


@action
def write_register(
    *,
    by: Viewer,
    session: GroupSession,
    to: GroupSessionState,
    came: Collection[Person] = (),
    because: str = "",
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> GroupSession:
    """Say that a session was held and who came, or why it was not held. Everybody who was expected
    and did not come is kept as not having come. Each family has this in its own log."""
    _lock_team(by)  # one order for all: the team, then the session, then the parts that follow it
    locked = lock(session, seen=seen)
    session = selectors.session(by, locked.pk)
    expected = selectors.expected(session)
    insist(
        policies.may_register(
            session,
            to,
            came=came,
            expected=expected,
            because=because,
            now=now or timezone.now(),
        )
    )
    before = {row.person_id: row.came for row in session.register.all()}
    present = {person.pk for person in came}
    if to == GroupSessionState.HELD:
        for person in expected:
            GroupAttendance.objects.update_or_create(
                session=session, person=person, defaults={"came": person.pk in present}
            )
    session.state = to
    session.because = because if to == GroupSessionState.CANCELLED else ""
    bump(session, "state", "because")
    _follow(by, session.run)
    record(
        by=by,
        verb="wrote who came to a group",
        subject=f"group session {session.pk}",
        details={"state": to, "expected": len(expected), "came": len(present), "because": because},
    )
    _tell_families(by, session, before, present)
    return session


def _tell_families(
    by: Viewer, session: GroupSession, before: dict[int, bool], present: set[int]
) -> None:
    """One event for each family, of its own people alone."""
    own: dict[int, set[int]] = {}
    for place in session.run.cohort.all():
        known = own.setdefault(place.relationship.family_id, set())
        known |= {place.relationship.carer_id, place.relationship.child_id}
    entries = [
        Entry(
            verb="wrote who came to a group",
            family=family,
            subject=f"group session {session.pk}",
            details={
                "came": sorted(people & present),
                "before": {str(pk): was for pk, was in before.items() if pk in people},
            },
        )
        for family, people in sorted(own.items())
    ]
    if entries:
        record_all(by=by, entries=entries)
