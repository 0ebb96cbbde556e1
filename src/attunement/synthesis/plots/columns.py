"""Where the columns of a forest plot stand: labels, the lane of the axis, numbers, weights."""

from collections.abc import Iterable
from dataclasses import dataclass

from attunement.drawing.marks import SMALL
from attunement.drawing.text import width

LABELS_AT_MOST, LANE, GAP, EDGE = 250.0, 300.0, 18.0, 8.0
AROUND = 12.0
"""Beside the axis, for the half of a number that stands at its end, and for arrows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Widths of the labels and of the numbers; whether weights follow."""

    labels: float
    numbers: float
    weighted: bool

    @classmethod
    def holding(cls, *, labels: Iterable[str], numbers: Iterable[str], weighted: bool) -> "Columns":
        """Wide enough for each, up to LABELS_AT_MOST."""
        return cls(
            labels=min(LABELS_AT_MOST, _widest(labels, least=120)),
            numbers=_widest(numbers, least=130),
            weighted=weighted,
        )

    @property
    def left(self) -> float:
        """Of the axis."""
        return EDGE + self.labels + GAP + AROUND

    @property
    def right(self) -> float:
        """Where the numbers end."""
        return self.left + LANE + AROUND + GAP + self.numbers

    @property
    def width(self) -> float:
        return self.right + (GAP + 60 if self.weighted else 0) + EDGE


def _widest(words: Iterable[str], *, least: float) -> float:
    return max([least, *(width(w, SMALL, bold=True) for w in words)])
