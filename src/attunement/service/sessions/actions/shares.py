"""A part's sessions that follow the register of a group: written here, and by nobody's hand."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import Entry, action, record_all
from ...care_packages import actions as packages
from ...care_packages import policies as package_policies
from ...care_packages.models import PackageState, Part, PartState
from ...care_packages.states import OPEN_PARTS
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Attendance, Session, SessionFormat, SessionMode, SessionState
from ..shares import NO_PLACE, Share, care_changed


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One part with its shares of the meetings of a run, and who delivers them."""

    part: Part
    practitioner: User
    shares: Collection[Share]


_FOLLOWS = ("at", "practitioner", "state", "called_off_by", "why_not_held", "reason_not_held")


@action
def follow_group(
    *,
    by: Viewer,
    run: int,
    followed: Collection[Followed],
    dropped: Part | None = None,
    because: str = "",
) -> None:
    """Let the sessions of parts say what the register of one run says now: a session for each of
    the shares. One that is planned and not among them any more is cancelled; those of a part that
    is `dropped` are withdrawn, and stay readable. Asked twice, it changes nothing the second time.
    Refused where a session of the part stands on such a day by hand: it would be counted twice.

    All is locked before anything is written, and all is written before anything is logged: the log
    is one row of the team, for which somebody who holds one of these may be waiting.
    """
    parts = _lock([each.part for each in followed] + ([dropped] if dropped else []))
    if dropped is not None:
        for row in selectors.shares(dropped, run).select_for_update(of=("self",)):
            bump(row, *row.mark_withdrawn(by=by.user, because=because))
    began = [_follow(parts[each.part.pk], run, each) for each in followed]
    record_all(
        by=by,
        entries=[
            Entry(
                verb="let sessions follow the register of a group"
                if part != dropped
                else "took back the sessions of a group",
                family=part.package.episode.family_id,
                subject=f"part {part.pk}",
                details={"run": run, "because": because},
            )
            for part in parts.values()
        ],
    )
    for part, on in began:
        if on and package_policies.may_move(part, PartState.ACTIVE, because="") is None:
            packages.move_part(by=by, part=part, to=PartState.ACTIVE, on=on)


def _lock(parts: Collection[Part]) -> dict[int, Part]:
    """By id; first their packages: a pause, a plan by hand and a register at once take turns."""
    under = {part.package_id: part.package for part in parts}
    locked = {pk: lock(under[pk]) for pk in sorted(under)}
    found = {part.pk: lock(part) for part in sorted(parts, key=lambda part: part.pk)}
    for part in found.values():
        part.package = locked[part.package_id]
    return found


def _follow(part: Part, run: int, followed: Followed) -> tuple[Part, dt.date | None]:
    """The part, and the day of the first of these sessions that was held."""
    goes_on = part.state in OPEN_PARTS and part.package.state == PackageState.AGREED
    shares = [replace(each, goes_on=goes_on) for each in followed.shares]
    days = {timezone.localdate(each.at) for each in shares if each.state != SessionState.CANCELLED}
    insist(policies.not_by_hand(selectors.days_of(part, of_groups=False) & days))
    found = selectors.shares(part, run).select_for_update(of=("self",))
    rows = {row.group_session_id: row for row in found}
    number = selectors.last_number(part)
    held = []
    for share in sorted(shares, key=lambda each: each.at):
        row = rows.pop(share.group_session, None)
        if row is None:
            number += 1
            row = _begin(part, number, share, followed.practitioner)
        _say(row, share, followed.practitioner)
        if row.state == SessionState.HELD:
            held.append(timezone.localdate(row.at))
    _end(row for row in rows.values() if row.state == SessionState.PLANNED)
    return part, min(held, default=None)


def _begin(part: Part, number: int, share: Share, practitioner: User) -> Session:
    family = part.package.episode.family
    return Session.objects.create(
        part=part,
        family=family,
        team=family.team,
        practitioner=practitioner,
        group_session_id=share.group_session,
        number=number,
        at=share.at,
        mode=SessionMode.ELSEWHERE,
        format=SessionFormat.GROUP,
    )


def _say(row: Session, share: Share, practitioner: User) -> None:
    said = {"at": share.at, "practitioner": practitioner, "state": share.state, **share.why}
    if any(getattr(row, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(row, name, value)
        bump(row, *_FOLLOWS)
    known = {each.person_id: each.came for each in row.attendances.all()}
    for person, came in share.came.items():
        if known.get(person) is not came:
            Attendance.objects.update_or_create(
                session=row, person_id=person, defaults={"came": came}
            )


def _end(rows: Iterable[Session]) -> None:
    for row in rows:
        row.state = SessionState.CANCELLED
        for name, value in care_changed(NO_PLACE).items():
            setattr(row, name, value)
        bump(row, *_FOLLOWS)
