"""Where a letter stands on its line when lines cross: where it is farthest from the others."""

from math import hypot

Point = tuple[float, float]
Ends = tuple[float, float]
RADIUS = 14.0
_ALONG = [0.16 + 0.02 * i for i in range(35)]


def places(ends: list[Ends], gap: float) -> list[Point]:
    """One point on each line, in order. ends: the x of each line at y = 0 and at y = gap.

    Line by line, take the spot whose nearest neighbour (another line, or a letter placed before)
    is farthest away; the first of equals, so that the same family is always drawn the same.
    """
    made: list[Point] = []
    for i, (a, b) in enumerate(ends):
        others = [other for j, other in enumerate(ends) if j != i]
        spots = [(a + (b - a) * t, gap * t) for t in _ALONG]
        made.append(max(spots, key=lambda spot: _clearance(spot, others, made, gap)))
    return made


def _clearance(spot: Point, lines: list[Ends], letters: list[Point], gap: float) -> float:
    from_lines = [_distance(spot, line, gap) for line in lines]
    from_letters = [hypot(spot[0] - x, spot[1] - y) - RADIUS for x, y in letters]
    return min([*from_lines, *from_letters], default=0.0)


def _distance(spot: Point, line: Ends, gap: float) -> float:
    """Distance from a point to the whole straight line through (a, 0) and (b, gap)."""
    (x, y), (a, b) = spot, line
    return abs((b - a) * y - gap * (x - a)) / hypot(b - a, gap)
