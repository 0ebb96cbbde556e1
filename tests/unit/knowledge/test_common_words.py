"""Common words and stray numbers put results in order, and find nothing beside what says more."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.search import Results, search
from attunement.knowledge.search.text import COMMON, PASSED_OVER, asked, says_little, words

KNOWN = library()


def found(typed: str) -> Results:
    return search(typed, library=KNOWN)


@pytest.mark.parametrize("typed", ["massage", "fathers", "prison", "autism", "feeding"])
def test_a_common_word_beside_another_finds_nothing_more(typed: str) -> None:
    alone = {(hit.kind, hit.id) for hit in found(typed).hits}
    for more in (f"help with {typed}", f"{typed} for a baby", f"programme 4 {typed} for parents"):
        assert {(hit.kind, hit.id) for hit in found(more).hits} == alone


def test_beside_a_word_that_nothing_holds_a_common_one_finds_nothing() -> None:
    answer = found("twins baby")
    assert answer.hits == ()
    assert answer.not_found == ("twins",)


def test_yet_it_puts_them_in_order() -> None:
    alone, with_mother = found("depressed").hits, found("depressed mother").hits
    of_mothers = next(hit for hit in with_mother if hit.id == "maternal-support-group")
    before = next(hit for hit in alone if hit.id == "maternal-support-group")
    assert of_mothers.score > before.score


def test_common_words_alone_find_what_holds_them_all_and_say_that_they_say_little() -> None:
    one = found("baby")
    assert one.too_little == ("baby",)
    assert one.hits
    assert found("massage").too_little == ()
    assert found("").too_little == ()


@pytest.mark.parametrize("typed", ["4", "7 12", "3"])
def test_a_stray_number_finds_nothing(typed: str) -> None:
    answer = found(typed)
    assert answer.hits == ()
    assert answer.not_found == ()
    assert answer.too_little == tuple(typed.split())


def test_a_year_is_no_stray_number() -> None:
    assert found("barlow 2015").hits[0].id == "barlow-2015"


def test_a_number_tells_two_of_a_name_apart() -> None:
    assert found("asq 3").hits[0].id == "asq-3"


def test_a_sentence_is_answered_by_what_it_says() -> None:
    answer = found("my baby cries all night, I'm scared, and I heard massage may help her")
    assert answer.loosened
    strong = [hit for hit in answer.hits if not hit.weak]
    assert 0 < len(strong) <= 5
    typed = {why.typed for hit in strong for why in hit.why}
    assert typed & {"cries", "scared", "massage"}
    assert all({why.typed for why in hit.why} - {"baby"} for hit in answer.hits)


def test_no_word_is_both_passed_over_and_common() -> None:
    assert not PASSED_OVER & COMMON
    assert says_little("baby")
    assert says_little("12")
    assert not says_little("2015")
    assert not says_little("massage")


def test_a_phrase_on_record_stays_a_phrase() -> None:
    """A synonym that shrank to one word would find it wherever that one word is typed."""
    for synonym in KNOWN.synonyms.values():
        for phrase in (*synonym.typed, *synonym.means, *synonym.related):
            left = asked(phrase)
            assert len(left) > 1 or len(words(phrase)) == 1, (synonym.id, phrase)
            assert left != ("care",), (synonym.id, phrase)
