"""What was decided, before there is a row."""

import datetime as dt
from dataclasses import dataclass

from ..accounts.models import User


@dataclass(frozen=True)
class Decided:
    """`owner` and `due_on` are None where somebody left them out: the policy says so."""

    words: str
    owner: User | None
    due_on: dt.date | None
