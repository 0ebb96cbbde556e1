"""The theory drawn: a column for each stage, a box for each node, an arrow for each link.

One drawing serves where things stand and what changed: a box or an arrow bears a flag with words of
its own, a pattern of its border and a colour, so that none says anything by colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import atan2, cos, sin

from attunement.drawing import Circle, Drawing, Mark, Polygon, Rect, Table, Text, Track
from attunement.drawing.marks import INK, MAIN, NORMAL, PAPER, QUIET, SMALL
from attunement.drawing.text import wrap
from attunement.knowledge.practice.theory import Stage
from attunement.theory.flags import Flag
from attunement.theory.graph import Ends, Link, Theory
from attunement.theory.layout import COLUMN, Layout, Placed, Point, lay_out
from attunement.theory.words import STAGE_NAMES, STAGE_TERMS, STATUS_NAMES

EDGE, HEAD, FOOT = 28.0, 84.0, 64.0
PADDING, LINE, FLAG = 10.0, 20.0, 26.0
_THICKNESS = {"high": 3.5, "medium": 2.5, "low": 1.5, None: 1.5}
_DASHES = {"stated": "", "inferred": "7 5", "team": ""}


@dataclass(frozen=True, kw_only=True)
class TheoryChart:
    """`flags` are by the id of a box, `link_flags` by the ends of a link; `link_words` is what else
    the table says of a link (its evidence, say)."""

    theory: Theory
    flags: Mapping[str, Flag] = field(default_factory=dict)
    link_flags: Mapping[Ends, Flag] = field(default_factory=dict)
    link_words: Mapping[Ends, str] = field(default_factory=dict)
    sentence: str = ""

    @property
    def title(self) -> str:
        return self.theory.title

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.theory, {node.id: self._height(node.id) for node in self.theory.nodes})

    @cached_property
    def places(self) -> Mapping[str, Placed]:
        """Where each box lies on the drawing, in its pixels, by id."""
        boxes = self.layout.boxes.items()
        return {
            node: replace(placed, x=placed.x + EDGE, y=placed.y + HEAD) for node, placed in boxes
        }

    @property
    def lefts(self) -> Mapping[Stage, float]:
        """The left edge of the column of each stage that has a box, in the drawing's pixels."""
        return {stage: left + EDGE for stage, left in self.layout.columns}

    def drawing(self) -> Drawing:
        layout = self.layout
        marks: list[Mark] = []
        for stage, left in self.lefts.items():
            marks += _heading(STAGE_TERMS[stage], STAGE_NAMES[stage], left)
        for link in self.theory.links:
            marks += self._link(link, layout.routes[link.ends])
        for node in self.theory.nodes:
            marks += self._box(node.id, self.places[node.id])
        bottom = HEAD + layout.height + FOOT / 2
        marks += _legend(self.theory, bottom, self._signs)
        width = max(layout.width, 3 * COLUMN) + 2 * EDGE
        return Drawing(width, bottom + FOOT, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        """A row a box, stage by stage: how it stands, what leads to it, what it leads to."""
        head = ("Box", "Stage", "How it stands", "What leads to it", "What it leads to")
        return Table(head, tuple(self._row(node.id) for node in self.theory.nodes))

    def _row(self, node_id: str) -> tuple[str, ...]:
        node, flag = self.theory.by_id[node_id], self.flags.get(node_id)
        into = "; ".join(self._told(link, link.cause) for link in self.theory.into[node_id])
        out = "; ".join(self._told(link, link.effect) for link in self.theory.out_of[node_id])
        said = flag.full if flag else "Nothing is bound to it"
        return node.words, STAGE_TERMS[node.stage], said, into or "Nothing", out or "Nothing"

    def _told(self, link: Link, other: str) -> str:
        flag = self.link_flags.get(link.ends)
        more = [
            STATUS_NAMES[link.status].lower(),
            *([flag.full] if flag else []),
            *([words] if (words := self.link_words.get(link.ends)) else []),
        ]
        return f"{self.theory.by_id[other].words} ({', '.join(more)})"

    @property
    def _signs(self) -> tuple[str, ...]:
        """What the signs on boxes and arrows mean, where there are any."""
        flags = self.link_flags.values()
        said = dict.fromkeys(f"{each.sign}  {each.words.capitalize()}" for each in flags)
        starred = any(flag.words.endswith("*") for flag in self.flags.values())
        return (*said, *(["*  An assumption on the way to it is broken"] if starred else []))

    @property
    def _description(self) -> str:
        counted = len(self.theory.nodes), len(self.theory.links)
        said = [
            f"{flag.words}: {self.theory.by_id[node].words}"
            for node, flag in self.flags.items()
            if node in self.theory.by_id
        ]
        told = f" {'; '.join(said)}." if said else ""
        return f"{counted[0]} boxes in columns by stage, and {counted[1]} links.{told}"

    def _lines(self, node_id: str) -> tuple[str, ...]:
        return wrap(self.theory.by_id[node_id].words, NORMAL, COLUMN - 2 * PADDING)

    def _height(self, node_id: str) -> float:
        flag = FLAG if node_id in self.flags else 0.0
        return flag + len(self._lines(node_id)) * LINE + 2 * PADDING

    def _box(self, node_id: str, placed: Placed) -> list[Mark]:
        flag, x, y = self.flags.get(node_id), placed.x, placed.y
        stroke, thick, dashes = (flag.stroke, 3.0, flag.dashes) if flag else (MAIN, 1.5, "")
        marks: list[Mark] = [
            Rect(x, y, placed.width, placed.height, PAPER, stroke, thick, dashes, radius=4)
        ]
        top = y
        if flag:
            marks.append(Rect(x + 1.5, y + 1.5, placed.width - 3, FLAG - 1.5, fill=flag.fill))
            words = Text(x + PADDING, y + FLAG - 8, flag.words, SMALL, bold=True, fill=flag.stroke)
            marks.append(words)
            top += FLAG
        for n, line in enumerate(self._lines(node_id)):
            marks.append(Text(x + PADDING, top + PADDING + 15 + n * LINE, line))
        return marks

    def _link(self, link: Link, route: tuple[Point, ...]) -> list[Mark]:
        points = tuple((x + EDGE, y + HEAD) for x, y in route)
        flag = self.link_flags.get(link.ends)
        stroke = flag.stroke if flag else QUIET
        thick = _THICKNESS[link.confidence]
        dashes = flag.dashes if flag and flag.dashes else _DASHES[link.status]
        marks: list[Mark] = [Track(points, stroke, thick, dashes), _arrowhead(points, stroke)]
        if flag:
            (x1, y1), (x2, y2) = points[:2]
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            marks.append(Circle(x, y, 10, fill=PAPER, stroke=stroke, thickness=2))
            marks.append(Text(x, y + 5, flag.sign, SMALL, "middle", bold=True, fill=stroke))
        return marks


def _heading(term: str, name: str, left: float) -> list[Mark]:
    plain = wrap(name, SMALL, COLUMN)
    marks: list[Mark] = [Text(left, 26, term, NORMAL, bold=True, fill=MAIN)]
    return marks + [
        Text(left, 46 + 17 * n, line, SMALL, fill=QUIET) for n, line in enumerate(plain)
    ]


def _arrowhead(points: tuple[Point, ...], fill: str) -> Polygon:
    (x1, y1), (x2, y2) = points[-2:]
    angle, size = atan2(y2 - y1, x2 - x1), 10.0
    back = [
        (x2 - size * cos(angle + turn), y2 - size * sin(angle + turn)) for turn in (-0.42, 0.42)
    ]
    return Polygon(((x2, y2), *back), fill=fill)


def _legend(theory: Theory, y: float, signs: tuple[str, ...]) -> list[Mark]:
    """Which line says what, only of the kinds that are there; and what the signs mean."""
    there = [status for status in STATUS_NAMES if any(x.status == status for x in theory.links)]
    marks: list[Mark] = []
    x = EDGE
    for status in there:
        line = ((x, y), (x + 40, y))
        marks += [
            Track(line, QUIET, 2.5, _DASHES[status]),
            Text(x + 50, y + 5, STATUS_NAMES[status], SMALL, fill=INK),
        ]
        x += 270
    if signs:
        marks.append(Text(EDGE, y + 30, "   ·   ".join(signs), SMALL, fill=INK))
    return marks
