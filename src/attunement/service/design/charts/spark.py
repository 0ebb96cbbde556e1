"""A line small enough to stand in a row of a table; its words carry the numbers."""

from dataclasses import dataclass

from attunement.drawing.marks import Circle, Mark, Track, number
from attunement.drawing.sheet import Drawing

WIDTH, HEIGHT, EDGE = 120.0, 32.0, 6.0


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """Values on their measure's range, oldest first, spaced evenly. Raises ValueError for none."""

    title: str
    low: float
    high: float
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values or not all(self.low <= value <= self.high for value in self.values):
            raise ValueError("a sparkline needs values, all inside the measure's range")

    @property
    def sentence(self) -> str:
        return ""

    def drawing(self) -> Drawing:
        step = (WIDTH - 2 * EDGE) / max(len(self.values) - 1, 1)
        tall = HEIGHT - 2 * EDGE
        spots = tuple(
            (EDGE + step * i, EDGE + tall * (self.high - value) / (self.high - self.low))
            for i, value in enumerate(self.values)
        )
        marks: list[Mark] = [Track(spots, thickness=2), Circle(*spots[-1], 4, thickness=1)]
        words = ", ".join(number(value) for value in self.values)
        return Drawing(WIDTH, HEIGHT, self.title, f"Scores, oldest first: {words}.", tuple(marks))

    def table(self) -> None:
        """None: the row that it stands in already holds the numbers."""
