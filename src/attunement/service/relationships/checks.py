"""What a date or a number about a person must satisfy: the same for a form and for a file.

Each check gives the words that say what to mend, or "" when there is nothing to mend.
"""

import datetime as dt

from attunement.guidance import InvalidNhsNumber, NhsNumber, add_months
from attunement.guidance.age import TERM

LONGEST_PREGNANCY_AHEAD = dt.timedelta(days=TERM)
LATEST_AFTER_DUE = dt.timedelta(weeks=4)
EARLIEST_BEFORE_DUE = dt.timedelta(weeks=20)
ADULT = 18 * 12
"""Months. A guard against a slip in the year, not a rule about whom a team may see."""


def past(day: dt.date | None, *, today: dt.date) -> str:
    if day and day > today:
        return "The date must be today or in the past. Check the year."
    return ""


def birth(born_on: dt.date | None, *, today: dt.date) -> str:
    """A baby's date of birth."""
    if born_on is None:
        return ""
    if born_on > today:
        return (
            "The date of birth is in the future. If the baby is not born yet, "
            "leave it empty and give the due date."
        )
    if add_months(born_on, ADULT) <= today:
        return "This date of birth is an adult’s. Check the year."
    return ""


def due_date(due_on: dt.date | None, *, today: dt.date) -> str:
    """The due date of a baby who is not born yet: at most a pregnancy ahead, or a little past."""
    if due_on is None:
        return ""
    if due_on > today + LONGEST_PREGNANCY_AHEAD:
        return "The due date is more than 40 weeks ahead. Check the year."
    if due_on < today - LATEST_AFTER_DUE:
        return (
            "The due date was more than 4 weeks ago. If the baby has been born, "
            "give the date of birth."
        )
    return ""


def birth_and_due(born_on: dt.date | None, due_on: dt.date | None) -> str:
    """Whether a baby born on one day can have been due on the other."""
    if born_on is None or due_on is None:
        return ""
    if born_on < due_on - EARLIEST_BEFORE_DUE:
        return "This is more than 20 weeks before the due date. Check both dates."
    if born_on > due_on + LATEST_AFTER_DUE:
        return "This is more than 4 weeks after the due date. Check both dates."
    return ""


def loss(
    lost_on: dt.date | None,
    *,
    born_on: dt.date | None,
    due_on: dt.date | None,
    today: dt.date,
) -> str:
    """The day on which a baby died or a pregnancy was lost, where it is known."""
    if lost_on is None:
        return ""
    if wrong := past(lost_on, today=today):
        return wrong
    if born_on and lost_on < born_on:
        return "This is before the day of birth. Check both dates."
    if not born_on and due_on and lost_on < due_on - dt.timedelta(days=TERM):
        return "This is before the pregnancy began. Check the date."
    return ""


def carer_birth(
    born_on: dt.date | None, *, children: tuple[dt.date | None, ...], today: dt.date
) -> str:
    """A carer's date of birth: in the past, and before that of every child."""
    if born_on is None:
        return ""
    if wrong := past(born_on, today=today):
        return wrong
    if any(child and child <= born_on for child in children):
        return "This date of birth is not before the baby’s. Check both dates."
    return ""


def nhs_number(text: str, *, test_numbers_only: bool) -> str:
    if not text:
        return ""
    try:
        number = NhsNumber.parse(text)
    except InvalidNhsNumber as error:
        return str(error)
    if test_numbers_only and not number.is_test_range:
        return (
            "This is a demonstration: no real NHS number may be entered. "
            "Use a test number, which begins with 999."
        )
    return ""


def nhs_number_status(text: str, *, unborn: bool, says_traced: bool) -> str:
    """Whether a number, or the word that there is one, fits what is known of the person."""
    if text and unborn:
        return "A baby who is not born yet has no NHS number. Leave it empty until the birth."
    if says_traced and not text:
        return "A traced NHS number must be given. Enter it, or say “Not traced yet”."
    return ""
