"""Binding a box to an indicator with the team's own target, and taking that off."""

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ..models import Binding, Box, TeamTheory


@action
def bind(
    *,
    by: Viewer,
    theory: TeamTheory,
    box: Box,
    indicator: str,
    direction: str,
    percent: int,
    months: int,
    seen: int | None = None,
) -> Binding:
    """`percent` is the target, `months` how far back is counted. What the box stood by before is
    kept, with its end. `seen`: the version of the box."""
    box = lock(box, seen=seen)
    _end(by, box)
    bound = Binding.objects.create(
        box=box,
        indicator=indicator,
        direction=direction,
        percent=percent,
        months=months,
        bound_at=timezone.now(),
        bound_by=by.user,
    )
    _touch(box)
    record(
        by=by,
        verb="bound a box to an indicator",
        subject=f"theory {theory.pk}",
        details={"box": box.pk, "indicator": indicator, "target": f"{direction} {percent}%"},
    )
    return bound


@action
def unbind(*, by: Viewer, theory: TeamTheory, box: Box, seen: int | None = None) -> Box:
    box = lock(box, seen=seen)
    _end(by, box)
    _touch(box)
    record(
        by=by,
        verb="took an indicator off a box",
        subject=f"theory {theory.pk}",
        details={"box": box.pk},
    )
    return box


def _end(by: Viewer, box: Box) -> None:
    Binding.objects.filter(box=box, ended_at=None).update(ended_at=timezone.now(), ended_by=by.user)


def _touch(box: Box) -> None:
    bump(box)
    for theory in box.theories.order_by("pk"):
        bump(lock(theory))
