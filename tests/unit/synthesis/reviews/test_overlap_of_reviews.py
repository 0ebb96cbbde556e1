"""Overlap of reviews: the matrix against a slow look at sets, and what may be pooled."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge.overlap import corrected_covered_area
from attunement.synthesis.errors import TooFewStudies
from attunement.synthesis.reviews import TooMuchOverlap, overlap

STUDIES = st.frozensets(st.sampled_from("abcdefghij"), min_size=1)
REVIEWS = st.dictionaries(st.text("xyz", min_size=1, max_size=4), STUDIES, min_size=2, max_size=6)


def test_three_reviews_by_hand() -> None:
    table = overlap({"one": "abc", "two": "bcd", "three": "e"})
    # 7 mentions of 5 studies in 3 reviews: (7 - 5) / (15 - 5).
    assert table.area == Fraction(2, 10)
    assert table.studies == ("a", "b", "c", "d", "e")
    assert table.shared.tolist() == [[3, 2, 0], [2, 3, 0], [0, 0, 1]]
    assert table.pairwise[0, 1] == pytest.approx(2 / 4)
    assert table.words == "very high overlap"


@given(REVIEWS)
def test_as_a_slow_look_at_the_sets_finds_it(reviews: dict[str, frozenset[str]]) -> None:
    table = overlap(reviews)
    assert table.area == corrected_covered_area(reviews.values())
    for (i, one), (j, other) in combinations(enumerate(reviews), 2):
        both, either = reviews[one] & reviews[other], reviews[one] | reviews[other]
        assert table.shared[i, j] == len(both)
        assert table.pairwise[i, j] == pytest.approx(len(both) / len(either))
        assert Fraction(len(both), len(either)) == corrected_covered_area(
            [reviews[one], reviews[other]]
        )


@given(REVIEWS)
def test_the_order_does_not_matter(reviews: dict[str, frozenset[str]]) -> None:
    turned = dict(reversed(reviews.items()))
    assert overlap(reviews).area == overlap(turned).area
    np.testing.assert_array_equal(overlap(reviews).shared, overlap(turned).shared[::-1, ::-1])


def test_a_study_named_twice_in_one_review_counts_once() -> None:
    assert overlap({"one": ["a", "a", "b"], "two": ["c"]}).area == 0


def test_little_overlap_is_pooled_in_silence_some_with_a_caution_much_not() -> None:
    apart = {"one": range(10), "two": range(10, 20)}
    assert overlap({k: map_(v) for k, v in apart.items()}).insist_on_pooling() == ()
    some = {"one": map_(range(10)), "two": map_(range(9, 19))}  # 1 of 19 twice: 5.3 %
    assert "5.3%" in overlap(some).insist_on_pooling()[0]
    with pytest.raises(TooMuchOverlap, match="pool the primary studies, each once"):
        overlap({"one": "abc", "two": "bcd"}).insist_on_pooling()


def test_nothing_can_be_written_over() -> None:
    table = overlap({"one": "ab", "two": "bc"})
    with pytest.raises(ValueError, match="read-only"):
        table.shared[0, 0] = 9


@pytest.mark.parametrize("reviews", [{}, {"one": "ab"}, {"one": "ab", "two": ""}])
def test_what_has_no_overlap_is_refused(reviews: dict[str, str]) -> None:
    with pytest.raises(TooFewStudies):
        overlap(reviews)


def map_(numbers: range) -> list[str]:
    return [str(number) for number in numbers]
