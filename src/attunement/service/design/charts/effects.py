"""The effects that a source reports in ONE metric: a point each, and its interval where known.

A number in one metric says nothing beside a number in another, so a chart holds one metric; the
caller keeps them apart. The words of a row stand above its line and not beside it, so that the
sheet is narrow enough to be read on a telephone.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from attunement.drawing.marks import (
    INK,
    MAIN,
    NORMAL,
    PAPER,
    QUIET,
    SMALL,
    Circle,
    Line,
    Mark,
    Text,
)
from attunement.drawing.scales import SCALES, Scale, shown
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import wrap

WIDTH, EDGE, STRIP = 420.0, 32.0, 28.0
NO_INTERVAL = "Interval not reported"
NO_EFFECT = "No effect"
LOG = {"difference": "", "ratio": " (logarithmic axis)"}


@dataclass(frozen=True)
class EffectPoint:
    """One number and its interval, None where the source gives none: never imputed. `converted`
    says where the number comes from when it was first given in another metric."""

    label: str
    value: float
    interval: tuple[float, float] | None = None
    converted: str = ""


@dataclass(frozen=True)
class EffectInWords:
    """A finding that has no number, such as "no effect found": told in the table, not drawn."""

    label: str
    words: str


@dataclass(frozen=True, kw_only=True)
class EffectChart:
    """metric: its name in full words. scale: "difference" where 0 is no effect (d, g, SMD, r),
    "ratio" where 1 is (risk and odds ratios), drawn on a logarithmic axis.

    Raises ValueError for no points, a value outside its interval, or a ratio not above 0.
    """

    title: str
    metric: str
    scale: Literal["difference", "ratio"]
    points: tuple[EffectPoint, ...]
    in_words: tuple[EffectInWords, ...] = ()
    sentence: str = ""

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a chart of effects needs one that has a number")
        for point in self.points:
            low, high = point.interval or (point.value, point.value)
            if not (isfinite(low) and low <= point.value <= high and isfinite(high)):
                raise ValueError(f"{point.value:g} is outside {low:g} to {high:g}")
            if self.scale == "ratio" and low <= 0:
                raise ValueError(f"{low:g} is no ratio: a ratio is above 0")

    def drawing(self) -> Drawing:
        marks: list[Mark] = []
        y = 4.0
        for point in self.points:
            words, y = _words(point, y)
            marks += [*words, *self._strip(point, y)]
            y += STRIP + 10
        axis, y = self._axis(y)
        return Drawing(WIDTH, y, self.title, self._description, (*marks, *axis))

    def table(self) -> Table:
        drawn = tuple(
            (p.label, _with(shown(p.value), p.converted), _interval(p) or NO_INTERVAL)
            for p in self.points
        )
        told = tuple((each.label, each.words, NO_INTERVAL) for each in self.in_words)
        return Table(("Finding", f"Effect: {self.metric}", "Interval"), drawn + told)

    @property
    def _description(self) -> str:
        drawn = [f"{p.label}: {_numbers(p)}" for p in self.points]
        told = [f"{each.label}: {each.words} (not drawn)" for each in self.in_words]
        no_effect = f"{NO_EFFECT} is {self._scale.no_effect:g}."
        return f"Effects as {self.metric}. {'; '.join(drawn + told)}. {no_effect}"

    @property
    def _scale(self) -> Scale:
        held = [value for p in self.points for value in (p.value, *(p.interval or ()))]
        return SCALES[self.scale](held, EDGE, WIDTH - EDGE)

    def _strip(self, point: EffectPoint, top: float) -> list[Mark]:
        scale, middle = self._scale, top + STRIP / 2
        zero, x = scale.x(scale.no_effect), scale.x(point.value)
        marks: list[Mark] = [
            Line(scale.left, middle, scale.right, middle),
            Line(zero, top, zero, top + STRIP, stroke=INK, thickness=2),
        ]
        if point.interval:
            low, high = (scale.x(end) for end in point.interval)
            marks.append(Line(low, middle, high, middle, stroke=MAIN, thickness=4))
            marks += [Line(end, middle - 7, end, middle + 7, MAIN, 2) for end in (low, high)]
        dot = Circle(x, middle, 7, PAPER, MAIN, 3) if point.converted else Circle(x, middle, 7)
        return [*marks, dot]

    def _axis(self, top: float) -> tuple[list[Mark], float]:
        scale = self._scale
        marks: list[Mark] = [Line(scale.left, top, scale.right, top, stroke=QUIET)]
        for tick in scale.ticks:
            x, null = scale.x(tick), tick == scale.no_effect
            marks += [
                Line(x, top, x, top + 6, stroke=QUIET),
                Text(x, top + 22, shown(tick), SMALL, "middle", bold=null),
            ]
        # Never off the sheet: the axis always runs some way to both sides of no effect.
        x = scale.x(scale.no_effect)
        marks.append(Text(x, top + 42, NO_EFFECT, SMALL, "middle", bold=True))
        metric, y = _lines(f"Effect: {self.metric}{LOG[self.scale]}", top + 48, SMALL, fill=QUIET)
        return [*marks, *metric], y


def _words(point: EffectPoint, top: float) -> tuple[list[Mark], float]:
    """What a row says, above its line: the label in bold, then its numbers."""
    label, y = _lines(point.label, top, NORMAL, bold=True)
    numbers, y = _lines(_numbers(point), y, SMALL)
    return [*label, *numbers], y + 4


def _lines(
    words: str, top: float, size: float, *, bold: bool = False, fill: str = INK
) -> tuple[list[Mark], float]:
    made: list[Mark] = []
    for line in wrap(words, size, WIDTH - 8, bold=bold):
        top += size + 4
        made.append(Text(4, top - 4, line, size, bold=bold, fill=fill))
    return made, top


def _numbers(point: EffectPoint) -> str:
    interval = _interval(point)
    told = f"interval {interval}" if interval else NO_INTERVAL.lower()
    return _with(f"{shown(point.value)}, {told}", point.converted)


def _interval(point: EffectPoint) -> str:
    return " to ".join(shown(end) for end in point.interval) if point.interval else ""


def _with(words: str, more: str) -> str:
    return f"{words}; {more}" if more else words
