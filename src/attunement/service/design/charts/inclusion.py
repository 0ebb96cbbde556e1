"""How far each carer has been reached: a row each, a mark for every step."""

from dataclasses import dataclass
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
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, wrap

NAME, STEP, HEAD, ROW, RADIUS = 168.0, 96.0, 64.0, 48.0, 12.0
Reach = Literal["yes", "not yet", "not known", "left out"]


@dataclass(frozen=True)
class Reached:
    """One carer: a reach for each step, and the same in words."""

    name: str
    steps: tuple[Reach, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class InclusionChart:
    """A filled circle is reached, an empty one not yet; a question mark is not known, and a line
    through says that somebody was left out on purpose."""

    title: str
    steps: tuple[str, ...]
    rows: tuple[Reached, ...]

    @property
    def sentence(self) -> str:
        return ""

    def drawing(self) -> Drawing:
        marks: list[Mark] = []
        for place, step in enumerate(self.steps):
            x = NAME + STEP * (place + 0.5)
            for line, words in enumerate(wrap(step, SMALL, STEP - 8, lines=3)):
                marks.append(Text(x, 18 + 18 * line, words, size=SMALL, anchor="middle"))
        for place, row in enumerate(self.rows):
            marks += self._row(row, HEAD + ROW * (place + 0.5))
        height = HEAD + ROW * len(self.rows) + 8
        said = "; ".join(f"{row.name}: {', '.join(row.words)}" for row in self.rows)
        width = NAME + STEP * len(self.steps)
        return Drawing(width, height, self.title, f"{said}.", tuple(marks))

    def _row(self, row: Reached, y: float) -> list[Mark]:
        first, last = NAME + STEP / 2, NAME + STEP * (len(self.steps) - 0.5)
        marks: list[Mark] = [
            Text(2, y + 6, fit(row.name, NORMAL, NAME - 12)),
            Line(first, y, last, y, thickness=2),
        ]
        for place, reach in enumerate(row.steps):
            x = NAME + STEP * (place + 0.5)
            yes = reach == "yes"
            marks.append(
                Circle(x, y, RADIUS, fill=MAIN if yes else PAPER, stroke=MAIN if yes else QUIET)
            )
            if reach == "not known":
                marks.append(Text(x, y + 6, "?", anchor="middle"))
            elif reach == "left out":
                marks.append(Line(x - 8, y + 8, x + 8, y - 8, stroke=INK, thickness=2))
        return marks

    def table(self) -> Table:
        return Table(
            ("Parent or carer", *self.steps), tuple((row.name, *row.words) for row in self.rows)
        )
