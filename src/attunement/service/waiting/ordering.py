"""The order of a waiting list, and why one family stands before another. Pure.

Four questions, in this order: how soon a clinician thinks that a family needs to be met; which of
the options that their baby's age still allows closes first; who came first; and, last, what
somebody moved by hand. It is an order in time. It weighs no risk, and no number stands behind it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..design.filters import day
from .models import Level

RANK = {Level.FIRST: 0, Level.SOON: 1, Level.IN_TURN: 2}


@dataclass(frozen=True)
class SaidNeed:
    level: Level
    because: str
    by: str
    on: dt.date


@dataclass(frozen=True)
class Closing:
    """The last day of something that the baby's age allows."""

    name: str
    on: dt.date


@dataclass(frozen=True, kw_only=True)
class Waiter:
    """`need` is None where nobody has said one: then the family is seen in turn."""

    key: int
    received_on: dt.date
    need: SaidNeed | None = None
    closing: Closing | None = None

    @property
    def level(self) -> Level:
        return self.need.level if self.need else Level.IN_TURN

    @property
    def place(self) -> tuple[int, dt.date, dt.date, int]:
        closes = self.closing.on if self.closing else dt.date.max
        return RANK[self.level], closes, self.received_on, self.key


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Somebody put `key` before `past`."""

    key: int
    past: int
    because: str
    by: str
    on: dt.date


def order(waiters: Sequence[Waiter], moves: Sequence[Moved]) -> tuple[Waiter, ...]:
    """The first to be met first. `moves` in the order in which they were made; one that names
    somebody who waits no longer has nothing left to move."""
    line = sorted(waiters, key=lambda each: each.place)
    for move in moves:
        keys = [each.key for each in line]
        if move.key in keys and move.past in keys and keys.index(move.key) > keys.index(move.past):
            line.insert(keys.index(move.past), line.pop(keys.index(move.key)))
    return tuple(line)


def reasons(one: Waiter, moves: Sequence[Moved]) -> tuple[str, ...]:
    """Why this family stands where it stands, the weightiest first."""
    found = [
        f"Moved up by {move.by} on {day(move.on)}: {move.because}"
        for move in reversed(moves)
        if move.key == one.key
    ][:1]
    if one.need and one.level != Level.IN_TURN:
        found.append(
            f"{one.level.label}, said {one.need.by} on {day(one.need.on)}: {one.need.because}"
        )
    if one.closing:
        found.append(f"{one.closing.name} can begin until {day(one.closing.on)}")
    found.append(f"Referred {day(one.received_on)}")
    return tuple(found)


def why(first: Waiter, second: Waiter, moves: Sequence[Moved]) -> str:
    """Why `first` was met before `second`, in words; honest where no reason was written."""
    for move in reversed(moves):
        if (move.key, move.past) == (first.key, second.key):
            return f"{move.by} moved them up on {day(move.on)}: {move.because}"
    line = [each.key for each in order((first, second), moves)]
    if line[0] != first.key:
        return "The list had the other family first. Nobody wrote down why it came differently."
    if RANK[first.level] != RANK[second.level]:
        # The levels differ and this one is sooner, so somebody said it.
        assert first.need is not None
        return (
            f"{first.level.label}, said {first.need.by} on {day(first.need.on)}: "
            f"{first.need.because}"
        )
    if first.closing != second.closing and first.closing is not None:
        limit = f"{first.closing.name} could begin only until {day(first.closing.on)}"
        if second.closing is None or first.closing.on < second.closing.on:
            return f"{limit}; for the other family nothing closed sooner."
    return f"They were referred first, on {day(first.received_on)}."
