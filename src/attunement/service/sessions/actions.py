"""Every write to sessions, and the ends of parts and packages that take sessions with them."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..care_packages import actions as packages
from ..care_packages.models import Package, Part, PartState
from ..care_packages.sealed import section_of
from ..care_packages.states import OPEN_PARTS
from ..relationships.models import Person
from ..sections.rules import logged
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import Attendance, Session, SessionMode, SessionState
from .schedule import every


@action
def plan_sessions(
    *,
    by: Viewer,
    part: Part,
    first: dt.datetime,
    weeks_between: int,
    times: int,
    mode: SessionMode,
    because: str = "",
    seen: int | None = None,
) -> list[Session]:
    """Book a run of sessions. The first run says how many the part is to have.

    `because` is needed when that is not the programme's own number. Later runs only add: what was
    missed is offered again without changing what was expected.
    """
    part = lock(part, seen=seen)
    insist(policies.may_plan_these(part, first=first, times=times))
    last = selectors.last_number(part)
    if last == 0:
        part = packages.expect_sessions(by=by, part=part, sessions=times, because=because)
    family = part.package.episode.family
    planned = Session.objects.bulk_create(
        Session(
            part=part,
            family=family,
            team=family.team,
            practitioner=part.practitioner or by.user,
            number=number,
            at=at,
            mode=mode,
        )
        for number, at in enumerate(every(first, weeks=weeks_between, times=times), last + 1)
    )
    record(
        by=by,
        verb="planned sessions",
        family=family.pk,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"sessions": times, "first": first.isoformat(), "weeks_between": weeks_between},
    )
    return planned


@action
def record_session(
    *,
    by: Viewer,
    session: Session,
    state: SessionState,
    came: Collection[Person] = (),
    mode: SessionMode,
    minutes: int | None = None,
    note: str = "",
    baby_perspective: str = "",
    because: str = "",
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> Session:
    """Say what came of a session: who came and how it was for the baby; or why it was not held.

    The first session held puts its part under way. Everybody who could have come and did not is
    kept as not having come: who was missing matters as much.
    """
    part = lock(session.part)  # one order for all who lock both: the part, then its session
    session = lock(session, seen=seen)
    family = selectors.could_come(session)
    insist(
        policies.may_record(
            session,
            state,
            now=now or timezone.now(),
            came=came,
            family=family,
            because=because,
        )
    )
    session.state, session.mode, session.minutes = state, mode, minutes
    session.note, session.baby_perspective = note, baby_perspective
    session.reason_not_held = because
    bump(session, "state", "mode", "minutes", "note", "baby_perspective", "reason_not_held")
    if state == SessionState.HELD:
        present = {person.pk for person in came}
        Attendance.objects.bulk_create(
            Attendance(session=session, person=person, came=person.pk in present)
            for person in family
        )
        if part.state == PartState.PLANNED:
            packages.move_part(
                by=by, part=part, to=PartState.ACTIVE, on=timezone.localdate(session.at)
            )
    record(
        by=by,
        verb="recorded a session",
        family=session.family_id,
        subject=logged(section_of(session.part.kind), f"session {session.pk}"),
        details={"state": state, "came": sorted(person.pk for person in came)},
    )
    return session


@action
def change_session(
    *, by: Viewer, session: Session, at: dt.datetime, mode: SessionMode, seen: int | None = None
) -> Session:
    """Move a session that has not been recorded yet."""
    session = lock(session, seen=seen)
    insist(policies.may_move(session, at))
    before, session.at, session.mode = session.at, at, mode
    bump(session, "at", "mode")
    record(
        by=by,
        verb="moved a session",
        family=session.family_id,
        subject=logged(section_of(session.part.kind), f"session {session.pk}"),
        details={"before": before.isoformat(), "after": at.isoformat()},
    )
    return session


@action
def withdraw_session(
    *, by: Viewer, session: Session, because: str, seen: int | None = None
) -> Session:
    """Take back a wrong record. It stays readable, and no longer counts."""
    session = lock(session, seen=seen)
    insist(policies.may_withdraw(session))
    bump(session, *session.mark_withdrawn(by=by.user, because=because))
    record(
        by=by,
        verb="withdrew a session",
        family=session.family_id,
        subject=logged(section_of(session.part.kind), f"session {session.pk}"),
    )
    return session


@action
def end_part(
    *,
    by: Viewer,
    part: Part,
    to: PartState,
    on: dt.date,
    because: str = "",
    seen: int | None = None,
) -> Part:
    """Complete or stop a part, and cancel what was still planned in it."""
    part = packages.move_part(by=by, part=part, to=to, on=on, because=because, seen=seen)
    for session in selectors.planned(part):
        session = lock(session)
        session.state = SessionState.CANCELLED
        session.reason_not_held = f"This part of the care was {to.label.lower()}."
        bump(session, "state", "reason_not_held")
    record(
        by=by,
        verb="ended a part",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"to": to, "on": on.isoformat()},
    )
    return part


@action
def finish_package(
    *,
    by: Viewer,
    package: Package,
    on: dt.date,
    because: str,
    completed: Collection[Part] = (),
    seen: int | None = None,
) -> Package:
    """End a package and every part of it that is still open: those in `completed` as completed, the
    others as stopped, for the same reason."""
    package = lock(package, seen=seen)
    done = {part.pk for part in completed}
    for part in package.parts.filter(state__in=OPEN_PARTS).order_by("pk"):
        to = PartState.COMPLETED if part.pk in done else PartState.STOPPED
        end_part(by=by, part=part, to=to, on=on, because=because)
    return packages.end_package(by=by, package=package, on=on, because=because)
