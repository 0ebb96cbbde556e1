"""One form among the others of its own course: who answered, and about whom, stays the same."""

from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from ....measures import Measure, Scored
from ...design.charts import ChangeChart, Point
from ...design.filters import day
from ...way.presenters import Link
from ..models import Response
from ..scoring import from_json
from ..selectors import Traced
from .score import score_in_words

BETTER: dict[str | None, Literal["higher", "lower"]] = {
    "higher-better": "higher",
    "higher-worse": "lower",
}


@dataclass(frozen=True)
class CourseRow:
    """`href` leads to the form, and is empty for the one that is being read."""

    occasion: str
    day: str
    href: str
    score: str
    here: str = "(this one)"


@dataclass(frozen=True)
class OverTime:
    """`chart` is None where there is no total, where its range is not known, and while there is
    one score."""

    words: str
    chart: ChangeChart | None
    rows: tuple[CourseRow, ...]
    change: Link | None = None
    title: str = "The same form over time"
    head: tuple[str, ...] = ("Occasion", "Day", "Score")


def course(trace: Traced, definition: Measure) -> OverTime:
    rows = trace.course
    if len(rows) < 2:
        return OverTime("It has been filled in once so far in this care.", None, ())
    return OverTime(
        "The same form, in the same version, from the same person, about the same people. What a "
        "difference means is said on the page on how things have changed.",
        _chart(definition, rows),
        tuple(_row(definition, row, trace.response) for row in rows),
        _change(trace.response),
    )


def _change(row: Response) -> Link | None:
    """The page on change is about a relationship; a form about one person may belong to several."""
    if row.relationship_id is None:
        return None
    return Link("See how things have changed", reverse("change", args=[row.relationship_id]))


def _chart(definition: Measure, rows: tuple[Response, ...]) -> ChangeChart | None:
    total = definition.total
    if total is None or total.range[1] is None:
        return None
    scores = [(row, from_json(row.score)) for row in rows]
    points = tuple(
        Point(row.answered_on, score.total, row.assessment.get_phase_display())
        for row, score in scores
        if isinstance(score, Scored) and score.total is not None
    )
    if len(points) < 2:
        return None
    return ChangeChart(
        title=f"{definition.short_name} over time",
        low=total.range[0],
        high=total.range[1],
        points=points,
        better=BETTER.get(total.direction),
    )


def _row(definition: Measure, row: Response, here: Response) -> CourseRow:
    return CourseRow(
        occasion=row.assessment.get_phase_display(),
        day=day(row.answered_on),
        href="" if row.pk == here.pk else reverse("response", args=[row.pk]),
        score=score_in_words(definition, from_json(row.score)).headline,
    )
