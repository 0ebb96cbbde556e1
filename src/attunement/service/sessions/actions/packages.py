"""What happens to a package or a part takes the sessions planned in it with it."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages import actions as packages
from ...care_packages.models import Package, Part, PartState, StepKind
from ...care_packages.sealed import section_of
from ...care_packages.states import OPEN_PARTS
from ...sections.rules import logged
from ...way.locking import bump, lock
from .. import selectors
from ..models import Session, SessionState, WhyNotHeld


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
    _cancel(selectors.planned(part), f"This part of the care was {to.label.lower()}.")
    record(
        by=by,
        verb="ended a part",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"to": to, "on": on.isoformat()},
    )
    return part


@action
def hand_part(
    *,
    by: Viewer,
    part: Part,
    to: User,
    because: str = "",
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> Part:
    """Say who delivers a part: the sessions of it that are still to come go to that person's diary.
    Those of a group stay with whoever leads the group."""
    part = packages.hand_part(by=by, part=part, to=to, because=because, seen=seen)
    moment = now or timezone.now()
    for found in selectors.planned(part):
        if found.at >= moment and found.group_session_id is None:
            session = lock(found)
            session.practitioner = to
            bump(session, "practitioner")
    record(
        by=by,
        verb="handed on the sessions of a part",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"to": to.pk},
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


@action
def step_package(
    *,
    by: Viewer,
    package: Package,
    kind: StepKind,
    on: dt.date,
    because: str,
    review_on: dt.date | None = None,
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> Package:
    """`care_packages.actions.step`, with what it means for sessions: a pause cancels those that are
    still to come, and stepping out ends the package and every part that is open, as stopped."""
    package = packages.step(
        by=by,
        package=package,
        kind=kind,
        on=on,
        because=because,
        review_on=review_on,
        seen=seen,
    )
    if kind == StepKind.PAUSE:
        moment = now or timezone.now()
        for part in package.parts.filter(state__in=OPEN_PARTS).order_by("pk"):
            to_come = [each for each in selectors.planned(part) if each.at >= moment]
            _cancel(to_come, "The package was paused.")
    if kind == StepKind.OUT:
        package = finish_package(by=by, package=package, on=on, because=because)
    record(
        by=by,
        verb="carried out a step of a package",
        family=package.episode.family_id,
        subject=f"package {package.pk}",
        details={"step": kind},
    )
    return package


def _cancel(sessions: Iterable[Session], because: str) -> None:
    for found in sessions:
        session = lock(found)
        session.state, session.reason_not_held = SessionState.CANCELLED, because
        session.why_not_held = WhyNotHeld.CARE_CHANGED
        bump(session, "state", "why_not_held", "reason_not_held")
