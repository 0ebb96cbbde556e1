"""Sessions delivered against the number that the programme expects."""

from dataclasses import dataclass

from attunement.drawing.marks import INK, MAIN, PAPER, QUIET, SHADE, Line, Mark, Rect, Text
from attunement.drawing.sheet import Drawing, Table

WIDTH, HEIGHT, TOP, BAR, WIDEST = 640.0, 68.0, 8.0, 26.0, 48.0


@dataclass(frozen=True, kw_only=True)
class DoseBar:
    """One box a session. expected is None when the programme gives no number: no empty boxes."""

    title: str
    delivered: int
    expected: int | None

    def __post_init__(self) -> None:
        if self.delivered < 0 or (self.expected is not None and self.expected < 1):
            raise ValueError("sessions delivered are 0 or more, and expected ones 1 or more")

    @property
    def sentence(self) -> str:
        return ""

    @property
    def words(self) -> str:
        if self.expected is None:
            noun = "session" if self.delivered == 1 else "sessions"
            return f"{self.delivered} {noun} delivered; no expected number"
        more = self.delivered - self.expected
        if more > 0:
            known = f"{more} more than the {self.expected} expected"
            return f"{self.delivered} sessions delivered, {known}"
        noun = "session" if self.expected == 1 else "sessions"
        return f"{self.delivered} of {self.expected} {noun} delivered"

    def _fill(self, session: int) -> str:
        if session >= self.delivered:
            return PAPER
        return MAIN if self.expected is None or session < self.expected else SHADE

    def drawing(self) -> Drawing:
        count = max(self.delivered, self.expected or 0, 1)
        room = min((WIDTH - 4) / count, WIDEST)
        gap = 3 if room >= 12 else 0
        marks: list[Mark] = [
            Rect(
                2 + room * i + gap / 2,
                TOP,
                room - gap,
                BAR,
                fill=self._fill(i),
                stroke=MAIN if i < self.delivered else QUIET,
                radius=2 if gap else 0,
            )
            for i in range(count)
        ]
        if self.expected is not None and self.delivered > self.expected:
            x = 2 + room * self.expected
            marks.append(Line(x, TOP - 6, x, TOP + BAR + 6, stroke=INK, thickness=3))
        marks.append(Text(2, TOP + BAR + 26, self.words))
        return Drawing(WIDTH, HEIGHT, self.title, self.words + ".", tuple(marks))

    def table(self) -> Table:
        known = "Not known" if self.expected is None else str(self.expected)
        return Table(("Delivered", "Expected"), ((str(self.delivered), known),))
