"""Every write to one session, and to a run of them."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages import actions as packages
from ...care_packages.models import Part, PartState
from ...care_packages.sealed import section_of
from ...people.models import Interpreter
from ...relationships.models import Person
from ...sections.rules import logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import (
    Attendance,
    CalledOffBy,
    Interpreting,
    Session,
    SessionFormat,
    SessionMode,
    SessionState,
    WhyNotHeld,
)
from ..schedule import every
from .notes import _add as _keep_note

_RECORDED = (
    "state",
    "mode",
    "format",
    "interpreting",
    "interpreter",
    "minutes",
    "note",
    "baby_perspective",
    "called_off_by",
    "why_not_held",
    "reason_not_held",
)


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
    package = lock(part.package)  # a pause and a plan at once take turns
    part = lock(part, seen=seen)
    part.package = package
    insist(policies.may_plan_these(part, first=first, times=times))
    moments = every(first, weeks=weeks_between, times=times)
    insist(policies.not_on_group_days(_group_days(part, moments)))
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
        for number, at in enumerate(moments, last + 1)
    )
    record(
        by=by,
        verb="planned sessions",
        family=family.pk,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"sessions": times, "first": first.isoformat(), "weeks_between": weeks_between},
    )
    return planned


def _group_days(part: Part, moments: Iterable[dt.datetime]) -> set[dt.date]:
    return selectors.days_of(part, of_groups=True) & {timezone.localdate(at) for at in moments}


@action
def record_session(
    *,
    by: Viewer,
    session: Session,
    state: SessionState,
    came: Collection[Person] = (),
    mode: SessionMode,
    format: SessionFormat | None = None,
    interpreting: Interpreting | None = None,
    interpreter: Interpreter | None = None,
    minutes: int | None = None,
    note: str = "",
    baby_perspective: str = "",
    called_off_by: CalledOffBy | None = None,
    why: WhyNotHeld | None = None,
    because: str = "",
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> Session:
    """Say what came of a session: who came and how it was for the baby; or why it was not held.

    What is None was not said. The first session held puts its part under way. Everybody who could
    have come and did not is kept as not having come: who was missing matters as much.
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
            why=why,
            because=because,
        )
    )
    insist(policies.may_be_called_off(state, called_off_by))
    insist(policies.may_be_of_format(session, format, came))
    insist(policies.may_have_interpreted(session, interpreting, interpreter))
    session.state, session.mode, session.minutes = state, mode, minutes
    session.format, session.interpreting = format or "", interpreting or ""
    session.interpreter = interpreter
    session.note, session.baby_perspective = note, baby_perspective
    session.called_off_by, session.why_not_held = called_off_by or "", why or ""
    session.reason_not_held = because
    bump(session, *_RECORDED)
    if state == SessionState.HELD:
        _keep_note(by, session)
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
    insist(policies.not_on_group_days(_group_days(session.part, [at])))
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
