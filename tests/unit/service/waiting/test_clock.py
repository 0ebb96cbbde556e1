"""The clock of a wait: pauses are told beside it, and never taken off."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.service.waiting.clock import Stopped, expected_start, paused, waited

DAY = dt.date(2026, 6, 1)


def on(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def test_a_pause_counts_from_its_first_day_up_to_the_day_of_waiting_again() -> None:
    assert paused([Stopped(on(2), on(5))], DAY, on(10)) == 3
    assert waited(DAY, on(10)) == 10


def test_an_open_pause_counts_up_to_today() -> None:
    assert paused([Stopped(on(2), None)], DAY, on(10)) == 8
    assert Stopped(on(2), None).holds(on(2))
    assert not Stopped(on(2), on(5)).holds(on(5))


def test_two_pauses_over_the_same_days_count_them_once() -> None:
    assert paused([Stopped(on(2), on(6)), Stopped(on(4), on(8))], DAY, on(10)) == 6


PAUSES = st.lists(
    st.tuples(st.integers(-5, 20), st.none() | st.integers(0, 10)).map(
        lambda told: Stopped(on(told[0]), None if told[1] is None else on(told[0] + told[1]))
    ),
    max_size=4,
)


@given(PAUSES, st.integers(0, 20))
@settings(max_examples=100)
def test_against_counting_days_one_by_one(pauses: list[Stopped], until: int) -> None:
    days = [on(n) for n in range(until)]
    assert paused(pauses, DAY, on(until)) == sum(
        any(pause.holds(day) for pause in pauses) for day in days
    )


class TestExpectedStart:
    def test_too_few_were_met_to_say(self) -> None:
        assert expected_start(DAY, [10, 20, 30, 40], DAY) is None

    def test_the_middle_of_the_waits(self) -> None:
        assert expected_start(DAY, [10, 20, 30, 40, 400], DAY) == on(30)

    def test_never_before_today(self) -> None:
        assert expected_start(DAY, [1, 1, 1, 1, 1], on(9)) == on(9)
