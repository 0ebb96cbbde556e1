"""Who holds parental responsibility for a child on a day. Pure: dated facts in, a standing out.

It is never worked out from who somebody is to the child: the law differs by country, by year and by
marriage. It is what was recorded, with what it rests on.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """The order is that of what a reader must know first."""

    DISPUTED = "Disputed"
    SHOWN = "Evidence seen"
    TOLD = "Told, no document seen"
    ENDED = "Ended"
    NOT_YET = "Not yet begun"


@dataclass(frozen=True, kw_only=True)
class Held:
    """One row as it bears on the standing. `holder` is a person's id, None for somebody outside the
    record."""

    child: int
    holder: int | None
    since: dt.date | None = None
    until: dt.date | None = None
    seen: bool = False
    disputed_on: dt.date | None = None
    settled_on: dt.date | None = None


def standing(held: Held, on: dt.date) -> Standing:
    """A dispute stands from its day until the day on which it was settled."""
    if held.since is not None and held.since > on:
        return Standing.NOT_YET
    if held.until is not None and held.until <= on:
        return Standing.ENDED
    disputed = held.disputed_on is not None and held.disputed_on <= on
    if disputed and (held.settled_on is None or held.settled_on > on):
        return Standing.DISPUTED
    return Standing.SHOWN if held.seen else Standing.TOLD


HOLDING = frozenset({Standing.DISPUTED, Standing.SHOWN, Standing.TOLD})


def holders(rows: Iterable[Held], child: int, on: dt.date) -> frozenset[int]:
    """People of the record who hold it for this child on a day. A dispute takes it from nobody."""
    return frozenset(
        row.holder
        for row in rows
        if row.child == child and row.holder is not None and standing(row, on) in HOLDING
    )


def former(rows: Iterable[Held], child: int, on: dt.date) -> frozenset[int]:
    """People of the record who held it for this child and do so no longer."""
    rows = list(rows)
    ended = {
        row.holder
        for row in rows
        if row.child == child and row.holder is not None and standing(row, on) is Standing.ENDED
    }
    return frozenset(ended) - holders(rows, child, on)


def disputed(rows: Iterable[Held], on: dt.date) -> bool:
    return any(standing(row, on) is Standing.DISPUTED for row in rows)
