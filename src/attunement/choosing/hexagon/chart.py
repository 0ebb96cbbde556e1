"""The Hexagon drawn: six axes from the middle, every rater's level, and what was agreed.

No area is filled: how large a shape is depends on which axes stand side by side and means nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from attunement.choosing.hexagon.dispersion import Dispersion
from attunement.choosing.hexagon.indicators import HIGHEST, LOWEST, Indicator
from attunement.drawing import Anchor, Circle, Drawing, Line, Mark, Polygon, Table, Text, Track
from attunement.drawing.marks import GRID, INK, MAIN, NORMAL, PAPER, QUIET, SHADE, SMALL

Point = tuple[float, float]
WIDTH, HEIGHT = 460.0, 400.0
_MIDDLE: Point = (WIDTH / 2, HEIGHT / 2)
_STEP = 30.0
_ANGLES = {each: -pi / 2 + n * pi / 3 for n, each in enumerate(Indicator)}


def at(indicator: Indicator, level: float) -> Point:
    """Where a level lies on its axis; 0 is the middle of the sheet."""
    x, y = _MIDDLE
    angle, far = _ANGLES[indicator], _STEP * level
    return x + far * cos(angle), y + far * sin(angle)


def grid() -> list[Mark]:
    """The five rings with their numbers, the axes and the names."""
    marks: list[Mark] = [
        Polygon(tuple(at(each, level) for each in Indicator), fill="none", stroke=GRID)
        for level in range(LOWEST, HIGHEST + 1)
    ]
    marks += [Line(*_MIDDLE, *at(each, HIGHEST), stroke=GRID) for each in Indicator]
    marks += [_name(each) for each in Indicator]
    return marks


def ring_numbers() -> list[Mark]:
    """Beside the first axis, painted last so that no line runs through them."""
    first = next(iter(Indicator))
    spots = [(level, at(first, level)) for level in range(LOWEST, HIGHEST + 1)]
    return [
        Text(x - 16, y + 5, str(level), size=SMALL, anchor="end", fill=QUIET, halo=True)
        for level, (x, y) in spots
    ]


def outline(agreed: Mapping[Indicator, int], *, stroke: str, dashes: str = "") -> list[Mark]:
    """Lines between neighbours that were both agreed; a gap stays a gap."""
    every = list(Indicator)
    pairs = zip(every, [*every[1:], every[0]], strict=True)
    return [
        Line(*at(a, agreed[a]), *at(b, agreed[b]), stroke=stroke, thickness=3, dashes=dashes)
        for a, b in pairs
        if a in agreed and b in agreed
    ]


@dataclass(frozen=True, kw_only=True)
class HexagonChart:
    """One candidate: a band from the lowest to the highest rating of each indicator, a dot for each
    level that somebody chose, larger the more chose it, and a ring with lines for what was agreed.
    `agreed` may be partial or empty."""

    title: str
    ratings: Mapping[Indicator, Dispersion]
    agreed: Mapping[Indicator, int]
    sentence: str = ""

    def drawing(self) -> Drawing:
        marks = grid()
        for indicator, of_it in self.ratings.items():
            ends = (at(indicator, of_it.lowest), at(indicator, of_it.highest))
            marks.append(Track(ends, stroke=SHADE, thickness=16))
        marks += outline(self.agreed, stroke=MAIN)
        marks += [
            Circle(*at(indicator, level), 3 + 1.5 * raters, fill=QUIET, thickness=1)
            for indicator, of_it in self.ratings.items()
            for level, raters in of_it.raters_at.items()
            if raters
        ]
        marks += [
            Circle(*at(indicator, level), 12, fill="none", stroke=MAIN, thickness=3)
            for indicator, level in self.agreed.items()
        ]
        marks += ring_numbers()
        return Drawing(WIDTH, HEIGHT, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        head = ("Indicator", "Raters", "Lowest", "Middle", "Highest", "Agreed")
        return Table(head, tuple(self._row(each) for each in Indicator))

    def _row(self, indicator: Indicator) -> tuple[str, ...]:
        of_it, agreed = self.ratings.get(indicator), self.agreed.get(indicator)
        said = str(agreed) if agreed else "Not yet"
        if of_it is None:
            return (indicator.words, "0", "–", "–", "–", said)
        lowest, highest = str(of_it.lowest), str(of_it.highest)
        return (
            indicator.words, str(len(of_it.values)), lowest, middle_in_words(of_it), highest, said
        )  # fmt: skip

    @property
    def _description(self) -> str:
        parts = [
            f"{name}: raters {raters}, from {low} to {high}, agreed {agreed.lower()}"
            for name, raters, low, _, high, agreed in self.table().rows
        ]
        return f"Six ratings from 1 to 5. {'; '.join(parts)}."


@dataclass(frozen=True)
class Agreed:
    """What was agreed of one candidate."""

    name: str
    levels: Mapping[Indicator, int]


_STROKES = ((MAIN, ""), ("#9a3b00", "9 5"), ("#5a2a7a", "2 5"))
MOST = len(_STROKES)


@dataclass(frozen=True, kw_only=True)
class ComparedChart:
    """Up to three candidates on one Hexagon, told apart by the pattern of the line and the size of
    the ring as well as by colour. Raises ValueError for none or for more."""

    title: str
    candidates: Sequence[Agreed]
    sentence: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.candidates) <= MOST:
            raise ValueError(f"One to {MOST} can be laid over each other, not this many.")

    def drawing(self) -> Drawing:
        marks = grid()
        pairs = list(zip(self.candidates, _STROKES, strict=False))
        for n, (one, (stroke, dashes)) in enumerate(pairs):
            marks += outline(one.levels, stroke=stroke, dashes=dashes)
            marks += [
                Circle(*at(each, level), 5 + 4 * n, fill="none", stroke=stroke, thickness=2.5)
                for each, level in one.levels.items()
            ]
        marks += ring_numbers()
        for n, (one, (stroke, dashes)) in enumerate(pairs):
            y = HEIGHT + 24 * n + 8
            marks.append(Line(16, y, 64, y, stroke=stroke, thickness=3, dashes=dashes))
            marks.append(Circle(40, y, 5 + 2 * n, fill=PAPER, stroke=stroke, thickness=2.5))
            marks.append(Text(74, y + 5, one.name, size=SMALL))
        high = HEIGHT + 24 * len(pairs) + 4
        return Drawing(WIDTH, high, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        return Table(
            ("Indicator", *(one.name for one in self.candidates)),
            tuple(
                (each.words, *(str(one.levels.get(each, "Not yet")) for one in self.candidates))
                for each in Indicator
            ),
        )

    @property
    def _description(self) -> str:
        parts = []
        for one in self.candidates:
            levels = [f"{each.words} {one.levels.get(each, 'not yet')}" for each in Indicator]
            parts.append(f"{one.name}: {', '.join(levels)}")
        return f"What was agreed, from 1 to 5. {'. '.join(parts)}."


def middle_in_words(of_it: Dispersion) -> str:
    """3, or "3 and 4" where two levels are in the middle."""
    low, high = of_it.middle
    return str(low) if low == high else f"{low} and {high}"


def _name(indicator: Indicator) -> Text:
    x, y = at(indicator, HIGHEST + 0.7)
    across = cos(_ANGLES[indicator])
    anchor: Anchor = "middle" if abs(across) < 0.1 else "start" if across > 0 else "end"
    return Text(x, y + 6, indicator.words, size=NORMAL, anchor=anchor, bold=True, fill=INK)
