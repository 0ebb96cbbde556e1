"""The checklist of an ending: a pure function of dated facts. Each line is a date or a reason."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Item(StrEnum):
    END_MEASURES = "end_measures"
    LAST_SESSION = "last_session"
    GOODBYE = "goodbye"
    FOLLOW_UP = "follow_up"
    LETTER = "letter"
    REFERRER = "referrer"


@dataclass(frozen=True, kw_only=True)
class EndingFacts:
    """What is known of an ending. `end_measures_on` is None until the end assessment is complete
    and has at least one questionnaire in it; `letter_on` until a letter has been given."""

    end_measures_on: dt.date | None = None
    no_end_measures_because: str = ""
    last_session_on: dt.date | None = None
    no_last_session_because: str = ""
    goodbye_on: dt.date | None = None
    no_goodbye_because: str = ""
    follow_up_on: dt.date | None = None
    no_follow_up_because: str = ""
    letter_on: dt.date | None = None
    no_letter_because: str = ""
    referrer_on: dt.date | None = None
    no_referrer_because: str = ""


@dataclass(frozen=True)
class Line:
    item: Item
    on: dt.date | None
    because: str

    @property
    def settled(self) -> bool:
        return self.on is not None or bool(self.because)


def checklist(facts: EndingFacts) -> tuple[Line, ...]:
    """The lines in the order of a goodbye. A date makes a reason superfluous, and drops it."""
    return tuple(
        _line(item, getattr(facts, f"{item}_on"), getattr(facts, f"no_{item}_because"))
        for item in Item
    )


def _line(item: Item, on: dt.date | None, because: str) -> Line:
    return Line(item, on, "" if on else because.strip())


def missing(lines: Iterable[Line]) -> tuple[Item, ...]:
    """What still needs a date or a reason before the episode may close."""
    return tuple(line.item for line in lines if not line.settled)
