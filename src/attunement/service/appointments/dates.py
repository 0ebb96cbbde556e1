"""Weeks and months of a calendar. Pure."""

import datetime as dt
from dataclasses import dataclass

DAYS = 7
EARLIEST, LATEST = dt.date(2000, 1, 3), dt.date(2100, 12, 31)
"""Outside these an address was mistyped: no team has appointments there."""


@dataclass(frozen=True)
class Span:
    """From its first day to its last, both within."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> tuple[dt.date, ...]:
        count = (self.last - self.first).days + 1
        return tuple(self.first + dt.timedelta(days=each) for each in range(count))


def read_day(text: str, today: dt.date) -> dt.date:
    """The day of an address (2026-03-01, or 2026-03 for its first); today where it is none."""
    try:
        day = dt.date.fromisoformat(f"{text}-01" if len(text) == len("2026-03") else text)
    except ValueError:
        return today
    return day if EARLIEST <= day <= LATEST else today


def week_of(day: dt.date) -> Span:
    """Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Span(monday, monday + dt.timedelta(days=DAYS - 1))


def month_of(day: dt.date) -> Span:
    first = day.replace(day=1)
    return Span(first, after_month(first) - dt.timedelta(days=1))


def after_month(day: dt.date) -> dt.date:
    """The first day of the month after."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def before_month(day: dt.date) -> dt.date:
    """The first day of the month before."""
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def weeks_of_month(day: dt.date) -> tuple[Span, ...]:
    """Every week that has a day of this month."""
    month, found = month_of(day), []
    week = week_of(month.first)
    while week.first <= month.last:
        found.append(week)
        week = week_of(week.last + dt.timedelta(days=1))
    return tuple(found)
