"""Work on what the team offers, as a worklist shows it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DueWork:
    """`page` and `pk` name the address where it is done; `about` is the programme or the question.
    `because`: what has changed, for a decision to look at again."""

    title: str
    about: str
    page: str
    pk: int
    due_on: dt.date
    because: str = ""
