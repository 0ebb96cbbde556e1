"""What a rating must carry, how far raters are apart, and what moved since."""

from statistics import median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.choosing.hexagon import (
    Indicator,
    Move,
    Score,
    anchor,
    anchors_unchecked,
    dispersions,
    missing,
    moved,
    proposed,
    told,
)
from unit.choosing.hexagon.worlds import LIBRARY, RATERS, levels, ratings

hints_of_a_day = st.dictionaries(st.sampled_from(Indicator), st.none() | levels)


def test_the_six_are_those_of_the_library_in_its_order() -> None:
    ordered = sorted(LIBRARY.hexagon.values(), key=lambda each: each.order)
    assert [each.id for each in ordered] == [each.value for each in Indicator]
    assert [each.name for each in ordered] == [each.words for each in Indicator]
    assert [told(each, LIBRARY).side for each in Indicator] == ["programme"] * 3 + ["site"] * 3


def test_every_level_has_an_anchor_and_none_of_them_is_checked_yet() -> None:
    for indicator in Indicator:
        assert [anchor(indicator, level, LIBRARY).score for level in range(1, 6)] == [1, 2, 3, 4, 5]
    with pytest.raises(KeyError, match="no anchor for 6"):
        anchor(Indicator.FIT, 6, LIBRARY)
    assert anchors_unchecked(LIBRARY)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_level_that_is_none_cannot_be_made(value: int) -> None:
    with pytest.raises(ValueError, match="is no rating"):
        Score("Asha", Indicator.FIT, value)


def test_a_rating_is_somebodys() -> None:
    with pytest.raises(ValueError, match="name the rater"):
        Score("  ", Indicator.FIT, 3)


@pytest.mark.parametrize(
    ("indicator", "value", "sources", "said"),
    [
        (Indicator.EVIDENCE, 3, (), ()),
        (Indicator.EVIDENCE, 4, (), ("Evidence rated 4 needs a source",)),
        (Indicator.EVIDENCE, 5, (), ("Evidence rated 5 needs a source",)),
        (Indicator.EVIDENCE, 5, ("W-VI22",), ()),
        (Indicator.EVIDENCE, 5, ("W-NONE",), ("The library has no source W-NONE",)),
        (Indicator.FIT, 5, (), ()),
    ],
)
def test_high_evidence_names_a_source(indicator, value, sources, said) -> None:
    found = missing(Score("Asha", indicator, value, "because", sources), LIBRARY)
    assert len(found) == len(said)
    assert all(have.startswith(want) for have, want in zip(found, said, strict=True))


def test_a_rating_says_why() -> None:
    assert missing(Score("Asha", Indicator.FIT, 2, "  "), LIBRARY) == ("Say why you rated fit 2.",)


def test_two_middle_levels_are_both_said_and_none_is_made_up() -> None:
    scores = [Score(who, Indicator.NEED, v) for who, v in zip(RATERS, (2, 3, 4, 5), strict=False)]
    found = dispersions(scores)[Indicator.NEED]
    assert found.middle == (3, 4)
    assert (found.lowest, found.highest, found.span) == (2, 5, 3)
    assert (found.below, found.above) == (("Asha",), ("Dana",))


def test_nobody_rates_twice() -> None:
    twice = [Score("Asha", Indicator.FIT, 2), Score("Asha", Indicator.FIT, 4)]
    with pytest.raises(ValueError, match="rated fit twice"):
        dispersions(twice)


@given(ratings(), st.randoms(use_true_random=False))
def test_the_order_of_raters_changes_nothing(scores, random) -> None:
    shuffled = list(scores)
    random.shuffle(shuffled)
    assert dispersions(shuffled) == dispersions(scores)


@given(ratings())
def test_dispersion_is_what_the_slow_way_finds(scores) -> None:
    found = dispersions(scores)
    assert set(found) == {score.indicator for score in scores}
    for indicator, of_it in found.items():
        values = [score.value for score in scores if score.indicator is indicator]
        assert of_it.middle == (median_low(values), median_high(values))
        assert (of_it.lowest, of_it.highest) == (min(values), max(values))
        assert sum(of_it.raters_at.values()) == len(values)
        inside = len(values) - len(of_it.below) - len(of_it.above)
        assert inside >= 1
        assert set(of_it.below).isdisjoint(of_it.above)
        if of_it.span == 0:
            assert not of_it.below
            assert not of_it.above


@given(hints_of_a_day)
def test_nothing_moves_when_nothing_changed(hints) -> None:
    assert moved(hints, hints) == ()


@given(hints_of_a_day, hints_of_a_day)
def test_moves_look_alike_both_ways(before, now) -> None:
    there, back = moved(before, now), moved(now, before)
    assert [Move(m.indicator, m.now, m.before) for m in there] == list(back)
    assert {m.indicator for m in there} == {
        each for each in before.keys() & now.keys() if before[each] != now[each]
    }


def test_what_can_be_said_now_and_could_not_is_a_move() -> None:
    before, now = {Indicator.NEED: None}, {Indicator.NEED: 4}
    assert moved(before, now) == (Move(Indicator.NEED, None, 4),)


@given(st.dictionaries(st.sampled_from(Indicator), levels))
def test_every_gap_has_lines_and_nothing_else_has(agreed) -> None:
    lines = proposed(agreed)
    assert {line.indicator for line in lines} == {k for k, v in agreed.items() if v <= 3}
    assert len(lines) == len(set(lines))


def test_all_gaps_together_ask_every_question_of_a_plan() -> None:
    topics = {line.topic.value for line in proposed(dict.fromkeys(Indicator, 3))}
    assert topics >= {
        "training", "supervision", "materials", "cost", "first-families", "knowing"
    }  # fmt: skip
