"""How a loss is said, wherever an age would have stood. Pure."""

import datetime as dt

from ..design.filters import day
from .models import Person


def loss_words(*, born: bool, lost_on: dt.date | None) -> str:
    """ "died on 3 March 2026", or "pregnancy ended in a loss" where the day is not known."""
    what = "died" if born else "pregnancy ended in a loss"
    return f"{what} on {day(lost_on)}" if lost_on else what


def loss_of(person: Person) -> str:
    """As a sentence begins: "Sam died on 3 March 2026". Empty where there was no loss."""
    if not person.lost:
        return ""
    words = loss_words(born=person.born_on is not None, lost_on=person.lost_on)
    return f"{person.first_name} {words}" if person.born_on else begun(words)


def begun(words: str) -> str:
    """The words as a sentence begins; `capitalize` would write "8 november"."""
    return words[:1].upper() + words[1:]
