"""Everything that happened with one family, newest first. Pure: rows of any kind become entries,
and entries are merged by their dates alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

SHORT = 20
"""How many entries stand on the page before "see all"."""


class Kind(IntEnum):
    """What happened. The numbers order one day: a referral comes before the decision about it."""

    REFERRAL = 1
    DECISION = 2
    BIRTH = 3
    EPISODE = 4
    CONTACT = 5
    STRESSORS = 6
    ASSESSMENT = 7
    RESPONSE = 8
    GOAL = 9
    FORMULATION = 10
    PACKAGE = 11
    SESSION = 12
    TASK = 13
    LETTER = 14
    ENDING = 15
    LOSS = 16


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened on one day. `at` is its time of day where that is known."""

    on: dt.date
    kind: Kind
    title: str
    detail: str = ""
    who: str = ""
    href: str = ""
    at: dt.time | None = None

    @property
    def order(self) -> tuple[dt.date, dt.time, int]:
        # What has no time of day stands before what has one: it is read as "that day".
        return self.on, self.at or dt.time.min, self.kind


def merge(*sources: Iterable[Entry]) -> tuple[Entry, ...]:
    """All entries, newest first; two that nothing tells apart keep the order they came in."""
    return tuple(sorted(chain(*sources), key=lambda entry: entry.order, reverse=True))


def upto(entries: Iterable[Entry], on: dt.date) -> tuple[Entry, ...]:
    """Those that have happened by a day: what is only planned is not a thing that happened."""
    return tuple(entry for entry in entries if entry.on <= on)
