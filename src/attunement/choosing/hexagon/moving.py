"""What has changed since a decision: a prompt to look again, never a new score."""

from collections.abc import Mapping
from dataclasses import dataclass

from attunement.choosing.hexagon.indicators import Indicator

STEP = 1
"""By how many points a hint has to move before anybody is told: the scale's own step."""


@dataclass(frozen=True)
class Move:
    """One hint then and now; None where the records could not say."""

    indicator: Indicator
    before: int | None
    now: int | None


def moved(
    before: Mapping[Indicator, int | None], now: Mapping[Indicator, int | None]
) -> tuple[Move, ...]:
    """The hints that moved by one point or more, in the Hexagon's order. That the records can say
    now what they could not, or no longer can, is a move too. An indicator that one side does not
    have is left out."""
    return tuple(
        Move(indicator, before[indicator], now[indicator])
        for indicator in Indicator
        if indicator in before and indicator in now and _far(before[indicator], now[indicator])
    )


def _far(before: int | None, now: int | None) -> bool:
    if before is None or now is None:
        return before is not now
    return abs(now - before) >= STEP
