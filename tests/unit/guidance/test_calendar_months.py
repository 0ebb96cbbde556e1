"""Months against a twin that walks the calendar day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.guidance import add_months, completed_months

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def walked_months(since, on):
    """Counts the days on which a month is completed: the same day number, or the last day of a
    month that has no such day."""
    count, day = 0, since
    while day < on:
        day += timedelta(days=1)
        tomorrow = day + timedelta(days=1)
        last_of_month = tomorrow.month != day.month
        if day.day == since.day or (last_of_month and day.day < since.day):
            count += 1
    return count


@given(since=days, after=st.integers(0, 1200))
def test_completed_months_as_its_twin_walks_them(since, after):
    on = since + timedelta(days=after)
    assert completed_months(since, on) == walked_months(since, on)


@given(since=days, on=days)
def test_completed_months_is_the_largest_that_fits(since, on):
    months = completed_months(since, on)
    assert add_months(since, months) <= on < add_months(since, months + 1)


@given(day=days, months=st.integers(-60, 60))
def test_months_later_keeps_the_day_or_takes_the_last_of_the_month(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_short_months_and_leap_years(day, months, later):
    assert add_months(day, months) == later
