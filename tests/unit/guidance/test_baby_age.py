"""Ages of babies: born, unborn, early, and born on a leap day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.guidance import Born, Unborn, age_in_words, age_on

DUE = date(2026, 3, 10)
days = st.dates(date(2016, 1, 1), date(2034, 12, 31))


@given(due_on=days, before=st.integers(-30, 280))
def test_gestation_is_280_days_less_the_days_to_the_due_date(due_on, before):
    age = age_on(due_on - timedelta(days=before), due_on=due_on)
    assert isinstance(age, Unborn)
    assert age.gestation_days == 280 - before
    assert age.weeks * 7 <= age.gestation_days < age.weeks * 7 + 7


@given(born_on=days, lived=st.integers(0, 2000))
def test_days_weeks_and_months_of_life(born_on, lived):
    age = age_on(born_on + timedelta(days=lived), born_on=born_on)
    assert isinstance(age, Born)
    assert age.days == lived
    assert age.weeks == lived // 7
    assert lived // 31 <= age.months <= lived // 28
    assert age.corrected is None


@given(due_on=days, early=st.integers(-21, 120), lived=st.integers(0, 900))
def test_corrected_age_is_for_babies_born_before_37_weeks_until_24_months(due_on, early, lived):
    born_on = due_on - timedelta(days=early)
    age = age_on(born_on + timedelta(days=lived), born_on=born_on, due_on=due_on)
    preterm = 280 - early < 37 * 7
    assert (age.corrected is not None) == (preterm and age.months < 24)
    if age.corrected is not None:
        assert age.corrected.days == age.days - early
        assert age.corrected.months <= age.months


@pytest.mark.parametrize(("early", "corrected"), [(21, False), (22, True)])
def test_37_weeks_exactly_is_not_preterm(early, corrected):
    age = age_on(DUE, born_on=DUE - timedelta(days=early), due_on=DUE)
    assert (age.corrected is not None) == corrected


@pytest.mark.parametrize(
    ("born_on", "last_corrected"),
    [
        (date(2024, 1, 15), date(2026, 1, 14)),
        (date(2024, 2, 29), date(2026, 2, 27)),
        (date(2023, 3, 1), date(2025, 2, 28)),
    ],
)
def test_correcting_stops_on_the_second_birthday(born_on, last_corrected):
    due_on = born_on + timedelta(days=60)
    assert age_on(last_corrected, born_on=born_on, due_on=due_on).corrected is not None
    birthday = last_corrected + timedelta(days=1)
    assert age_on(birthday, born_on=born_on, due_on=due_on).corrected is None


def test_birth_counts_over_the_due_date():
    assert isinstance(age_on(DUE, born_on=DUE, due_on=DUE + timedelta(days=40)), Born)


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ({}, "a date of birth or a due date"),
        ({"born_on": DUE + timedelta(days=1)}, "before the birth"),
        ({"due_on": DUE + timedelta(days=281)}, "more than 40 weeks"),
    ],
)
def test_dates_that_cannot_be_are_refused(dates, says):
    with pytest.raises(ValueError, match=says):
        age_on(DUE, **dates)


@pytest.mark.parametrize(
    ("on", "dates", "words"),
    [
        (date(2026, 1, 6), {"due_on": DUE}, "unborn, 31 weeks' gestation"),
        (date(2025, 6, 10), {"due_on": DUE}, "unborn, 1 week's gestation"),
        (date(2026, 3, 24), {"due_on": DUE}, "unborn, 42 weeks' gestation"),
        (date(2026, 3, 25), {"due_on": DUE}, "due date passed 2 weeks ago, birth not recorded"),
        (DUE, {"born_on": DUE}, "0 days"),
        (DUE + timedelta(days=1), {"born_on": DUE}, "1 day"),
        (DUE + timedelta(days=13), {"born_on": DUE}, "13 days"),
        (DUE + timedelta(days=14), {"born_on": DUE}, "2 weeks"),
        (DUE + timedelta(days=55), {"born_on": DUE}, "7 weeks"),
        (date(2026, 6, 9), {"born_on": DUE}, "13 weeks"),
        (date(2026, 6, 10), {"born_on": DUE}, "3 months"),
        (date(2027, 5, 20), {"born_on": DUE}, "14 months"),
        (date(2028, 3, 9), {"born_on": DUE}, "23 months"),
        (date(2028, 3, 10), {"born_on": DUE}, "2 years"),
        (date(2028, 4, 10), {"born_on": DUE}, "2 years 1 month"),
        (date(2028, 5, 10), {"born_on": DUE}, "2 years 2 months"),
        (date(2026, 2, 10), {"born_on": date(2026, 1, 6), "due_on": DUE},
         "5 weeks (due date in 4 weeks)"),
        (date(2026, 3, 9), {"born_on": date(2026, 1, 6), "due_on": DUE},
         "8 weeks (due date in 1 day)"),
        (date(2026, 4, 14), {"born_on": date(2026, 1, 6), "due_on": DUE},
         "3 months (corrected age 5 weeks)"),
    ],
)  # fmt: skip
def test_in_words(on, dates, words):
    assert age_in_words(age_on(on, **dates)) == words
