"""The corrected covered area: the published arithmetic, its limits, and "not known"."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.overlap import Overlap, corrected_covered_area, overlap, pairwise
from unit.knowledge.making import review

STUDIES = ("main-1985", "sroufe-2011", "lind-2014", "free-1996")
LISTS = st.lists(st.frozensets(st.sampled_from(STUDIES)), max_size=5)


def slowly(lists: list[frozenset[str]]) -> Fraction | None:
    """Of all pairs of a study and a review beyond the study's first, the share that is ticked."""
    different = {study for studies in lists for study in studies}
    possible = [(study, place) for study in different for place in range(len(lists))]
    ticked = [(study, place) for study, place in possible if study in lists[place]]
    beyond_first = len(possible) - len(different)
    return Fraction(len(ticked) - len(different), beyond_first) if beyond_first else None


@given(LISTS)
@settings(deadline=None)
def test_it_is_the_share_of_possible_repeats(lists: list[frozenset[str]]) -> None:
    assert corrected_covered_area(lists) == slowly(lists)


@given(LISTS)
@settings(deadline=None)
def test_it_lies_from_nought_to_one_and_no_order_changes_it(lists: list[frozenset[str]]) -> None:
    area = corrected_covered_area(lists)
    assert area is None or 0 <= area <= 1
    assert area == corrected_covered_area(reversed(lists))


def test_reviews_of_the_same_studies_overlap_wholly_and_of_others_not_at_all() -> None:
    one, other = frozenset(STUDIES[:2]), frozenset(STUDIES[2:])
    assert corrected_covered_area([one, one]) == 1
    assert corrected_covered_area([one, other]) == 0


def test_two_of_three_shared() -> None:
    """N = 5, r = 3, c = 2: (5 - 3) / (6 - 3)."""
    lists = [frozenset("abc"), frozenset("ab")]
    assert corrected_covered_area(lists) == Fraction(2, 3)


@pytest.mark.parametrize("lists", [[], [frozenset()], [frozenset("a")], [frozenset(), frozenset()]])
def test_where_nothing_could_repeat_there_is_no_area(lists: list[frozenset[str]]) -> None:
    assert corrected_covered_area(lists) is None


@pytest.mark.parametrize(
    ("per_cent", "word"),
    [
        (0, "slight"),
        (5, "slight"),
        (6, "moderate"),
        (10, "moderate"),
        (11, "high"),
        (15, "high"),
        (16, "very-high"),
        (100, "very-high"),
    ],
)
def test_the_words_for_it(per_cent: int, word: str) -> None:
    assert Overlap.of(Fraction(per_cent, 100)) == word


def test_shared_studies_are_named_with_their_reviews() -> None:
    held = [review("a", studies=STUDIES[:3]), review("b", studies=STUDIES[2:])]
    found = overlap(held)
    assert found.studies == {"lind-2014": ("a", "b")}
    assert found.area == Fraction(1, 4)
    assert found.word is Overlap.VERY_HIGH


def test_one_list_that_is_not_known_leaves_the_area_not_known() -> None:
    held = [review("a", studies=STUDIES), review("b", studies=STUDIES), review("c", studies=None)]
    found = overlap(held)
    assert (found.area, found.word, found.unlisted) == (None, None, ("c",))
    assert len(found.studies) == len(STUDIES)


def test_an_empty_list_is_a_list() -> None:
    found = overlap([review("a", studies=[]), review("b", studies=STUDIES)])
    assert (found.area, found.unlisted) == (0, ())


def test_every_two_are_compared() -> None:
    held = [review(name, studies=None) for name in "abcd"]
    assert [pair.reviews for pair in pairwise(held)] == list(combinations("abcd", 2))


def test_no_shipped_review_has_a_known_list_yet() -> None:
    """Should one be added, the pages begin to show areas, and this line is to go."""
    assert all(one.studies is None for one in library().reviews.values())
