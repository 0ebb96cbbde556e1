"""The first 1,001 days, which end on the second birthday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.guidance import share_of_first_1001_days

days = st.dates(date(2010, 1, 1), date(2034, 12, 31))


@given(born_on=days, offset=st.integers(-1200, 1200))
def test_the_share_is_the_days_gone_by_held_between_0_and_1(born_on, offset):
    on = born_on + timedelta(days=offset)
    found = share_of_first_1001_days(born_on=born_on, on=on)
    assert (found.ends_on - found.begins_on).days == 1001
    gone = sum(found.begins_on <= on - timedelta(days=n) - timedelta(days=1) for n in range(3000))
    assert found.elapsed == min(gone, 1001)
    assert found.share == found.elapsed / 1001
    assert found.over == (on >= found.ends_on) == (found.elapsed == 1001)


@given(born_on=days)
def test_one_more_day_never_lessens_it(born_on):
    shares = [
        share_of_first_1001_days(born_on=born_on, on=born_on + timedelta(days=n)).share
        for n in range(-300, 760, 7)
    ]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)


@given(due_on=days, on=days)
def test_an_unborn_baby_counts_from_the_due_date(due_on, on):
    by_due = share_of_first_1001_days(due_on=due_on, on=on)
    assert by_due == share_of_first_1001_days(born_on=due_on, on=on)


@given(born_on=days, due_on=days, on=days)
def test_once_born_the_due_date_no_longer_counts(born_on, due_on, on):
    assert share_of_first_1001_days(
        born_on=born_on, due_on=due_on, on=on
    ) == share_of_first_1001_days(born_on=born_on, on=on)


@pytest.mark.parametrize(
    ("born_on", "second_birthday"),
    [
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2022, 2, 28), date(2024, 2, 28)),
        (date(2024, 12, 31), date(2026, 12, 31)),
    ],
)
def test_it_is_over_on_the_second_birthday_and_not_the_day_before(born_on, second_birthday):
    eve = second_birthday - timedelta(days=1)
    assert share_of_first_1001_days(born_on=born_on, on=second_birthday).over
    assert not share_of_first_1001_days(born_on=born_on, on=eve).over


def test_at_birth_about_a_quarter_has_gone():
    # By hand: 2 years from 1 June 2025 are 730 days, so 1,001 - 730 = 271 have gone.
    found = share_of_first_1001_days(born_on=date(2025, 6, 1), on=date(2025, 6, 1))
    assert found.elapsed == 271


def test_no_date_at_all_is_refused():
    with pytest.raises(ValueError, match="date of birth or a due date"):
        share_of_first_1001_days(on=date(2026, 1, 1))


def test_nothing_reads_as_over_before_it_is() -> None:
    ends_on = date(2026, 3, 1)
    days = [ends_on - timedelta(days=left) for left in (1001, 991, 990, 1, 0)]
    found = [share_of_first_1001_days(born_on=date(2024, 3, 1), on=day) for day in days]
    assert [each.percent for each in found] == [0, 0, 1, 99, 100]
