"""An ordinal measure over its occasions: named levels, a step for each, and never a mean."""

from dataclasses import dataclass
from datetime import date

from attunement.drawing.marks import GRID, MAIN, QUIET, SMALL, Circle, Line, Mark, Text, Track
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, width, wrap

from .occasions import INSET, axis, positions, short

WIDTH, TOP, ROW = 640.0, 12.0, 48.0
NAMES_AT_MOST = 190.0


@dataclass(frozen=True)
class LevelPoint:
    """The level seen on one occasion: an index into the chart's levels."""

    day: date
    level: int
    label: str


@dataclass(frozen=True, kw_only=True)
class LevelChart:
    """Levels in their own order, the first at the foot. Raises ValueError for a level that has no
    name or is not one of them."""

    title: str
    levels: tuple[str, ...]
    points: tuple[LevelPoint, ...]
    sentence: str = ""

    def __post_init__(self) -> None:
        if not all(name.strip() for name in self.levels):
            raise ValueError("every level of an ordinal measure has a name")
        for point in self.points:
            if not 0 <= point.level < len(self.levels):
                raise ValueError(f"level {point.level} is not one of the {len(self.levels)} levels")
        positions([point.day for point in self.points], 0, 1)

    def drawing(self) -> Drawing:
        names = [wrap(name, SMALL, NAMES_AT_MOST, lines=2) for name in self.levels]
        left = 16 + max(width(line, SMALL) for lines in names for line in lines)
        right, bottom = WIDTH - 8, TOP + ROW * len(self.levels)
        days = [point.day for point in self.points]
        xs = positions(days, left + INSET, right - INSET)
        marks: list[Mark] = [Line(left, bottom, right, bottom, stroke=QUIET)]
        for level, lines in enumerate(names):
            y = self._y(level)
            marks.append(Line(left, y, right, y, stroke=GRID))
            first = y + 5 - (len(lines) - 1) * 8.5
            marks += [
                Text(left - 10, first + 17 * i, line, size=SMALL, anchor="end")
                for i, line in enumerate(lines)
            ]
        spots = [(x, self._y(p.level)) for x, p in zip(xs, self.points, strict=True)]
        marks.append(Track(_steps(spots), stroke=MAIN))
        marks += [Circle(x, y, 8) for x, y in spots]
        labels = [fit(point.label, SMALL, 100, bold=True) for point in self.points]
        marks += axis(xs, days, labels, bottom)
        return Drawing(WIDTH, bottom + 52, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        return Table(
            ("Occasion", "Date", "Level"),
            tuple((p.label, short(p.day), self.levels[p.level]) for p in self.points),
        )

    @property
    def _description(self) -> str:
        seen = "; ".join(f"{p.label}, {short(p.day)}: {self.levels[p.level]}" for p in self.points)
        return f"{seen}. The levels, lowest first: {', '.join(self.levels)}."

    def _y(self, level: int) -> float:
        return TOP + ROW * (len(self.levels) - level - 0.5)


def _steps(spots: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Hold each level until the next occasion: nothing is known of the way between."""
    path = [spots[0]]
    for x, y in spots[1:]:
        path += [(x, path[-1][1]), (x, y)]
    return tuple(path)
