import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import Change, ChangeKind
from attunement.service.outcomes.presenters.totals.arriving import BANDS
from attunement.service.outcomes.presenters.totals.caring import CARERS
from attunement.service.outcomes.presenters.totals.pieces import quarter_name
from attunement.service.outcomes.tallies import (
    QUARTERS,
    AgeBand,
    Outcome,
    WhichCarer,
    outcome,
    quarter,
    quarters,
)


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2090, 1, 1)))
def test_quarters_follow_each_other_up_to_today(today: dt.date) -> None:
    found = quarters(today)
    assert len(found) == QUARTERS + 1
    assert found[-1] == quarter(today) <= today
    for before, after in pairwise(found):
        assert quarter(after - dt.timedelta(days=1)) == before
    assert all(day.day == 1 and day.month in {1, 4, 7, 10} for day in found)


def test_a_quarter_has_a_name() -> None:
    assert quarter_name(dt.date(2026, 10, 1)) == "October to December 2026"


def test_every_class_has_words() -> None:
    assert BANDS.keys() == set(AgeBand)
    assert CARERS.keys() == set(WhichCarer)


@pytest.mark.parametrize(
    ("kind", "towards", "expected"),
    [
        (ChangeKind.RELIABLE_IMPROVEMENT, "better", Outcome.BETTER),
        (ChangeKind.RELIABLE_DETERIORATION, "worse", Outcome.WORSE),
        (ChangeKind.NO_RELIABLE_CHANGE, "better", Outcome.NO_CHANGE),
        (ChangeKind.NO_RELIABLE_CHANGE, "worse", Outcome.NO_CHANGE),
        (ChangeKind.MOVED_LEVELS, "better", Outcome.BETTER),
        (ChangeKind.MOVED_LEVELS, "worse", Outcome.WORSE),
        (ChangeKind.SAME_LEVEL, "same", Outcome.NO_CHANGE),
        (ChangeKind.CANNOT_BE_SAID, "better", Outcome.CANNOT_BE_SAID),
        (ChangeKind.CANNOT_BE_SAID, None, Outcome.CANNOT_BE_SAID),
    ],
)
def test_what_a_change_counts_as(kind: ChangeKind, towards, expected: Outcome) -> None:
    assert outcome(Change("phq-9", kind, towards=towards)) is expected


def test_every_kind_of_change_counts_as_something() -> None:
    for kind in ChangeKind:
        assert outcome(Change("phq-9", kind, towards="better")) in set(Outcome)
