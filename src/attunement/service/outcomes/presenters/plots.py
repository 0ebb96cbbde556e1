"""The plots of a course: one for a total, one for each scale where there is none, or levels.

No named bands of scores are drawn. A step over the edge of a band looks like change, and change is
what the reliable-change band alone may say; some names are for trained coders only.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from attunement.drawing import number

from ....measures.scales import Scale
from ...design.charts import ChangeChart, Chart, LevelChart, LevelPoint, Point, Table
from ...design.charts.occasions import short
from ..comparing import Course, GoalCourse, Occasion
from .said import level, occasion_name

DIRECTIONS: Mapping[str | None, Literal["higher", "lower"] | None] = {
    "higher-better": "higher",
    "higher-worse": "lower",
    None: None,
}
GOALS = (0, 10)


def plots(course: Course) -> tuple[Chart, ...]:
    """Empty where the measure's range is not known: an axis would invent one."""
    measure = course.measure
    if measure is None:
        return ()
    if measure.levels is not None:
        return (_levels(course),)
    if measure.total is not None:
        title = sentence_case(measure.about)
        return _plot(course, title, measure.total, [each.scored.total for each in course.occasions])
    return tuple(
        plot
        for scale in measure.subscales
        if scale.direction is not None
        for plot in _plot(
            course,
            f"{scale.name} ({measure.short_name})",
            scale,
            [each.scored.subscales.get(scale.id) for each in course.occasions],
        )
    )


def _plot(
    course: Course, title: str, scale: Scale, values: Sequence[float | None]
) -> tuple[Chart, ...]:
    low, high = scale.range
    points = tuple(
        Point(each.on, value, occasion_name(each))
        for each, value in zip(course.occasions, values, strict=True)
        if value is not None
    )
    if high is None or not points:
        return ()
    return (
        ChangeChart(
            title=title,
            low=low,
            high=high,
            points=points,
            better=DIRECTIONS[scale.direction],
            reliable=course.change.threshold if course.change else None,
        ),
    )


def _levels(course: Course) -> LevelChart:
    """The best level at the top, so that up is better, as parents read it."""
    measure = course.measure
    assert measure is not None
    assert measure.levels is not None
    options = sorted(
        measure.response(measure.item(measure.levels.item)).options,
        key=lambda option: option.value,
        reverse=measure.levels.direction == "higher-worse",
    )
    codes = [option.value for option in options]
    return LevelChart(
        title="The level seen each time: the best is at the top",
        levels=tuple(f"{option.value}: {option.label}" for option in options),
        points=tuple(
            LevelPoint(each.on, codes.index(level(each).code), occasion_name(each))
            for each in course.occasions
        ),
    )


def scores(course: Course) -> Table | None:
    """Every scale of every occasion; None where a plot's own table says it all."""
    measure = course.measure
    if measure is not None and (measure.levels or (plots(course) and not measure.subscales)):
        return None
    names = {scale.id: scale.name for scale in measure.subscales} if measure else {}
    found = list(dict.fromkeys(id_ for each in course.occasions for id_ in each.scored.subscales))
    forms = any(each.scored.form is not None for each in course.occasions)
    totals = any(each.scored.total is not None for each in course.occasions)
    head = ["Occasion", "Date"]
    head += ["Form"] * forms + [names.get(id_, id_) for id_ in found] + ["Total"] * totals
    return Table(tuple(head), tuple(_row(each, found, forms, totals) for each in course.occasions))


def _row(each: Occasion, scales: list[str], form: bool, total: bool) -> tuple[str, ...]:
    cells = [occasion_name(each), short(each.on)]
    cells += [_cell(each.scored.form)] * form
    cells += [_cell(each.scored.subscales.get(id_)) for id_ in scales]
    cells += [_cell(each.scored.total)] * total
    return tuple(cells)


def _cell(value: float | None) -> str:
    return "No score" if value is None else number(value)


def goal_plot(goal: GoalCourse) -> ChangeChart | None:
    """None while the goal has no rating."""
    if not goal.ratings:
        return None
    low, high = GOALS
    return ChangeChart(
        title=f"How close {goal.set_by_name} feels to this, from {low} to {high}",
        low=low,
        high=high,
        points=tuple(Point(each.on, each.rating, occasion_name(each)) for each in goal.ratings),
        better="higher",
    )


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
