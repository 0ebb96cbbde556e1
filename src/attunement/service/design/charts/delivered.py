"""Sessions delivered, programme by programme, each against its own number."""

from collections.abc import Iterator
from dataclasses import dataclass

from attunement.drawing.marks import (
    GRID,
    INK,
    MAIN,
    NORMAL,
    SHADE,
    SMALL,
    Circle,
    Line,
    Mark,
    Text,
    number,
)
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit

from ..filters import plural

WIDTH, LEFT, ROW, AXIS = 640.0, 8.0, 92.0, 30.0


@dataclass(frozen=True, kw_only=True)
class DeliveredRow:
    """One programme: sessions delivered in `parts` courses of it, from the fewest to the most, and
    the least of its own number, None where no source gives one; `own_words` is that number in
    figures, or the range."""

    name: str
    parts: int
    least: int
    most: int
    median: float
    own: int | None
    own_words: str

    def __post_init__(self) -> None:
        if self.parts < 1 or not 0 <= self.least <= self.median <= self.most:
            raise ValueError("at least one course, and a median between the fewest and the most")

    @property
    def words(self) -> str:
        spread = (
            plural(self.least, "session")
            if self.least == self.most
            else f"{number(self.median)} sessions in the middle ({self.least} to {self.most})"
        )
        own = f"its own number is {self.own_words}" if self.own else "no number is known"
        return f"{spread}; {own}"


@dataclass(frozen=True, kw_only=True)
class DeliveredChart:
    """Rows in the order in which they are drawn, on one scale from nought."""

    title: str
    rows: tuple[DeliveredRow, ...]

    @property
    def sentence(self) -> str:
        return (
            "The dot is the middle course, the bar reaches from the fewest to the most sessions, "
            "and the upright line is the programme’s own number."
        )

    def drawing(self) -> Drawing:
        top = max((max(row.most, row.own or 0) for row in self.rows), default=0) or 1
        scale = (WIDTH - 2 * LEFT) / top
        marks = [mark for i, row in enumerate(self.rows) for mark in _row(row, i * ROW, scale)]
        foot = ROW * len(self.rows)
        marks += [
            Text(LEFT, foot + 22, "0", size=SMALL),
            Text(WIDTH - LEFT, foot + 22, plural(top, "session"), size=SMALL, anchor="end"),
        ]
        told = ". ".join(f"{row.name}: {row.words}" for row in self.rows)
        return Drawing(WIDTH, foot + AXIS, self.title, f"{told}.", tuple(marks))

    def table(self) -> Table:
        return Table(
            ("Programme", "Courses that ended", "Fewest", "Middle", "Most", "Its own number"),
            tuple(
                (
                    row.name,
                    str(row.parts),
                    str(row.least),
                    number(row.median),
                    str(row.most),
                    row.own_words if row.own else "Not known",
                )
                for row in self.rows
            ),
        )


def _row(row: DeliveredRow, top: float, scale: float) -> Iterator[Mark]:
    middle = top + 40
    yield Text(LEFT, top + 18, fit(row.name, NORMAL, WIDTH - 2 * LEFT))
    yield Line(LEFT, middle, WIDTH - LEFT, middle, stroke=GRID, thickness=2)
    yield Line(
        LEFT + row.least * scale,
        middle,
        LEFT + row.most * scale,
        middle,
        stroke=SHADE,
        thickness=14,
    )
    if row.own:
        x = LEFT + row.own * scale
        yield Line(x, middle - 14, x, middle + 14, stroke=INK, thickness=3)
    yield Circle(LEFT + row.median * scale, middle, 7, fill=MAIN)
    yield Text(LEFT, top + 70, fit(row.words, SMALL, WIDTH - 2 * LEFT), size=SMALL)
