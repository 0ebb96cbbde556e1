"""Change is said only where the record lets it be said, and points the right way."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import (
    ChangeKind,
    IncomparableScores,
    Scored,
    change,
    measure,
    score,
)
from unit.measures.measure_records import definition

COMPUTED = {
    "how": "computed",
    "sd": 7.5,
    "reliability": 0.8,
    "sample": "a sample made for this test",
    "sources": ["R-CAMCOPS"],
}


def spread(definition_, total):
    """A PHQ-9 or GAD-7 form with that total."""
    form = {}
    for item in definition_.required:
        form[item.key] = min(3, total)
        total -= form[item.key]
    found = score(definition_, form)
    assert isinstance(found, Scored)
    return found


def change_of(definition_, before, after):
    return change(definition_, spread(definition_, before), spread(definition_, after))


@pytest.mark.parametrize(("id_", "threshold"), [("phq-9", 6), ("gad-7", 4)])
def test_the_published_threshold_itself_counts_as_reliable(id_, threshold):
    kinds = {
        step: change_of(measure(id_), 10, 10 + step).kind
        for step in (-threshold, -threshold + 1, 0, threshold - 1, threshold)
    }
    assert kinds == {
        -threshold: ChangeKind.RELIABLE_IMPROVEMENT,
        -threshold + 1: ChangeKind.NO_RELIABLE_CHANGE,
        0: ChangeKind.NO_RELIABLE_CHANGE,
        threshold - 1: ChangeKind.NO_RELIABLE_CHANGE,
        threshold: ChangeKind.RELIABLE_DETERIORATION,
    }


def test_a_threshold_carries_its_basis_and_says_that_it_is_unchecked():
    found = change_of(measure("phq-9"), 18, 9)
    assert (found.difference, found.towards, found.threshold) == (-9, "better", 6)
    assert found.basis == "NHS Talking Therapies manual"
    assert found.sources == ("GK-high", "W-CBTWATCH")
    assert found.unchecked


def test_the_computed_threshold_is_jacobson_and_truax():
    # By hand: SEM = 7.5 * sqrt(0.2) = 3.354102; Sdiff = 4.743416; 1.96 * Sdiff = 9.297096.
    computed = definition("phq-9", change=COMPUTED)
    assert math.isclose(computed.change.threshold, 9.297096, abs_tol=1e-6)
    assert change_of(computed, 15, 6).kind is ChangeKind.NO_RELIABLE_CHANGE
    improved = change_of(computed, 16, 6)
    assert improved.kind is ChangeKind.RELIABLE_IMPROVEMENT
    assert improved.basis.startswith("Jacobson and Truax (1991)")
    assert not improved.unchecked


@given(st.integers(0, 27), st.integers(0, 27))
def test_turning_a_pair_round_turns_the_answer_round(before, after):
    there, back = (
        change_of(measure("phq-9"), *pair) for pair in ((before, after), (after, before))
    )
    turned = {
        ChangeKind.RELIABLE_IMPROVEMENT: ChangeKind.RELIABLE_DETERIORATION,
        ChangeKind.RELIABLE_DETERIORATION: ChangeKind.RELIABLE_IMPROVEMENT,
    }
    assert back.kind is turned.get(there.kind, there.kind)
    assert back.difference == -there.difference


@given(st.integers(0, 27), st.integers(0, 27))
def test_direction_turns_improvement_into_deterioration(before, after):
    total = {**measure("phq-9").total.model_dump(), "direction": "higher-better"}
    higher_better = definition("phq-9", total=total)
    worse = change_of(measure("phq-9"), before, after)
    better = change_of(higher_better, before, after)
    assert (worse.kind is ChangeKind.RELIABLE_IMPROVEMENT) == (
        better.kind is ChangeKind.RELIABLE_DETERIORATION
    )
    assert {worse.towards, better.towards} in ({"better", "worse"}, {"same"})


@given(st.integers(0, 10), st.integers(0, 10))
def test_a_goal_shows_which_way_it_moved_and_claims_no_more(before, after):
    goals = measure("goals")
    found = change(goals, score(goals, {"rating": before}), score(goals, {"rating": after}))
    assert found.kind is ChangeKind.CANNOT_BE_SAID
    assert found.reason
    assert found.threshold is None
    assert found.difference == after - before
    expected = "same" if after == before else "better" if after > before else "worse"
    assert found.towards == expected


@given(st.integers(1, 4), st.integers(1, 4))
def test_levels_are_counted_and_point_the_right_way(before, after):
    loaf = measure("dc-0-5-loaf")
    found = change(loaf, score(loaf, {"level": before}), score(loaf, {"level": after}))
    assert found.kind is (ChangeKind.SAME_LEVEL if before == after else ChangeKind.MOVED_LEVELS)
    assert found.levels == abs(after - before)
    assert found.difference is None
    expected = "same" if after == before else "worse" if after > before else "better"
    assert found.towards == expected


def test_two_age_forms_are_not_compared():
    asq = measure("asq-se-2")
    before = score(asq, {"interval": 6, "points": 40})
    after = score(asq, {"interval": 12, "points": 20})
    found = change(asq, before, after)
    assert found.kind is ChangeKind.CANNOT_BE_SAID
    assert found.difference is None
    assert found.towards is None
    assert "different forms (6 and 12)" in found.reason
    same = change(asq, before, score(asq, {"interval": 6, "points": 20}))
    assert same.kind is ChangeKind.CANNOT_BE_SAID
    assert (same.difference, same.towards) == (-20, "better")


def test_a_measure_without_a_total_says_why_nothing_can_be_said():
    care = measure("care-index")
    points = dict.fromkeys(("adult-controlling", "infant-difficult"), 14)
    form = {**{item.key: 0 for item in care.items}, **points}
    found = change(care, score(care, form), score(care, form))
    assert found.kind is ChangeKind.CANNOT_BE_SAID
    assert found.difference is None
    assert found.reason


def test_other_measures_and_other_versions_are_refused():
    phq, gad = measure("phq-9"), measure("gad-7")
    with pytest.raises(IncomparableScores, match="gad-7"):
        change(phq, spread(phq, 3), spread(gad, 3))
    second = definition("phq-9", version="2")
    with pytest.raises(IncomparableScores, match="version 2"):
        change(phq, spread(phq, 3), spread(second, 3))
