"""The shape of one row of a forest plot: a square with its interval, a diamond, or a bar."""

from math import sqrt

from attunement.drawing.marks import INK, MAIN, PAPER, SHADE, Line, Mark, Polygon, Rect
from attunement.drawing.scales import Axis

from ..telling import Telling
from .strips import Strip

LARGEST, SMALLEST, UNWEIGHTED = 9.0, 2.5, 5.0
"""Half the side of a square: of the heaviest study, the least that can be seen, and of all where
none has a weight."""


def shape(strip: Strip, axis: Axis, told: Telling, y: float, heaviest: float) -> list[Mark]:
    """About the height y. The area of a square is the weight, relative to the heaviest."""
    low, at, high = (told.back(v) for v in (strip.lower, strip.estimate, strip.upper))
    first, last = axis.ticks[0], axis.ticks[-1]
    left, right = axis.x(max(low, first)), axis.x(min(high, last))
    x = axis.x(min(max(at, first), last))
    arrows = _arrows(low < first, high > last, axis, y)
    if strip.shape == "diamond":
        return [Polygon(((left, y), (x, y - 8), (right, y), (x, y + 8)), MAIN), *arrows]
    if strip.shape == "bar":
        return [Rect(left, y - 4, max(right - left, 1), 8, SHADE, MAIN), *arrows]
    half = UNWEIGHTED
    if strip.weight is not None:
        # Effects that depend on one another may have weights below 0.
        half = max(SMALLEST, LARGEST * sqrt(max(strip.weight, 0.0) / heaviest))
    square = Rect(x - half, y - half, 2 * half, 2 * half, INK, PAPER)
    return [Line(left, y, right, y, INK, 1.5), *arrows, square]


def _arrows(left: bool, right: bool, axis: Axis, y: float) -> list[Mark]:
    """Where an interval goes on beyond the axis."""
    made: list[Mark] = []
    for there, x, out in ((left, axis.left, -9), (right, axis.right, 9)):
        if there:
            made.append(Polygon(((x + out, y), (x, y - 5), (x, y + 5)), INK))
    return made
