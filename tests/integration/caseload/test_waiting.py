"""How long a baby has waited: in days, in weeks of life, and of the first 1,001 days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.caseload.facts import Baby
from attunement.service.caseload.waiting import age_words, lived, wait

ON = dt.date(2026, 6, 1)


def baby(*, born: dt.date | None = None, due: dt.date | None = None) -> Baby:
    return Baby(name="Sam", born_on=born, due_on=due)


def weeks(number: int) -> dt.timedelta:
    return dt.timedelta(weeks=number)


@pytest.mark.parametrize(
    ("child", "since", "words"),
    [
        (baby(born=ON - weeks(12)), ON - weeks(3), "3 weeks of 12 weeks of life"),
        (baby(born=ON - weeks(2)), ON - weeks(6), "2 weeks of 2 weeks of life"),
        (baby(due=ON + weeks(10)), ON - weeks(4), "4 weeks of pregnancy"),
        (baby(), ON - weeks(4), "age not known"),
        (None, ON - weeks(4), "age not known"),
    ],
)
def test_a_wait_in_weeks_of_life(child: Baby | None, since: dt.date, words: str) -> None:
    assert wait(child, since=since, on=ON).weeks == words


def test_a_wait_uses_up_a_share_of_the_first_1001_days() -> None:
    found = wait(baby(born=ON - weeks(20)), since=ON - dt.timedelta(days=101), on=ON)
    assert found.days == 101
    assert found.share is not None
    assert found.share.words == "10% of 1,001 days spent waiting"


def test_where_no_date_is_known_there_is_no_share() -> None:
    assert wait(baby(), since=ON, on=ON).share is None
    assert lived(baby(), ON) is None
    assert age_words(baby(), ON) == "age not known"


def test_dates_that_cannot_be_are_not_made_into_an_age() -> None:
    assert age_words(baby(due=ON + weeks(60)), ON) == "age not known"


def test_after_the_second_birthday_they_are_over() -> None:
    found = lived(baby(born=dt.date(2024, 6, 1)), ON)
    assert found is not None
    assert (found.percent, found.words) == (100, "The first 1,001 days are over")


ages = st.integers(-40, 120).map(lambda number: ON - weeks(number))
waits = st.integers(0, 900).map(lambda days: ON - dt.timedelta(days=days))


@given(born=ages, since=waits)
def test_no_wait_is_longer_than_the_life_or_than_all_1001_days(
    born: dt.date, since: dt.date
) -> None:
    child = baby(born=born) if born <= ON else baby(due=born)
    found, gone = wait(child, since=since, on=ON), lived(child, ON)
    assert found.share is not None
    assert gone is not None
    assert 0 <= found.share.percent <= gone.percent <= 100
    assert found.days == (ON - since).days
