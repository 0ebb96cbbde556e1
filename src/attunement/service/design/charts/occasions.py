"""What charts over time share: where occasions stand on the axis, and which labels have room."""

from collections.abc import Sequence
from datetime import date

from attunement.drawing.marks import QUIET, SMALL, Box, Line, Mark, Text

INSET = 52.0
"""Room at both ends of the axis for half a date."""


def short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def positions(days: Sequence[date], left: float, right: float) -> tuple[float, ...]:
    """Place days between left and right in proportion to time; one moment stands in the middle.

    Raises ValueError when there is no day, or the days are not in order.
    """
    if not days:
        raise ValueError("a chart over time needs at least one occasion")
    if list(days) != sorted(days):
        raise ValueError("the occasions of a chart must be in order of their days")
    whole = (days[-1] - days[0]).days
    if not whole:
        return tuple((left + right) / 2 for _ in days)
    return tuple(left + (right - left) * (day - days[0]).days / whole for day in days)


def axis(xs: Sequence[float], days: Sequence[date], labels: Sequence[str], y: float) -> list[Mark]:
    """Tick, date and label under each occasion that has room; the last and the first come first."""
    marks: list[Mark] = []
    taken: list[Box] = []
    for i in dict.fromkeys([len(xs) - 1, 0, *range(len(xs))]):
        marks.append(Line(xs[i], y, xs[i], y + 6, stroke=QUIET))
        pair = [
            Text(xs[i], y + 22, short(days[i]), size=SMALL, anchor="middle", fill=QUIET),
            Text(xs[i], y + 40, labels[i], size=SMALL, anchor="middle", bold=True),
        ]
        if not any(text.box.overlaps(box) for text in pair for box in taken):
            marks += pair
            taken += [text.box for text in pair]
    return marks


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move sorted positions apart to at least `gap`, within low..high, as little as is simple.

    Raises ValueError when so many do not fit.
    """
    if wanted and gap * (len(wanted) - 1) > high - low + 1e-9:
        raise ValueError(f"{len(wanted)} labels do not fit in {high - low:g} pixels")
    placed: list[float] = []
    for i, want in enumerate(wanted):
        first = low if not placed else placed[-1] + gap
        last = high - gap * (len(wanted) - 1 - i)
        placed.append(min(max(want, first), last))
    return tuple(placed)
