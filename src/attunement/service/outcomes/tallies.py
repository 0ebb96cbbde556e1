"""Counts of a team's work over about a year, before small numbers are hidden. Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ...measures import Change, ChangeKind, Transitions
from ..referrals.inclusion import Step, Stood
from .dosing import ProgrammeDose

QUARTERS = 4
"""Whole quarters that are counted, besides the one that goes on."""


def quarter(day: dt.date) -> dt.date:
    """The first day of its quarter: January, April, July or October."""
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def quarters(today: dt.date) -> tuple[dt.date, ...]:
    """The first days of the last whole quarters and of this one, in order of time."""
    this = quarter(today)
    index = this.year * 4 + this.month // 3
    return tuple(dt.date(n // 4, 3 * (n % 4) + 1, 1) for n in range(index - QUARTERS, index + 1))


class Received(StrEnum):
    """What became of a referral."""

    ACCEPTED = "accepted"
    OTHER = "other"
    WAITING = "waiting"


class AgeBand(StrEnum):
    UNBORN = "unborn"
    WEEKS_0 = "weeks-0"
    WEEKS_13 = "weeks-13"
    WEEKS_26 = "weeks-26"
    WEEKS_52 = "weeks-52"
    WEEKS_104 = "weeks-104"
    NOT_KNOWN = "not-known"


UNDER_WEEKS = {
    AgeBand.UNBORN: 0,
    AgeBand.WEEKS_0: 13,
    AgeBand.WEEKS_13: 26,
    AgeBand.WEEKS_26: 52,
    AgeBand.WEEKS_52: 104,
}
"""Each band ends before so many weeks of life; the last known band has no end."""


class Happened(StrEnum):
    """What came of a contact attempt or of a session."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not-said"


class Reached(StrEnum):
    """How far a carer has been reached in their own right."""

    MET = "met"
    INVITED = "invited"
    NEITHER = "neither"


class WhichCarer(StrEnum):
    FATHER = "father"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of one measure in one relationship, from the start of care to its end."""

    BETTER = "better"
    NO_CHANGE = "no-change"
    WORSE = "worse"
    CANNOT_BE_SAID = "cannot-be-said"
    OUT_OF_TIME = "out-of-time"
    NOT_PAIRED = "not-paired"


def outcome(change: Change) -> Outcome:
    """What a pair in due time counts as. A moved level or zone counts by its direction, and
    everything else by the reliable-change threshold."""
    match change.kind, change.towards:
        case (ChangeKind.RELIABLE_IMPROVEMENT, _) | (
            ChangeKind.MOVED_LEVELS | ChangeKind.MOVED_ZONES,
            "better",
        ):
            return Outcome.BETTER
        case (ChangeKind.RELIABLE_DETERIORATION, _) | (
            ChangeKind.MOVED_LEVELS | ChangeKind.MOVED_ZONES,
            "worse",
        ):
            return Outcome.WORSE
        case (ChangeKind.NO_RELIABLE_CHANGE | ChangeKind.SAME_LEVEL | ChangeKind.SAME_ZONE, _):
            return Outcome.NO_CHANGE
    return Outcome.CANNOT_BE_SAID


@dataclass(frozen=True)
class Waited:
    """How many, and the median number of days; None when there is nobody."""

    count: int
    median_days: float | None


@dataclass(frozen=True, kw_only=True)
class Tallies:
    """A count that is not in a mapping is nought. `outcomes` are by measure id, and each measure's
    sum to `ended`, the relationships in episodes of care that ended; `moves` count which level or
    class became which."""

    today: dt.date
    referrals: Mapping[tuple[dt.date, Received], int]
    ages: Mapping[AgeBand, int]
    first_met: Waited
    still_waiting: Waited
    open_episodes: int
    contacts: Mapping[tuple[dt.date, Happened], int]
    sessions: Mapping[tuple[dt.date, Happened], int]
    second_parents: Mapping[str, int]
    carers: Mapping[tuple[WhichCarer, Reached], int]
    outcomes: Mapping[str, Mapping[Outcome, int]]
    moves: tuple[Transitions, ...]
    ended: int

    inclusion: Mapping[tuple[Step, Stood], int] = field(default_factory=dict)
    doses: tuple[ProgrammeDose, ...] = ()

    @property
    def quarters(self) -> tuple[dt.date, ...]:
        return quarters(self.today)
