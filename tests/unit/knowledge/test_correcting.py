"""What is a word is never taken for a slip; what is none is read as the one word nearest to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.search import Correction, search
from attunement.knowledge.search.correcting import corrected
from attunement.knowledge.search.english import English, ends_as, everyday, roots
from attunement.knowledge.search.index import index_of
from attunement.knowledge.search.spelling import Speller, distance, slips_allowed
from attunement.knowledge.search.text import words

INDEX = index_of(library())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("masage", "massage"),
        ("wunder", "wonder"),
        ("depresion", "depression"),
        ("anxeity", "anxiety"),
        ("securty", "security"),
        ("attatchment", "attachment"),
        ("breastfedeing", "breastfeeding"),
        ("psycotherapy", "psychotherapy"),
        ("sircle", None),
        ("burp", None),
        ("zzqqx", None),
    ],
)
def test_one_correction_a_word_and_the_nearest(typed: str, shown: str | None) -> None:
    found = search(typed, library=library())
    expected = () if shown is None else (Correction(typed, shown),)
    assert found.corrected == expected
    assert {why.matched for hit in found.hits for why in hit.why} == ({shown} if shown else set())


@pytest.mark.parametrize("typed", ["scared", "tongue", "tie", "twins", "burp", "adoption", "grief"])
def test_a_real_word_is_never_corrected(typed: str) -> None:
    found = search(typed, library=library())
    assert found.corrected == ()
    assert all(why.how != "spelling" for hit in found.hits for why in hit.why)


def test_no_word_of_the_list_and_none_of_any_record_is_corrected() -> None:
    said = {
        word
        for record in library().competencies.values()
        for word in words(record.model_dump_json())
    }
    for word in everyday() | said:
        assert corrected(word, INDEX.speller, INDEX.english) is None, word


@given(
    st.lists(st.text("abcd", min_size=3, max_size=9), max_size=12),
    st.text("abcd", min_size=3, max_size=9),
)
def test_a_correction_is_as_near_as_any_that_may_stand(vocabulary: list[str], typed: str) -> None:
    found = corrected(typed, Speller(vocabulary), English(vocabulary))
    allowed = slips_allowed(typed)
    if found is None:
        near = [
            word
            for word in vocabulary
            if word[0] == typed[0] and 0 < distance(typed, word, allowed) <= allowed
        ]
        assert English(vocabulary).knows(typed) or len(typed) <= 4 or not near
        return
    word, slips = found
    assert word in vocabulary
    assert distance(typed, word, 2) == slips <= allowed
    assert word[0] == typed[0] or word[:2] == typed[1::-1]
    same_start = (each for each in vocabulary if each[0] == typed[0])
    if len(typed) > 4:
        assert slips <= min(
            (distance(typed, each, 2) for each in same_start if each != typed), default=9
        )


def test_a_doubled_letter_and_a_swap_come_before_another_letter() -> None:
    one = Speller(["manage", "massage"]), English()
    assert corrected("masage", *one) == ("massage", 1)
    other = Speller(["calm", "clap"]), English()
    assert corrected("calp", *other) == ("clap", 1)


@pytest.mark.parametrize(
    ("word", "root"),
    [("scared", "scare"), ("crying", "cry"), ("cried", "cry"), ("rubbing", "rub"), ("sad", "sad")],
)
def test_a_word_with_an_ending_has_its_root(word: str, root: str) -> None:
    assert root in roots(word)


def test_an_ending_and_nothing_more() -> None:
    assert ends_as("helping", "help")
    assert not ends_as("blueprint", "blue")
    assert not ends_as("help", "help")


def test_a_short_word_has_no_root_left() -> None:
    assert list(roots("red")) == ["red"]


def test_a_word_completes_to_itself_with_an_ending_alone() -> None:
    """Blue is a word, and no beginning of blueprint; depres is none, and begins depression."""
    assert search("blue", library=library()).hits == ()
    how = {why.how for hit in search("depres", library=library()).hits for why in hit.why}
    assert how == {"beginning"}
