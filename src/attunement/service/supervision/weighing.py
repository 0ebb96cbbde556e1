"""How much work somebody has: counts of work, each times what the team says that it weighs. Pure.

It is no measure of a family. It is read person by person, and never puts one family before another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .models import WorkKind


@dataclass(frozen=True)
class Default:
    units: Decimal
    because: str


DEFAULTS: dict[WorkKind, Default] = {
    WorkKind.FAMILY: Default(
        Decimal(1), "The unit: calls, notes, meetings and thinking for one family."
    ),
    WorkKind.ASSESSMENT: Default(
        Decimal("0.5"), "Filming, measures, scoring and writing come on top, for a few weeks."
    ),
    WorkKind.PART: Default(
        Decimal("0.5"), "Sessions with their preparing, travel and notes come on top."
    ),
    WorkKind.GROUP: Default(
        Decimal(2), "Preparing, leading and clearing up take about as long as two families."
    ),
    WorkKind.INTERPRETER: Default(
        Decimal("0.5"), "Everything is said twice, with time before and after each meeting."
    ),
}
"""Our own starting point. No study gives these numbers: a team changes them to its own."""


@dataclass(frozen=True)
class Load:
    """Somebody's work: how many of each kind; a kind that is not there is none of it."""

    counts: Mapping[WorkKind, int]

    def units(self, weights: Mapping[WorkKind, Decimal]) -> Decimal:
        return sum((weights[kind] * count for kind, count in self.counts.items()), Decimal(0))
