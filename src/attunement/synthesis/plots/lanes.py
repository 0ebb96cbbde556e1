"""Draw rows of estimates and intervals beside their words and numbers: the body of a forest."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from attunement.drawing.marks import (
    INK,
    MAIN,
    NORMAL,
    PAPER,
    QUIET,
    SHADE,
    SMALL,
    Line,
    Mark,
    Polygon,
    Rect,
    Text,
)
from attunement.drawing.scales import Axis, shown
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, width, wrap

from ..telling import Telling
from .axes import effect_axis
from .strips import Strip

LABELS_AT_MOST, LANE, GAP, EDGE = 250.0, 300.0, 18.0, 8.0
ROW, LINE = 26.0, 18.0
LARGEST, SMALLEST, UNWEIGHTED = 9.0, 2.5, 5.0
"""Half the side of a square: of the heaviest study, the least that can be seen, and of all where
none has a weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """head: over the labels and over the numbers; level: of the intervals
    reach: what the axis shows, on the scale pooled on
    favours: words for less and for more than no effect
    """

    title: str
    description: str
    told: Telling
    strips: tuple[Strip, ...]
    head: tuple[str, str]
    level: float
    reach: tuple[float, float]
    favours: tuple[str, str] | None = None

    def table(self) -> Table:
        name, numbers = self.head
        return Table(
            (name, f"{numbers} ({self._level})", *(["Weight"] if self._weighted else [])),
            tuple(
                (s.label, self._said(s), *([_percent(s)] if self._weighted else []))
                for s in self.strips
            ),
        )

    def drawing(self) -> Drawing:
        head, top = self._head()
        axis = effect_axis(self.reach, self.told, self._left, self._left + LANE)
        body: list[Mark] = []
        for place, strip in enumerate(self.strips):
            body += self._row(strip, axis, top + ROW * (place + 0.5))
        bottom = top + ROW * len(self.strips) + 4
        null = self._no_effect(axis, top, bottom)
        foot, height = self._foot(axis, bottom)
        return Drawing(
            self._width, height, self.title, self.description, (*head, *null, *body, *foot)
        )

    @property
    def _level(self) -> str:
        return f"{100 * self.level:g}% interval"

    @property
    def _weighted(self) -> bool:
        return any(s.weight is not None for s in self.strips)

    def _widest(self, words: Sequence[str], *, least: float) -> float:
        return max([least, *(width(w, SMALL, bold=True) for w in words)])

    @property
    def _labels(self) -> float:
        wide = self._widest([s.label for s in self.strips if s.has_numbers], least=120)
        return min(LABELS_AT_MOST, wide)

    @property
    def _left(self) -> float:
        """Of the axis; a number that stands at its end has room."""
        return EDGE + self._labels + GAP + 12

    @property
    def _numbers(self) -> float:
        return self._widest([self._said(s) for s in self.strips], least=130)

    @property
    def _width(self) -> float:
        weights = GAP + 60 if self._weighted else 0
        return self._left + LANE + 12 + GAP + self._numbers + weights + EDGE

    def _said(self, strip: Strip) -> str:
        if not strip.has_numbers:
            return ""
        interval = self.told.interval(strip.lower, strip.upper)
        if strip.shape == "bar":
            return interval
        return f"{self.told.number(strip.estimate)} ({interval})"

    def _head(self) -> tuple[list[Mark], float]:
        right = self._left + LANE + 12 + GAP + self._numbers
        columns = [(wrap(self.head[0], SMALL, self._labels, bold=True), EDGE, "start")]
        over = (*wrap(self.head[1], SMALL, self._numbers, bold=True), self._level)
        columns.append((over, right, "end"))
        if self._weighted:
            columns.append((("Weight",), self._width - EDGE, "end"))
        title = wrap(self.title, NORMAL, self._width - 2 * EDGE, bold=True)
        marks: list[Mark] = [
            Text(EDGE, 22 + 20 * i, line, NORMAL, bold=True) for i, line in enumerate(title)
        ]
        top = 20.0 * len(title) + 12
        lines = max(len(column) for column, _, _ in columns)
        for words, x, anchor in columns:
            marks += [
                Text(
                    x,
                    top + LINE * (i + 1 + lines - len(words)),
                    line,
                    SMALL,
                    "start" if anchor == "start" else "end",
                    bold=True,
                )
                for i, line in enumerate(words)
            ]
        bottom = top + LINE * lines + 8
        return [*marks, Line(EDGE, bottom, self._width - EDGE, bottom, QUIET)], bottom + 2

    def _row(self, strip: Strip, axis: Axis, y: float) -> list[Mark]:
        if not strip.has_numbers:
            words = fit(strip.label, SMALL, self._width - 2 * EDGE, bold=strip.bold)
            return [Text(EDGE, y + 5, words, SMALL, bold=strip.bold, halo=True)]
        label = fit(strip.label, SMALL, self._labels, bold=strip.bold)
        right = self._left + LANE + 12 + GAP + self._numbers
        marks: list[Mark] = [
            Text(EDGE, y + 5, label, SMALL, bold=strip.bold),
            Text(right, y + 5, self._said(strip), SMALL, "end", bold=strip.bold),
        ]
        if strip.weight is not None:
            marks.append(Text(self._width - EDGE, y + 5, _percent(strip), SMALL, "end"))
        return marks + self._shape(strip, axis, y)

    def _shape(self, strip: Strip, axis: Axis, y: float) -> list[Mark]:
        told = self.told
        low, at, high = (told.back(v) for v in (strip.lower, strip.estimate, strip.upper))
        first, last = axis.ticks[0], axis.ticks[-1]
        left, right = axis.x(max(low, first)), axis.x(min(high, last))
        x = axis.x(min(max(at, first), last))
        if strip.shape == "diamond":
            corners = ((left, y), (x, y - 8), (right, y), (x, y + 8))
            return [Polygon(corners, MAIN), *_arrows(low < first, high > last, axis, y)]
        if strip.shape == "bar":
            bar = Rect(left, y - 4, max(right - left, 1), 8, SHADE, MAIN)
            return [bar, *_arrows(low < first, high > last, axis, y)]
        half = UNWEIGHTED
        if strip.weight is not None:
            half = max(SMALLEST, LARGEST * sqrt(strip.weight / self._heaviest))
        square = Rect(x - half, y - half, 2 * half, 2 * half, INK, PAPER)
        line = Line(left, y, right, y, INK, 1.5)
        return [line, *_arrows(low < first, high > last, axis, y), square]

    @property
    def _heaviest(self) -> float:
        return max((s.weight for s in self.strips if s.weight), default=1.0)

    def _no_effect(self, axis: Axis, top: float, bottom: float) -> list[Mark]:
        if self.told.no_effect is None:
            return []
        x = axis.x(self.told.no_effect)
        return [Line(x, top, x, bottom, QUIET, 1.5)]

    def _foot(self, axis: Axis, top: float) -> tuple[list[Mark], float]:
        marks: list[Mark] = [Line(axis.left, top, axis.right, top, stroke=QUIET)]
        for tick in axis.ticks:
            x, null = axis.x(tick), tick == self.told.no_effect
            marks += [
                Line(x, top, x, top + 6, stroke=QUIET),
                Text(x, top + 22, shown(tick), SMALL, "middle", bold=null),
            ]
        y = top + 24
        if self.favours and self.told.no_effect is not None:
            x = axis.x(self.told.no_effect)
            less, more = self.favours
            y += LINE
            marks += [
                Text(x - 8, y, f"← {fit(less, SMALL, x - 40)}", SMALL, "end"),
                Text(x + 8, y, f"{fit(more, SMALL, self._width - x - 40)} →", SMALL),
            ]
        log = " (logarithmic axis)" if self.told.logarithmic else ""
        middle = (axis.left + axis.right) / 2
        for line in wrap(f"{self.told.heading}{log}", SMALL, 2 * min(middle, self._width - middle)):
            y += LINE
            marks.append(Text(middle, y, line, SMALL, "middle", fill=QUIET))
        return marks, y + 12


def _arrows(left: bool, right: bool, axis: Axis, y: float) -> list[Mark]:
    """Where an interval goes on beyond the axis."""
    made: list[Mark] = []
    for there, x, out in ((left, axis.left, -9), (right, axis.right, 9)):
        if there:
            made.append(Polygon(((x + out, y), (x, y - 5), (x, y + 5)), INK))
    return made


def _percent(strip: Strip) -> str:
    return "" if strip.weight is None else f"{strip.weight:.1f}%"
