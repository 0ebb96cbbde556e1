"""A baby in a list of referrals: who, how old, and how much of the first 1,001 days has gone."""

import datetime as dt
from dataclasses import dataclass

from attunement.guidance import Unborn, age_in_words, age_on, share_of_first_1001_days
from attunement.guidance.first_days import FIRST_DAYS

from ...design.filters import plural
from ...relationships.models import Person
from ...relationships.remembering import loss_words


@dataclass(frozen=True)
class Baby:
    """`share` is in words; `percent` draws it. Both are empty where no date is known."""

    name: str
    age: str
    share: str
    percent: int | None


def baby(person: Person, *, today: dt.date) -> Baby:
    born, due = person.born_on, person.due_on
    if person.lost:
        return Baby(
            person.full_name, loss_words(born=born is not None, lost_on=person.lost_on), "", None
        )
    if born is None and due is None:
        return Baby(person.full_name, "age not known", "", None)
    age = age_on(today, born_on=born, due_on=due)
    words = age_in_words(age) if isinstance(age, Unborn) else f"{plural(age.weeks, 'week')} old"
    first = share_of_first_1001_days(born_on=born, due_on=due, on=today)
    share = f"{first.percent}% of the first 1,001 days gone"
    if first.over:
        share = "first 1,001 days over"
    return Baby(person.full_name, words, share, first.percent)


def waited(received_on: dt.date, *, today: dt.date) -> tuple[str, str]:
    """How long since the referral, in days and as a share of the first 1,001."""
    days = max((today - received_on).days, 0)
    if not days:
        return "Came today", ""
    percent = days * 100 // FIRST_DAYS
    share = f"{percent}%" if percent else "less than 1%"
    return plural(days, "day"), f"{share} of the first 1,001 days"
