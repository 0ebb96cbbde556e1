"""A part's sessions that follow the register of a group: written here, and by nobody's hand."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages import actions as packages
from ...care_packages import policies as package_policies
from ...care_packages.models import PackageState, Part, PartState
from ...care_packages.states import OPEN_PARTS
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Attendance, Session, SessionFormat, SessionMode, SessionState
from ..shares import NO_PLACE, Share, care_changed

_FOLLOWS = ("at", "practitioner", "state", "called_off_by", "why_not_held", "reason_not_held")


@action
def follow_group(
    *, by: Viewer, part: Part, run: int, practitioner: User, shares: Collection[Share]
) -> list[Session]:
    """Let the sessions of a part say what the register of one run says now, a session for each of
    `shares`. One that is planned and not among them any more is cancelled. Asked twice, it changes
    nothing the second time. Refused where a session of the part stands on such a day by hand: it
    would be counted twice."""
    package = lock(part.package)  # a pause, a plan by hand and a register at once take turns
    part = lock(part)
    part.package = package
    goes_on = part.state in OPEN_PARTS and package.state == PackageState.AGREED
    shares = [replace(each, goes_on=goes_on) for each in shares]
    days = {timezone.localdate(each.at) for each in shares if each.state != SessionState.CANCELLED}
    insist(policies.not_by_hand(selectors.days_of(part, of_groups=False) & days))
    rows = {row.group_session_id: row for row in selectors.shares(part, run)}
    number = selectors.last_number(part)
    followed = []
    for share in sorted(shares, key=lambda each: each.at):
        row = rows.pop(share.group_session, None)
        if row is None:
            number += 1
            row = _begin(part, number, share, practitioner)
        _say(row, share, practitioner)
        followed.append(row)
    _end(row for row in rows.values() if row.state == SessionState.PLANNED)
    _get_under_way(by, part, followed)
    record(
        by=by,
        verb="let sessions follow the register of a group",
        family=part.package.episode.family_id,
        subject=f"part {part.pk}",
        details={"run": run, "sessions": len(followed)},
    )
    return followed


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


def _get_under_way(by: Viewer, part: Part, followed: Collection[Session]) -> None:
    held = [row.at for row in followed if row.state == SessionState.HELD]
    if held and package_policies.may_move(part, PartState.ACTIVE, because="") is None:
        packages.move_part(by=by, part=part, to=PartState.ACTIVE, on=timezone.localdate(min(held)))


@action
def unfollow_group(*, by: Viewer, part: Part, run: int, because: str) -> None:
    """Take back every session that a part has from one run: it was another part's, or nobody's.
    They stay readable."""
    part = lock(part)
    for row in selectors.shares(part, run):
        bump(row, *row.mark_withdrawn(by=by.user, because=because))
    record(
        by=by,
        verb="took back the sessions of a group",
        family=part.package.episode.family_id,
        subject=f"part {part.pk}",
        details={"run": run, "because": because},
    )
