"""What was decided, what is to be done for it, and when to look again."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from ....choosing.hexagon import Move, hints, moved
from ...accounts.models import User
from ...accounts.viewer import Viewer
from ..models import Decision, PlanLine
from ..permissions import DECIDE, READ_DECISIONS, READ_PLANS
from ..shown import read
from .team import library_of, team_facts, wanted_of


def decisions(viewer: Viewer) -> QuerySet[Decision]:
    """Newest first."""
    if not viewer.may(READ_DECISIONS):
        return Decision.objects.none()
    return (
        Decision.objects.filter(candidate__exercise__team=viewer.team)
        .select_related("candidate__exercise", "decided_by")
        .order_by("-decided_on", "-pk")
    )


def decision(viewer: Viewer, pk: int) -> Decision:
    """Raises Decision.DoesNotExist for one that this viewer cannot see."""
    return decisions(viewer).get(pk=pk)


def lines(viewer: Viewer, decision: Decision | None = None) -> QuerySet[PlanLine]:
    """Lines that stand, of one plan or of all, what is due first first."""
    if not viewer.may(READ_PLANS):
        return PlanLine.objects.none()
    found = PlanLine.objects.filter(
        decision__candidate__exercise__team=viewer.team, withdrawn_at=None
    )
    found = found.select_related("owner", "done_by", "decision__candidate__exercise")
    found = found.defer("decision__snapshot")
    if decision is not None:
        found = found.filter(decision=decision)
    return found.order_by("due_on", "pk")


def line(viewer: Viewer, pk: int) -> PlanLine:
    """Raises PlanLine.DoesNotExist for one that this viewer cannot see."""
    return lines(viewer).get(pk=pk)


def open_lines(viewer: Viewer, on: dt.date, *, owner: User | None) -> QuerySet[PlanLine]:
    """What is to be done and due by a day, one person's or everybody's."""
    found = lines(viewer).filter(done_on=None, due_on__lte=on)
    return found.filter(owner=owner) if owner else found


@dataclass(frozen=True)
class LookAgain:
    """A decision to think about again: its day has come, or hints have moved since."""

    decision: Decision
    due: bool
    moves: tuple[Move, ...]


def to_look_at(viewer: Viewer, on: dt.date) -> list[LookAgain]:
    """For whoever decides. Only the newest decision on a programme is watched. Where there is none
    it costs one query; else the hints of all of them are worked out from one set of counts."""
    if not viewer.may(DECIDE):
        return []
    newest: dict[str, Decision] = {}
    for each in decisions(viewer):
        newest.setdefault(each.candidate.programme, each)
    return _changed(viewer, list(newest.values()), on)


def look_again(viewer: Viewer, decision: Decision, on: dt.date) -> LookAgain | None:
    """The same of one decision, for its own page; None where nothing has changed."""
    return next(iter(_changed(viewer, [decision], on)), None)


def _changed(viewer: Viewer, held: list[Decision], on: dt.date) -> list[LookAgain]:
    if not held:
        return []
    library, facts = library_of(viewer, on), team_facts(viewer, on)
    found = []
    for each in held:
        programme = library.programmes.get(each.candidate.programme)
        moves: tuple[Move, ...] = ()
        if programme:
            site = facts.site(programme, wanted_of(each.candidate.exercise))
            live = hints(programme=programme, site=site, library=library, on=on)
            now = {indicator: hint.value for indicator, hint in live.items()}
            moves = moved(read(each.snapshot).hint_values, now)
        due = each.revisit_on <= on
        if due or moves:
            found.append(LookAgain(each, due, moves))
    return found
