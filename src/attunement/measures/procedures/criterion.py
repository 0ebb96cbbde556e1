"""The criterion sort that a team enters from its source: what a secure child's sort looks like."""

from collections.abc import Mapping
from datetime import date
from math import fsum
from typing import Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen
from attunement.measures.procedures.qsort import CARDS, PILES


class Criterion(Frozen):
    """Where experts place each card, from 1 (least like a secure child) to 9 (most).

    None ships: a team enters it from `source` and says from which `page`, who entered it and when.
    Values are means of several experts, and so not whole numbers nor ten to a pile. `stands_for`
    names it ("security"); a criterion sort of dependency is another one.
    """

    stands_for: str = Field(min_length=1)
    source: str = Field(min_length=1)
    page: str = Field(min_length=1)
    entered_by: str = Field(min_length=1)
    entered_on: date
    values: Mapping[int, float]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if missing := sorted(set(CARDS) - set(self.values)):
            raise ValueError(f"No value for card {', '.join(map(str, missing))}. Enter all 90.")
        if strange := sorted(set(self.values) - set(CARDS)):
            raise ValueError(f"There is no card {', '.join(map(str, strange))}. They are 1 to 90.")
        least, most = PILES[0], PILES[-1]
        out = sorted(card for card, value in self.values.items() if not least <= value <= most)
        if out:
            cards = ", ".join(map(str, out))
            raise ValueError(f"Card {cards} lies outside {least} to {most}. Check the source.")
        if len(set(self.values.values())) == 1:
            raise ValueError("Every card has the same value, so nothing can be compared with it.")
        return self

    @property
    def about_its_mean(self) -> tuple[float, ...]:
        """Each card's value less the mean of all, in order of card."""
        mean = fsum(self.values.values()) / len(CARDS)
        return tuple(self.values[card] - mean for card in CARDS)
