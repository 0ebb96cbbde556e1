"""One appointment, of whatever kind it is. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What it is called where nothing may be said of why: in the feed."""

    SESSION = "Session"
    GROUP = "Group"
    CONTACT = "Appointment"
    REVIEW = "Review"


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """`at` is None for what is on a day and at no time of it. `to_come`: nothing has been recorded
    of it yet. `state` says what came of it, or is empty. `family` is None for a group, whose run
    `group` is.

    `after_loss`: this family has lost a baby. `guarded`: a flag of the family asks for care with
    whatever could be read by somebody else.
    """

    kind: Kind
    pk: int
    on: dt.date
    at: dt.datetime | None = None
    what: str
    where: str = ""
    who: str = ""
    family: int | None = None
    group: int | None = None
    family_name: str = ""
    state: str = ""
    to_come: bool = True
    after_loss: bool = False
    guarded: bool = False

    @property
    def order(self) -> tuple[dt.date, bool, str, str, int]:
        """By day; what has no time of day first; then by time."""
        time = self.at.isoformat() if self.at else ""
        return self.on, self.at is not None, time, self.kind.value, self.pk
