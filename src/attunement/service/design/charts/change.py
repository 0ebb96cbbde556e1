"""One measure, for one relationship or person, over its occasions: the plot a parent can read."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from attunement.drawing.marks import (
    GRID,
    INK,
    MAIN,
    NORMAL,
    QUIET,
    SHADE,
    SMALL,
    Box,
    Circle,
    Line,
    Mark,
    Rect,
    Text,
    Track,
    number,
)
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, width, wrap

from .occasions import INSET, axis, positions, short, spread

WIDTH, PLOT = 640.0, 240.0
NAMES_AT_MOST = 150.0
HINTS = {"higher": "Higher scores are better", "lower": "Lower scores are better", None: ""}


@dataclass(frozen=True)
class Point:
    """One score: its day, its value on the measure's own scale, and the occasion ("Start")."""

    day: date
    value: float
    label: str


@dataclass(frozen=True)
class NamedBand:
    """A published range of scores with a name, both ends included."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class ChangeChart:
    """Scores over time on the measure's true range.

    reliable: half the width, in score units, of the band around the first score inside which a
    difference could be chance; None when no cited figure exists, and then no band is drawn.
    Raises ValueError for no points, points out of order, or a score outside the range.
    """

    title: str
    low: float
    high: float
    points: tuple[Point, ...]
    better: Literal["higher", "lower"] | None = None
    reliable: float | None = None
    reliable_words: str = "Inside the shaded band, a change could be chance."
    bands: tuple[NamedBand, ...] = ()
    sentence: str = ""

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"the range {self.low:g} to {self.high:g} is empty")
        for point in self.points:
            if not self.low <= point.value <= self.high:
                raise ValueError(f"{point.value:g} is outside {self.low:g} to {self.high:g}")
        positions([point.day for point in self.points], 0, 1)

    def drawing(self) -> Drawing:
        left = 16 + max(width(number(v), SMALL) for v in ticks(self.low, self.high))
        names = [fit(band.name, SMALL, NAMES_AT_MOST) for band in self._sorted_bands]
        right = WIDTH - 8 - max([width(name, SMALL) + 8 for name in names], default=0)
        days = [point.day for point in self.points]
        xs = positions(days, left + INSET, right - INSET)
        bottom = self._top + PLOT
        marks = [
            *self._reliable_band(left, right),
            *self._grid(left, right),
            *self._band_names(names, right),
            *self._scores(xs),
            *axis(xs, days, [fit(p.label, SMALL, 100, bold=True) for p in self.points], bottom),
        ]
        if HINTS[self.better]:
            marks.append(Text(left, 20, HINTS[self.better], size=NORMAL, bold=True))
        height = bottom + 52
        if self.reliable is not None:
            marks.append(Rect(left, height, 22, 16, fill=SHADE, stroke=QUIET, dashes="4 3"))
            lines = wrap(self.reliable_words, SMALL, WIDTH - left - 40)
            marks += [
                Text(left + 32, height + 13 + 19 * i, line, size=SMALL)
                for i, line in enumerate(lines)
            ]
            height += 19 * len(lines) + 6
        return Drawing(WIDTH, height, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        return Table(
            ("Occasion", "Date", f"Score ({number(self.low)} to {number(self.high)})"),
            tuple((p.label, short(p.day), number(p.value)) for p in self.points),
        )

    @property
    def _description(self) -> str:
        scores = "; ".join(f"{p.label}, {short(p.day)}: {number(p.value)}" for p in self.points)
        scale = f"The scale runs from {number(self.low)} to {number(self.high)}."
        hint = f" {HINTS[self.better]}." if HINTS[self.better] else ""
        band = f" {self.reliable_words}" if self.reliable is not None else ""
        return f"{scores}. {scale}{hint}{band}"

    @property
    def _sorted_bands(self) -> tuple[NamedBand, ...]:
        return tuple(sorted(self.bands, key=lambda band: band.low))

    @property
    def _top(self) -> float:
        return 40.0 if self.better else 20.0

    def _y(self, value: float) -> float:
        return self._top + PLOT * (self.high - value) / (self.high - self.low)

    def _grid(self, left: float, right: float) -> list[Mark]:
        marks: list[Mark] = []
        for tick in ticks(self.low, self.high):
            y = self._y(tick)
            marks.append(Line(left, y, right, y, stroke=QUIET if tick == self.low else GRID))
            marks.append(Text(left - 8, y + 5, number(tick), size=SMALL, anchor="end", fill=QUIET))
        return marks

    def _reliable_band(self, left: float, right: float) -> list[Mark]:
        if self.reliable is None:
            return []
        first = self.points[0].value
        top = self._y(min(self.high, first + self.reliable))
        bottom = self._y(max(self.low, first - self.reliable))
        return [
            Rect(left, top, right - left, bottom - top, fill=SHADE),
            Line(left, top, right, top, stroke=QUIET, dashes="4 3"),
            Line(left, bottom, right, bottom, stroke=QUIET, dashes="4 3"),
        ]

    def _band_names(self, names: list[str], right: float) -> list[Mark]:
        bands = self._sorted_bands
        marks: list[Mark] = []
        for below, above in pairwise(bands):
            y = self._y((below.high + above.low) / 2)
            marks.append(Line(right - 12, y, right, y, stroke=INK, thickness=2))
        middles = [self._y((band.low + band.high) / 2) for band in reversed(bands)]
        ys = spread(middles, SMALL + 3, self._top, self._top + PLOT)
        for y, name in zip(ys, reversed(names), strict=True):
            marks.append(Text(right + 8, y + 5, name, size=SMALL))
        return marks

    def _scores(self, xs: tuple[float, ...]) -> list[Mark]:
        spots = [(x, self._y(p.value)) for x, p in zip(xs, self.points, strict=True)]
        circles = [Circle(x, y, 7) for x, y in spots]
        marks: list[Mark] = [Track(tuple(spots), stroke=MAIN), *circles]
        taken: list[Box] = [circle.box for circle in circles]
        for i in dict.fromkeys([len(xs) - 1, 0, *range(len(xs))]):
            x, y = spots[i]
            words = number(self.points[i].value)
            for baseline in (y - 13, y + 24):
                text = Text(x, baseline, words, anchor="middle", bold=True, halo=True)
                free = not any(text.box.overlaps(box) for box in taken)
                if free and text.box.top > self._top - 14 and text.box.bottom < self._top + PLOT:
                    marks.append(text)
                    taken.append(text.box)
                    break
        return marks


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Both ends of the range, and the round numbers between that keep clear of them."""
    step = next(
        base * 10.0**power
        for power in range(-3, 9)
        for base in (1, 2, 5)
        if (high - low) / (base * 10.0**power) <= 6
    )
    first = int(low // step) + 1
    inner = [n * step for n in range(first, first + 8) if low < n * step < high]
    clear = [tick for tick in inner if min(tick - low, high - tick) >= 0.5 * step]
    return (low, *clear, high)
