"""How long a family has waited, and when the work may begin. Pure.

The clock runs from the day the referral came to the first meeting. A pause is told beside the wait
and never taken off it: a family that asked for time has still waited.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

FEWEST = 5
"""Fewer waits than this say nothing of the next one."""


@dataclass(frozen=True)
class Stopped:
    """Days from `starts_on` up to `ends_on`, which is waiting again; None: still paused."""

    starts_on: dt.date
    ends_on: dt.date | None

    def holds(self, on: dt.date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


def waited(received_on: dt.date, until: dt.date) -> int:
    return max((until - received_on).days, 0)


def paused(pauses: Iterable[Stopped], received_on: dt.date, until: dt.date) -> int:
    """Days on which the family was paused, each counted once."""
    days = {
        day
        for pause in pauses
        for day in _days(max(pause.starts_on, received_on), min(pause.ends_on or until, until))
    }
    return len(days)


def _days(start: dt.date, end: dt.date) -> Iterable[dt.date]:
    return (start + dt.timedelta(days=n) for n in range(max((end - start).days, 0)))


def expected_start(received_on: dt.date, waits: Sequence[int], on: dt.date) -> dt.date | None:
    """When the first meeting may be: the middle of the waits of those met in the last year, counted
    from this referral, and never before today. None where too few were met to say."""
    if len(waits) < FEWEST:
        return None
    return max(received_on + dt.timedelta(days=round(median(waits))), on)
