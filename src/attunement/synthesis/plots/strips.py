"""Rows of a forest plot: what each says, before it is drawn or tabled."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["square", "diamond", "bar", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One row: an estimate with its interval (on the scale pooled on), or words alone.

    square: a study; diamond: a pooled result; bar: an interval with no estimate of its own
    weight: percent, None where a row has none
    """

    label: str
    shape: Shape
    estimate: float = 0.0
    lower: float = 0.0
    upper: float = 0.0
    weight: float | None = None
    bold: bool = False

    @property
    def has_numbers(self) -> bool:
        return self.shape != "words"
