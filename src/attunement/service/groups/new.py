"""What is typed about a run, before there are rows."""

import datetime as dt
from dataclasses import dataclass

from ..accounts.models import User


@dataclass(frozen=True, kw_only=True)
class NewRun:
    """`sessions` are its meetings in order, each with its topic, which may be empty."""

    programme: str
    name: str
    venue: str
    places: int
    creche_places: int
    facilitators: tuple[User, ...]
    because: str
    sessions: tuple[tuple[dt.datetime, str], ...]
