"""What one person, or the team, has to do for the Hexagon: for the worklist, in few queries."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Value
from django.db.models.query import QuerySet

from ...accounts.viewer import Viewer
from ..due import DueWork
from ..models import ExerciseCandidate, Rater
from ..permissions import CHANGE_PLANS, RATE
from .deciding import open_lines, to_look_at
from .team import library_of


class _Row(NamedTuple):
    """A line of a plan, of a decision on a programme; or, with no owner, an exercise to rate, whose
    question stands as `words`."""

    line: int
    owner: int
    leads_to: int
    programme: str
    words: str
    due_on: dt.date


def due_work(viewer: Viewer, on: dt.date, *, whole_team: bool) -> list[DueWork]:
    """Lines of plans that are due, ratings that are asked for, and, for whoever decides, decisions
    to look at again. What is due first comes first."""
    programmes = library_of(viewer, on).programmes

    def called(programme: str) -> str:
        return programmes[programme].name if programme in programmes else programme

    lines = open_lines(viewer, on, owner=None if whole_team else viewer.user)
    found = []
    for row in map(_Row._make, _lines(lines).union(_to_rate(viewer), all=True)):
        if not row.owner:
            found.append(_asked(row))
            continue
        own = viewer.may(CHANGE_PLANS) or row.owner == viewer.user.pk
        found.append(
            DueWork(
                title=row.words,
                about=called(row.programme),
                page="finish_plan_line" if own else "hexagon_plan",
                pk=row.line if own else row.leads_to,
                due_on=row.due_on,
            )
        )
    found += [
        DueWork(
            title="Look again at what was decided",
            about=called(each.decision.candidate.programme),
            page="hexagon_decision",
            pk=each.decision.pk,
            due_on=each.decision.revisit_on,
            because="" if each.due else "What the records say has changed since",
        )
        for each in to_look_at(viewer, on)
    ]
    return sorted(found, key=lambda each: (each.due_on, each.title, each.pk))


def _asked(row: _Row) -> DueWork:
    return DueWork(
        title="Rate what we could offer",
        about=row.words,
        page="hexagon_exercise",
        pk=row.leads_to,
        due_on=row.due_on,
    )


def _lines(found: QuerySet[Any]) -> QuerySet[Any, Any]:
    programme = "decision__candidate__programme"
    ordinary = found.select_related(None).defer(None).order_by()
    return ordinary.values_list("pk", "owner", "decision", programme, "text", "due_on")


def _to_rate(viewer: Viewer) -> QuerySet[Any, Any]:
    """The same columns as `_lines`: a worklist pays for one query, not for two."""
    still_open = ExerciseCandidate.objects.filter(exercise=OuterRef("exercise"), decision=None)
    asked = Rater.objects.filter(
        Exists(still_open), user=viewer.user, handed_in_at=None, exercise__team=viewer.team
    )
    if not viewer.may(RATE):
        asked = asked.none()
    nought, empty = Value(0), Value("")
    return asked.order_by().values_list(
        nought, nought, F("exercise"), empty, F("exercise__question"), F("exercise__rate_by")
    )
