"""By when somebody acts on a concern, and from when others are told: dates alone."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.safeguarding.escalation import (
    Turn,
    Waiting,
    decision_due,
    waiting,
    word_missed_at,
)

LONDON = ZoneInfo("Europe/London")
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=LONDON)


def after(hours: float) -> dt.datetime:
    return NOON + dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        (-1, Waiting(Turn.NOBODY)),
        (0, Waiting(Turn.GIVEN_TO)),
        (1.99, Waiting(Turn.GIVEN_TO)),
        (2, Waiting(Turn.WATCHERS, 2)),
        (50.5, Waiting(Turn.WATCHERS, 50)),
    ],
)
def test_whoever_has_it_has_two_hours_and_then_the_supervisors_and_leads_are_told(
    hours: float, found: Waiting
) -> None:
    assert waiting(since=NOON, settled=False, now=after(hours)) == found


@given(st.integers(-100, 10_000))
def test_what_is_settled_is_nobodys(minutes: int) -> None:
    now = NOON + dt.timedelta(minutes=minutes)
    assert waiting(since=NOON, settled=True, now=now) == Waiting(Turn.NOBODY)


def test_a_decision_is_due_on_the_local_day_on_which_it_was_written_down() -> None:
    late = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)  # half past midnight in summer time
    assert decision_due(late, LONDON) == dt.date(2026, 7, 2)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)))
def test_word_is_missed_from_nine_the_next_morning_whatever_the_clocks_do(due: dt.date) -> None:
    missed = word_missed_at(due, LONDON).astimezone(LONDON)
    assert missed.date() == due + dt.timedelta(days=1)
    assert missed.time() == dt.time(9)
