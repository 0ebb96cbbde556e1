"""A field with two axes, on which points are drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from attunement.drawing.marks import GRID, NORMAL, QUIET, SMALL, Circle, Line, Mark, Text
from attunement.drawing.scales import Axis, shown
from attunement.drawing.text import fit, width, wrap

WIDTH, HEIGHT = 640.0, 360.0
LEFT, RIGHT, EDGE = 76.0, 608.0, 8.0

Swatch = Callable[[float, float], Mark]
"""A mark about the middle that it is given."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """x: an axis between LEFT and RIGHT; y: one between 0 and HEIGHT, laid from the foot up, or
    from the top down where `down`. Their names stand under it and over it."""

    title: str
    x: Axis
    y: Axis
    x_name: str
    y_name: str
    down: bool = False

    @cached_property
    def top(self) -> float:
        return 20.0 * len(self._title) + 38

    @property
    def foot(self) -> float:
        return self.top + HEIGHT

    def at(self, x: float, y: float) -> tuple[float, float]:
        up = self.y.x(y)
        return self.x.x(x), self.top + up if self.down else self.foot - up

    @property
    def _title(self) -> tuple[str, ...]:
        return wrap(self.title, NORMAL, WIDTH - 2 * EDGE, bold=True)

    def marks(self) -> list[Mark]:
        """Title, axes with their numbers and names."""
        made: list[Mark] = [
            Text(EDGE, 22 + 20 * i, line, NORMAL, bold=True) for i, line in enumerate(self._title)
        ]
        made.append(
            Text(EDGE, self.top - 12, fit(self.y_name, SMALL, WIDTH - 2 * EDGE), SMALL, fill=QUIET)
        )
        for tick in self.y.ticks:
            _, y = self.at(self.x.ticks[0], tick)
            made += [
                Line(LEFT - 6, y, LEFT, y, QUIET),
                Text(LEFT - 10, y + 5, shown(tick), SMALL, "end"),
            ]
        for tick in self.x.ticks:
            x = self.x.x(tick)
            made += [
                Line(x, self.foot, x, self.foot + 6, QUIET),
                Text(x, self.foot + 22, shown(tick), SMALL, "middle"),
            ]
        made += [
            Line(LEFT, self.top, LEFT, self.foot, QUIET),
            Line(LEFT, self.foot, RIGHT, self.foot, QUIET),
            Text(
                (LEFT + RIGHT) / 2,
                self.foot + 44,
                fit(self.x_name, SMALL, RIGHT - LEFT),
                SMALL,
                "middle",
                fill=QUIET,
            ),
        ]
        return made

    def grid(self) -> list[Mark]:
        """Faint lines across, at the numbers of the y axis."""
        lines: list[Mark] = []
        for tick in self.y.ticks:
            _, y = self.at(self.x.ticks[0], tick)
            lines.append(Line(LEFT, y, RIGHT, y, GRID))
        return lines


def named(
    points: Iterable[tuple[float, float, str]], circles: Sequence[Circle], foot: float
) -> list[Mark]:
    """Names beside the points, first come first served: one that would lie on another name or a
    point, or outside the field, is not drawn (the table has every one)."""
    taken = [circle.box for circle in circles]
    made: list[Mark] = []
    for x, y, words in points:
        for text in (
            Text(x + 9, y + 5, words, SMALL, halo=True),
            Text(x - 9, y + 5, words, SMALL, "end", halo=True),
            Text(x, y - 11, words, SMALL, "middle", halo=True),
        ):
            box = text.box
            inside = box.left > LEFT and box.right < WIDTH and box.bottom < foot
            if inside and not any(box.overlaps(other) for other in taken):
                made.append(text)
                taken.append(box)
                break
    return made


def key(entries: Sequence[tuple[Swatch, str]], top: float) -> tuple[list[Mark], float]:
    """What shapes mean, in lines that fit the sheet; and where the next thing may stand."""
    made: list[Mark] = []
    x, y = LEFT, top
    for swatch, words in entries:
        wide = 26 + width(words, SMALL) + 18
        if x > LEFT and x + wide > WIDTH:
            x, y = LEFT, y + 22
        made += [swatch(x + 8, y - 5), Text(x + 22, y, words, SMALL)]
        x += wide
    return made, y + 12
