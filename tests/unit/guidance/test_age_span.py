"""Age windows over leap days, early births and the 24-month rule, against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attunement.guidance import Born, add_months, age_on
from attunement.guidance.age_span import AgeClock, AgeSpan

DAY = timedelta(days=1)
births = st.one_of(
    st.dates(date(2016, 1, 1), date(2030, 12, 31)),
    st.sampled_from([date(2024, 2, 29), date(2023, 2, 28), date(2024, 3, 1), date(2027, 12, 31)]),
)
early = st.integers(-20, 120)
"""Days between birth and due date."""


def slow_months(born_on: date, due_on: date, corrected: bool, on: date) -> int:
    """By the age that the rest of the product shows."""
    age = age_on(on, born_on=born_on, due_on=due_on)
    assert isinstance(age, Born)
    return age.corrected.months if corrected and age.corrected else age.months


@settings(max_examples=60, deadline=None)
@given(births, early, st.booleans(), st.integers(0, 40), st.integers(0, 14))
@example(date(2024, 2, 29), 70, True, 22, 0)
@example(date(2024, 2, 29), 70, True, 23, 0)
@example(date(2024, 2, 29), 70, True, 24, 0)
@example(date(2023, 2, 28), 0, False, 12, 0)
def test_a_span_holds_just_the_days_of_that_age(
    born_on: date, before: int, corrected: bool, least: int, more: int
) -> None:
    due_on = born_on + timedelta(days=before)
    span = AgeSpan.of(AgeClock(born_on, due_on, corrected), least, least + more)
    days = (born_on + n * DAY for n in range(1800))
    inside = [
        day for day in days if least <= slow_months(born_on, due_on, corrected, day) <= least + more
    ]
    if span is None:
        assert inside == []
    else:
        assert (inside[0], inside[-1]) == (max(span.opens_on, born_on), span.closes_on)
        assert len(inside) == (inside[-1] - inside[0]).days + 1  # no gap


@given(births, early, st.booleans(), st.integers(0, 1500))
def test_the_clock_is_the_age_on_screen(
    born_on: date, before: int, corrected: bool, lived: int
) -> None:
    due_on, on = born_on + timedelta(days=before), born_on + timedelta(days=lived)
    clock = AgeClock(born_on, due_on, corrected)
    assert clock.months(on) == slow_months(born_on, due_on, corrected, on)


@given(births, early, st.booleans(), st.integers(0, 1500))
def test_nobody_grows_younger(born_on: date, before: int, corrected: bool, lived: int) -> None:
    clock = AgeClock(born_on, born_on + timedelta(days=before), corrected)
    on = born_on + timedelta(days=lived)
    assert clock.months(on) <= clock.months(on + DAY)


@given(births, early, st.integers(0, 40))
def test_windows_that_follow_each_other_leave_no_day_out(
    born_on: date, before: int, least: int
) -> None:
    clock = AgeClock(born_on, born_on + timedelta(days=before), corrected=True)
    one, other = AgeSpan.of(clock, least, least + 5), AgeSpan.of(clock, least + 6, least + 9)
    assert one is not None
    assert other is not None
    assert other.opens_on == one.closes_on + DAY


def test_at_24_months_a_baby_born_early_leaps() -> None:
    """Born ten weeks early: 21 months by the due date, and the next day 24 by the birth."""
    born_on = date(2024, 2, 29)
    clock = AgeClock(born_on, born_on + timedelta(weeks=10), corrected=True)
    birthday = add_months(born_on, 24)
    assert birthday == date(2026, 2, 28)
    assert (clock.months(birthday - DAY), clock.months(birthday)) == (21, 24)
    assert clock.first_day_at(22) == clock.first_day_at(24) == birthday
    assert AgeSpan.of(clock, 22, 23) is None


def test_born_at_term_is_counted_from_birth_whatever_the_manual() -> None:
    born_on = date(2026, 1, 31)
    due_on = born_on + timedelta(days=21)  # 37 weeks to the day
    assert AgeClock(born_on, due_on, corrected=True).first_day_at(1) == date(2026, 2, 28)


def test_a_corrected_age_needs_a_due_date() -> None:
    with pytest.raises(ValueError, match="needs the due date"):
        AgeClock(date(2026, 1, 1), corrected=True)
