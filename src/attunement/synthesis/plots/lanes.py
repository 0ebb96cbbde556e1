"""Draw rows of estimates and intervals beside their words and numbers: the body of a forest."""

from dataclasses import dataclass

from attunement.drawing.marks import NORMAL, QUIET, SMALL, Anchor, Line, Mark, Text
from attunement.drawing.scales import Axis, shown
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, wrap

from ..telling import Telling
from .axes import effect_axis
from .columns import EDGE, LANE, Columns
from .shapes import shape
from .strips import Strip

ROW, LINE = 26.0, 18.0


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
        columns = Columns.holding(
            labels=[s.label for s in self.strips if s.has_numbers],
            numbers=[self._said(s) for s in self.strips],
            weighted=self._weighted,
        )
        head, top = self._head(columns)
        axis = effect_axis(self.reach, self.told, columns.left, columns.left + LANE)
        bottom = top + ROW * len(self.strips) + 4
        foot, height = self._foot(columns, axis, bottom)
        marks = (
            *head,
            *self._no_effect(axis, top, bottom),
            *self._body(columns, axis, top),
            *foot,
        )
        return Drawing(columns.width, height, self.title, self.description, marks)

    @property
    def _level(self) -> str:
        return f"{100 * self.level:g}% interval"

    @property
    def _weighted(self) -> bool:
        return any(s.weight is not None for s in self.strips)

    def _said(self, strip: Strip) -> str:
        if not strip.has_numbers:
            return ""
        interval = self.told.interval(strip.lower, strip.upper)
        if strip.shape == "bar":
            return interval
        return f"{self.told.number(strip.estimate)} ({interval})"

    def _head(self, columns: Columns) -> tuple[list[Mark], float]:
        title = wrap(self.title, NORMAL, columns.width - 2 * EDGE, bold=True)
        marks: list[Mark] = [
            Text(EDGE, 22 + 20 * i, line, NORMAL, bold=True) for i, line in enumerate(title)
        ]
        names = wrap(self.head[0], SMALL, columns.labels, bold=True)
        numbers = (*wrap(self.head[1], SMALL, columns.numbers, bold=True), self._level)
        over: list[tuple[tuple[str, ...], float, Anchor]] = [
            (names, EDGE, "start"),
            (numbers, columns.right, "end"),
        ]
        if columns.weighted:
            over.append((("Weight",), columns.width - EDGE, "end"))
        bottom = 20.0 * len(title) + 12 + LINE * max(len(lines) for lines, _, _ in over)
        for lines, x, anchor in over:
            marks += [
                Text(x, bottom + LINE * (i + 1 - len(lines)), line, SMALL, anchor, bold=True)
                for i, line in enumerate(lines)
            ]
        rule = bottom + 8
        return [*marks, Line(EDGE, rule, columns.width - EDGE, rule, QUIET)], rule + 2

    def _body(self, columns: Columns, axis: Axis, top: float) -> list[Mark]:
        heaviest = max((s.weight for s in self.strips if s.weight), default=1.0)
        marks: list[Mark] = []
        for place, strip in enumerate(self.strips):
            y = top + ROW * (place + 0.5)
            marks += self._words(strip, columns, y + 5)
            if strip.has_numbers:
                marks += shape(strip, axis, self.told, y, heaviest)
        return marks

    def _words(self, strip: Strip, columns: Columns, y: float) -> list[Mark]:
        if not strip.has_numbers:
            words = fit(strip.label, SMALL, columns.width - 2 * EDGE, bold=strip.bold)
            return [Text(EDGE, y, words, SMALL, bold=strip.bold, halo=True)]
        label = fit(strip.label, SMALL, columns.labels, bold=strip.bold)
        marks: list[Mark] = [
            Text(EDGE, y, label, SMALL, bold=strip.bold),
            Text(columns.right, y, self._said(strip), SMALL, "end", bold=strip.bold),
        ]
        if strip.weight is not None:
            marks.append(Text(columns.width - EDGE, y, _percent(strip), SMALL, "end"))
        return marks

    def _no_effect(self, axis: Axis, top: float, bottom: float) -> list[Mark]:
        if self.told.no_effect is None:
            return []
        x = axis.x(self.told.no_effect)
        return [Line(x, top, x, bottom, QUIET, 1.5)]

    def _foot(self, columns: Columns, axis: Axis, top: float) -> tuple[list[Mark], float]:
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
                Text(x + 8, y, f"{fit(more, SMALL, columns.width - x - 40)} →", SMALL),
            ]
        log = " (logarithmic axis)" if self.told.logarithmic else ""
        middle = (axis.left + axis.right) / 2
        room = 2 * min(middle, columns.width - middle)
        for line in wrap(f"{self.told.heading}{log}", SMALL, room):
            y += LINE
            marks.append(Text(middle, y, line, SMALL, "middle", fill=QUIET))
        return marks, y + 12


def _percent(strip: Strip) -> str:
    return "" if strip.weight is None else f"{strip.weight:.1f}%"
