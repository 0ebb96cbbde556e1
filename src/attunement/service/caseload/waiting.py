"""How long a baby has been waiting, in days, weeks of life, and of the first 1,001 days. Pure."""

import datetime as dt
from dataclasses import dataclass

from ...guidance import Unborn, age_in_words, age_on, share_of_first_1001_days
from ...guidance.first_days import FIRST_DAYS
from ..design.filters import plural
from ..relationships.remembering import loss_words
from .facts import Baby


@dataclass(frozen=True)
class FirstDaysBar:
    """A share of the first 1,001 days: a whole percentage for the bar, and the same in words."""

    percent: int
    words: str


def age_words(baby: Baby, on: dt.date) -> str:
    """The age as it is said; "age not known" where no date is, or where the dates cannot be so.
    Of a baby who was lost no age is counted."""
    if baby.lost:
        return loss_words(born=baby.born_on is not None, lost_on=baby.lost_on)
    try:
        return age_in_words(age_on(on, born_on=baby.born_on, due_on=baby.due_on))
    except ValueError:
        return "age not known"


def lived(baby: Baby, on: dt.date) -> FirstDaysBar | None:
    """How much of the first 1,001 days has gone by; None where no date is known, or nothing is
    counted any more."""
    if baby.lost or (baby.born_on is None and baby.due_on is None):
        return None
    found = share_of_first_1001_days(born_on=baby.born_on, due_on=baby.due_on, on=on)
    if found.over:
        return FirstDaysBar(100, "The first 1,001 days are over")
    percent = _percent(found.elapsed)
    return FirstDaysBar(percent, f"{percent}% of 1,001 days gone")


@dataclass(frozen=True, kw_only=True)
class Wait:
    """`days` since the referral came; `weeks` is that wait in weeks of the baby's life, or why not;
    `share` is what the wait has used up of the first 1,001 days."""

    days: int
    weeks: str
    share: FirstDaysBar | None


def wait(baby: Baby | None, *, since: dt.date, on: dt.date) -> Wait:
    days = max((on - since).days, 0)
    if baby is not None and baby.lost:
        return Wait(days=days, weeks="", share=None)
    if baby is None or (baby.born_on is None and baby.due_on is None):
        return Wait(days=days, weeks="age not known", share=None)
    return Wait(days=days, weeks=_weeks(baby, since, on), share=_used(baby, since, on))


def _weeks(baby: Baby, since: dt.date, on: dt.date) -> str:
    try:
        age = age_on(on, born_on=baby.born_on, due_on=baby.due_on)
    except ValueError:
        return "age not known"
    if isinstance(age, Unborn):
        return f"{plural((on - since).days // 7, 'week')} of pregnancy"
    # Weeks before the birth are not weeks of life.
    begun = max(since, baby.born_on or since)
    return f"{plural((on - begun).days // 7, 'week')} of {plural(age.weeks, 'week')} of life"


def _used(baby: Baby, since: dt.date, on: dt.date) -> FirstDaysBar:
    def elapsed(day: dt.date) -> int:
        return share_of_first_1001_days(born_on=baby.born_on, due_on=baby.due_on, on=day).elapsed

    percent = _percent(elapsed(on) - elapsed(since))
    return FirstDaysBar(percent, f"{percent}% of 1,001 days spent waiting")


def _percent(days: int) -> int:
    """Rounded down, so that nothing reads as over before it is."""
    return days * 100 // FIRST_DAYS
