"""Whole months on a calendar that has months of unequal length."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last day of that month where it has no such day.

    So a baby born on 29 February has a birthday on 28 February in a year that is not a leap year.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def completed_months(since: date, on: date) -> int:
    """The whole months from `since` to `on`: the largest n with add_months(since, n) <= on.

    Negative before `since`.
    """
    months = (on.year - since.year) * 12 + on.month - since.month
    return months if add_months(since, months) <= on else months - 1
