"""Where every box and every link of a theory lies on the sheet.

One column a stage. A link that passes a column on its way has a cell of its own there, so that it
runs between the boxes and not over them. The same theory always gives the same layout. Why it is
our own: docs/adr/0011.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from attunement.knowledge.practice.theory import Stage
from attunement.theory.graph import Ends, Theory
from attunement.theory.layout.order import crossings, ordered
from attunement.theory.layout.spread import places

COLUMN, BETWEEN, GAP, PASSAGE = 208.0, 64.0, 18.0, 10.0
"""Pixels: a column's width, what lies between two, the least between two boxes, and the height of
the cell through which a link passes."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Placed:
    """A box: its left upper corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Layout:
    """`columns`: each stage that has a box, with the left edge of its column. `routes` lead from
    the edge of the cause to the edge of the effect. `crossings` are those between columns."""

    columns: tuple[tuple[Stage, float], ...]
    boxes: Mapping[str, Placed]
    routes: Mapping[Ends, tuple[Point, ...]]
    width: float
    height: float
    crossings: int


def lay_out(theory: Theory, heights: Mapping[str, float]) -> Layout:
    """`heights`: how high each box has to be for its words, in pixels, by id."""
    stages = list(dict.fromkeys(node.stage for node in theory.nodes))  # nodes come by stage
    column_of = {node.id: stages.index(node.stage) for node in theory.nodes}
    columns: list[list[str]] = [[] for _ in stages]
    for node in theory.nodes:
        columns[column_of[node.id]].append(node.id)
    tall = dict(heights)
    ways: dict[Ends, list[str]] = {}
    for link in theory.links:
        ways[link.ends] = _way(link.ends, column_of, columns, tall)
    before: dict[str, list[str]] = {cell: [] for column in columns for cell in column}
    after: dict[str, list[str]] = {cell: [] for column in columns for cell in column}
    for way in ways.values():
        for left, right in pairwise(way):
            after[left].append(right)
            before[right].append(left)
    found = ordered(columns, before, after)
    middles = places(found, tall, (before, after), GAP)
    top = min((middles[cell] - tall[cell] / 2 for cell in middles), default=0.0)
    middles = {cell: middle - top for cell, middle in middles.items()}
    lefts = [n * (COLUMN + BETWEEN) for n in range(len(stages))]
    boxes = {
        node: Placed(lefts[n], middles[node] - tall[node] / 2, COLUMN, tall[node])
        for node, n in column_of.items()
    }
    return Layout(
        columns=tuple(zip(stages, lefts, strict=True)),
        boxes=boxes,
        routes=_routes(ways, boxes, middles, column_of),
        width=lefts[-1] + COLUMN if lefts else 0.0,
        height=max((middles[cell] + tall[cell] / 2 for cell in middles), default=0.0),
        crossings=crossings(found, after),
    )


def _way(
    ends: Ends,
    column_of: Mapping[str, int],
    columns: list[list[str]],
    tall: dict[str, float],
) -> list[str]:
    """The cells from the left end to the right; one by one through the columns between. A link
    within a column has no way through the columns."""
    left, right = sorted(ends, key=lambda end: column_of[end])
    if column_of[left] == column_of[right]:
        return []
    way = [left]
    for n in range(column_of[left] + 1, column_of[right]):
        passage = f"{ends[0]}>{ends[1]}:{n}"  # no box has such an id
        columns[n].append(passage)
        tall[passage] = PASSAGE
        way.append(passage)
    return [*way, right]


def _routes(
    ways: Mapping[Ends, list[str]],
    boxes: Mapping[str, Placed],
    middles: Mapping[str, float],
    column_of: Mapping[str, int],
) -> dict[Ends, tuple[Point, ...]]:
    """Links that share an edge of a box are spread along it in the order in which they come."""
    at_right: dict[str, list[tuple[float, Ends]]] = {}
    at_left: dict[str, list[tuple[float, Ends]]] = {}
    for ends, way in ways.items():
        if way:
            at_right.setdefault(way[0], []).append((middles[way[1]], ends))
            at_left.setdefault(way[-1], []).append((middles[way[-2]], ends))
        else:
            for one, other in (ends, ends[::-1]):
                at_right.setdefault(one, []).append((boxes[other].middle, ends))
    right, left = _ports(at_right, boxes), _ports(at_left, boxes)
    routes: dict[Ends, tuple[Point, ...]] = {}
    for ends, way in ways.items():
        if not way:
            routes[ends] = _beside(boxes[ends[0]], right[ends[0], ends], right[ends[1], ends])
            continue
        points = [(boxes[way[0]].x + COLUMN, right[way[0], ends])]
        for n, cell in enumerate(way[1:-1], start=column_of[way[0]] + 1):
            x = n * (COLUMN + BETWEEN)
            points += [(x, middles[cell]), (x + COLUMN, middles[cell])]
        points.append((boxes[way[-1]].x, left[way[-1], ends]))
        routes[ends] = tuple(points if way[0] == ends[0] else reversed(points))
    return routes


def _beside(cause: Placed, start: float, end: float) -> tuple[Point, ...]:
    """Out of the right edge, along the column and back in."""
    x = cause.x + cause.width
    return ((x, start), (x + BETWEEN / 3, start), (x + BETWEEN / 3, end), (x, end))


def _ports(
    at: Mapping[str, list[tuple[float, Ends]]], boxes: Mapping[str, Placed]
) -> dict[tuple[str, Ends], float]:
    found = {}
    for node, links in at.items():
        box, step = boxes[node], boxes[node].height / (len(links) + 1)
        for n, (_, ends) in enumerate(sorted(links), start=1):
            found[node, ends] = box.y + n * step
    return found
