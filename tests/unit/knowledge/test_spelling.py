"""Near in spelling: the distance against a slow twin, and nothing near is missed."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.search.index import index_of
from attunement.knowledge.search.spelling import Speller, distance, slips_allowed
from attunement.knowledge.search.text import asked, words

WORD = st.text("abc", max_size=7)


@cache
def slowly(one: str, other: str) -> int:
    """The definition: the fewest slips from the two words' ends, tried every way."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        slowly(one[:-1], other) + 1,
        slowly(one, other[:-1]) + 1,
        slowly(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        ways.append(slowly(one[:-2], other[:-2]) + 1)
    return min(ways)


@given(WORD, WORD, st.integers(1, 3))
@settings(deadline=None)
def test_the_distance_is_its_definition_up_to_the_most(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(slowly(one, other), most + 1)


@given(
    st.lists(st.text("abcd", min_size=4, max_size=9), max_size=12),
    st.text("abcd", min_size=4, max_size=9),
)
@settings(deadline=None)
def test_no_near_word_is_missed(vocabulary: list[str], typed: str) -> None:
    allowed = slips_allowed(typed)
    near = {word: slowly(typed, word) for word in vocabulary}
    expected = {(word, slips) for word, slips in near.items() if 0 < slips <= allowed}
    assert set(Speller(vocabulary).near(typed)) == expected


def test_a_swap_in_the_middle_of_a_short_word_is_near() -> None:
    assert Speller(["clap"]).near("calp") == (("clap", 1),)


def test_only_the_words_asked_of_are_looked_at() -> None:
    near = Speller(["massage", "manage"]).near("masage", of=lambda word: word != "manage")
    assert near == (("massage", 1),)


def test_the_nearest_comes_first() -> None:
    assert Speller(["massaging", "massage"]).near("massagin") == (("massaging", 1), ("massage", 2))


@pytest.mark.parametrize("typed", ["2019", "12", "pn", ""])
def test_numbers_and_scraps_are_taken_as_they_stand(typed: str) -> None:
    assert Speller(["2018", "pin", "pnd"]).near(typed) == ()


def test_initials_are_not_taken_for_other_initials() -> None:
    assert Speller(["cbt", "cat", "cats"]).near("cut") == ()
    assert Speller(["bump"]).near("bup") == (("bump", 1),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Watch, Wait & Wonder", ("watch", "wait", "wonder")),
        ("mothers' babies", ("mother", "baby")),
        ("VIPP-SD", ("vipp", "sd")),
        ("Q-sort", ("q", "sort")),
        ("class illness crisis", ("class", "illness", "crisis")),
        ("naïve Café", ("naive", "cafe")),
        ("child’s", ("child",)),
    ],
)
def test_words_are_folded(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_words_that_say_nothing_are_passed_over_unless_there_are_no_others() -> None:
    assert asked("something for a depressed mother") == ("depressed", "mother")
    assert asked("for the") == ("for", "the")


def test_the_index_is_made_once_a_library() -> None:
    assert index_of(library()) is index_of(library())


def test_completions_begin_with_what_was_typed() -> None:
    index = index_of(library())
    assert "massage" in index.completions("mass")
    assert index.completions("ma") == ()
    assert all(word.startswith("par") for word in index.completions("par"))
