"""What is said of one item, and the task that is wanted for it, before there are rows."""

import datetime as dt
from dataclasses import dataclass

from ..accounts.models import User
from ..relationships.models import Changeable, Presence, Reporter, Stressor


@dataclass(frozen=True, kw_only=True)
class Said:
    presence: Presence
    changeable: Changeable
    acting: str
    reporter: Reporter
    on: dt.date

    def same_as(self, row: Stressor) -> bool:
        """Whether a row says this already, whoever told it."""
        return (self.presence, self.changeable, self.acting) == (
            row.presence,
            row.changeable,
            row.acting,
        )


@dataclass(frozen=True)
class Wanted:
    """`who` is None where anybody of the team may do it."""

    title: str
    due_on: dt.date
    who: User | None
