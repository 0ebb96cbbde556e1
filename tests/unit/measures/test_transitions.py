"""The transition table against counting by hand, and what it refuses."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import (
    IncomparableScores,
    NothingToCount,
    measure,
    score,
    transitions,
)
from unit.measures.test_measure_change import spread

LOAF, SSP = measure("dc-0-5-loaf"), measure("strange-situation")


def at(code):
    return score(LOAF, {"level": code})


def test_four_pairs_by_hand():
    """3 to 1, 3 to 2, 2 to 2 and 1 to 4."""
    table = transitions(LOAF, [(at(3), at(1)), (at(3), at(2)), (at(2), at(2)), (at(1), at(4))])
    assert table.counts == ((0, 0, 0, 1), (0, 1, 0, 0), (1, 1, 0, 0), (0, 0, 0, 0))
    assert [table.moved(way) for way in ("better", "same", "worse")] == [2, 1, 1]
    assert table.pairs == 4
    assert table.names[0] == "well-adapted to good-enough"


codes = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=20)


@given(codes)
def test_every_pair_is_counted_once(pairs):
    table = transitions(LOAF, [(at(one), at(two)) for one, two in pairs])
    by_hand = Counter(pairs)
    for i, row in enumerate(table.counts, start=1):
        for j, count in enumerate(row, start=1):
            assert count == by_hand[i, j]
    assert table.pairs == len(pairs)
    assert sum(table.moved(way) for way in ("better", "same", "worse")) == len(pairs)
    assert table.moved("worse") == sum(two > one for one, two in pairs)


@given(codes)
def test_turning_every_pair_round_turns_the_table_round(pairs):
    there = transitions(LOAF, [(at(one), at(two)) for one, two in pairs])
    back = transitions(LOAF, [(at(two), at(one)) for one, two in pairs])
    assert back.counts == tuple(zip(*there.counts, strict=True))
    assert there.moved("better") == back.moved("worse")


def test_classes_are_counted_and_none_is_better():
    pairs = [(score(SSP, {"class": 4}), score(SSP, {"class": 2}))] * 2
    table = transitions(SSP, [*pairs, (score(SSP, {"class": 2}), score(SSP, {"class": 2}))])
    assert table.counts[3][1] == 2
    assert (table.moved("better"), table.moved("worse"), table.moved("same")) == (None, None, 1)


def test_no_pairs_is_an_empty_table():
    assert transitions(LOAF, []).pairs == 0


def test_scores_are_not_cross_counted():
    with pytest.raises(NothingToCount, match="PHQ-9"):
        transitions(measure("phq-9"), [])


def test_another_measure_is_refused():
    with pytest.raises(IncomparableScores):
        transitions(LOAF, [(at(1), spread(measure("gad-7"), 3))])
