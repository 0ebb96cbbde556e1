"""By when somebody has to act on a concern, and from when others are told. Pure dates.

The telling itself is the one way of all safety tasks (`relationships.escalation`): a task is
raised, and if nobody says what was done it stands on the worklists of supervisors and team leads,
and from the next morning on everybody's.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from ..relationships.escalation import waited

OPENS = dt.time(9)
"""When the working day begins: word that was due yesterday is missed from this hour on."""


class Turn(StrEnum):
    """Whose it is to act."""

    NOBODY = "nobody"
    GIVEN_TO = "given_to"
    WATCHERS = "watchers"


@dataclass(frozen=True)
class Waiting:
    """`hours` is how many whole hours nobody has acted, from when others are told; else None."""

    turn: Turn
    hours: int | None = None


def decision_due(raised_at: dt.datetime, zone: ZoneInfo) -> dt.date:
    """A concern is decided about on the day on which it is written down."""
    return raised_at.astimezone(zone).date()


def word_missed_at(word_due_on: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The moment from which word that was due on a day has not come: the next morning."""
    return dt.datetime.combine(word_due_on + dt.timedelta(days=1), OPENS, zone)


def waiting(*, since: dt.datetime, settled: bool, now: dt.datetime) -> Waiting:
    """Who has to act on what has waited since a moment; one to come is nobody's yet."""
    if settled or now < since:
        return Waiting(Turn.NOBODY)
    hours = waited(since, now)
    return Waiting(Turn.GIVEN_TO) if hours is None else Waiting(Turn.WATCHERS, hours)
