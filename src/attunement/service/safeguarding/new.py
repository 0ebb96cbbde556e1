"""What somebody has to say of a concern, or of a word with another agency."""

import datetime as dt
from dataclasses import dataclass

from ..relationships.models import Person
from .models import ConcernKind, How, WhoseWords


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was seen or said. `about` is None for the whole family; `told_by` is who said it."""

    about: Person | None
    kind: ConcernKind
    words: str
    whose: WhoseWords
    told_by: str
    seen_on: dt.date


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """With whom somebody spoke, how, what was asked and agreed, and when word is due back."""

    on: dt.date
    agency: str
    person: str
    how: How
    asked: str
    agreed: str
    word_due_on: dt.date | None
