"""What is said, and to whom, when an answer may not wait until tomorrow. Pure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ...measures import Measure, SafetyFlag
from ..design.filters import day
from .fitting import Filling


@dataclass(frozen=True)
class SafetyWords:
    title: str
    why: str


def safety_words(
    filling: Filling, flags: Sequence[SafetyFlag], answered_on: dt.date
) -> SafetyWords:
    """The same-day task: what was answered, and what to do. The team's own crisis text is shown
    beside it wherever it is read, as it stands then."""
    said = " ".join(f"{flag_in_words(filling.measure, flag)} {flag.do}" for flag in flags)
    return SafetyWords(
        title=f"Act today: {filling.name}", why=f"{filling.name}, {day(answered_on)}. {said}"
    )


def flag_in_words(measure: Measure, flag: SafetyFlag) -> str:
    """ "Question 9 was answered “Several days”." """
    item = measure.item(flag.item)
    options = measure.response(item).options
    answer = next((o.label for o in options if o.value == flag.answer), str(flag.answer))
    return f"{item.label[:1].upper()}{item.label[1:]} was answered “{answer}”."
