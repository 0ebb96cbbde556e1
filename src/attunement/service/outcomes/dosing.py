"""How many sessions of each programme families had, against what it plans and what was tried. Pure.

A programme that no source gives a number for has none here: nothing is then under it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from ...knowledge.programme import Programme


@dataclass(frozen=True)
class ProgrammeDose:
    """Of the parts of one programme that ended: how many had so many sessions delivered."""

    programme: str
    delivered: Mapping[int, int]

    @property
    def parts(self) -> int:
        return sum(self.delivered.values())

    @property
    def counts(self) -> tuple[int, ...]:
        """Sessions delivered, one number a part, the fewest first."""
        return tuple(n for n, parts in sorted(self.delivered.items()) for _ in range(parts))

    @property
    def median(self) -> float:
        """Raises ValueError where no part ended: there is no such row."""
        return median(self.counts)

    def fewer_than(self, number: int) -> int:
        return sum(parts for n, parts in self.delivered.items() if n < number)


def enough(programme: Programme | None) -> int | None:
    """The fewest sessions that are still the programme; None where no number is known, or where it
    is no longer held."""
    return programme.dose.least_sessions if programme else None
