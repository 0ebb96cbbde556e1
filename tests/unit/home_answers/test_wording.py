"""The catalogues: every translation is of something, keeps what is filled in, and says who checked
it; whatever has none is English and says so."""

import re
import string

import pytest

from attunement.service.home_answers.models import Language
from attunement.service.home_answers.presenters.ends import DEAD
from attunement.service.home_answers.presenters.parent import helping
from attunement.service.home_answers.presenters.shell import Speaker
from attunement.service.home_answers.states import State
from attunement.service.home_answers.wording import catalogues, offered, source, wording

TRANSLATED = [(code, key) for code, catalogue in catalogues().items() for key in catalogue.words]


def filled_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_welsh_and_urdu_are_there_and_urdu_runs_right_to_left() -> None:
    assert offered() == ("en", "cy", "ur")
    assert set(offered()) == set(Language)
    assert {code: wording(code).dir for code in offered()} == {
        "en": "ltr",
        "cy": "ltr",
        "ur": "rtl",
    }


@pytest.mark.parametrize(("code", "key"), TRANSLATED, ids=lambda each: str(each))
def test_a_translation_is_of_something_and_keeps_what_is_filled_in(code: str, key: str) -> None:
    words = catalogues()[code].words[key]
    assert key in source().words
    assert filled_in(words.text) == filled_in(source().words[key])


def test_no_speaker_has_checked_them_yet_and_the_catalogue_says_so() -> None:
    """When one has, the words for the team change with it: see presenters/inviting.py."""
    assert all(catalogue.unchecked for catalogue in catalogues().values())


def test_what_has_no_translation_is_english_and_says_so() -> None:
    said = wording("ur").say("readers", team="Riverside")
    assert (said.lang, said.dir) == ("en", "ltr")
    assert said.text.startswith("The people at Riverside")


def test_a_name_does_not_turn_the_sentence_round_it() -> None:
    urdu = wording("ur").say("thanks", team="Riverside")
    assert "\u2068Riverside\u2069" in urdu.text
    assert (urdu.lang, urdu.dir) == ("ur", "rtl")
    assert "\u2068" not in wording("cy").say("thanks", team="Riverside").text


def test_urdu_is_written_in_its_own_letters() -> None:
    for key, words in catalogues()["ur"].words.items():
        if key != "pin_label":
            assert re.search("[\u0600-\u06ff]", words.text), key


def test_every_state_that_ends_a_link_has_words() -> None:
    for state, key in DEAD.items():
        assert {key, f"{key}_title"} <= source().words.keys(), state
    assert set(State) - {State.SENT, State.OPENED} == {state for state in DEAD if state}


def test_nothing_that_a_parent_reads_is_long() -> None:
    """Reading age 9 to 11: sentences of 20 words at most."""
    for key, text in source().words.items():
        for sentence in re.split(r"(?<=[.:?])\s", text):
            assert len(sentence.split()) <= 21, (key, sentence)


@pytest.mark.parametrize("code", ["cy", "ur"])
def test_what_keeps_somebody_safe_says_in_their_language_that_it_is_in_english(code: str) -> None:
    """Each sentence bears its own language, so that it is read aloud right."""
    said = helping(Speaker(wording(code), token="t"), "/a/token/2/").said
    before, *after = said
    assert (before.lang, str(before)) == (code, catalogues()[code].words["not_translated"].text)
    assert {each.lang for each in after} == {"en", code}  # the sentence with 999 is in both


def test_nothing_is_said_of_it_in_english() -> None:
    page = helping(Speaker(wording("en"), token="t"), "/a/token/2/")
    assert str(wording("en").say("not_translated")) not in map(str, page.said)
