"""Hints about words: what is found, what is left alone, and the laws that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.guidance.wording import hints, without_quotations
from attunement.knowledge import library
from attunement.knowledge.practice.words import WordingRule

RULES = tuple(library().wording.values())
WORDS = st.sampled_from(
    [
        "She",
        "failed",
        "to",
        "come",
        "hard-to-reach",
        "fix",
        "a",
        "date",
        "Sam",
        "isn’t",
        "engaging",
        "manipulative",
        "refuses",
        "willing",
        "\n",
        "\n\n",
        ".",
        ",",
        "“",
        "”",
        '"',
        "'",
        "> ",
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


def rule(*matches: str, unless: tuple[str, ...] = (), id: str = "made-up") -> WordingRule:
    one = library().wording["failed-to"]
    return one.model_copy(update={"id": id, "matches": matches, "unless": unless})


def found(text: str, *rules: WordingRule) -> list[str]:
    return [hint.found for hint in hints(text, rules or RULES)]


class TestPhrases:
    def test_any_of_the_words_in_capitals_or_not(self) -> None:
        about = rule("fail|fails to")
        assert found("She FAILS to wake; they fail to.", about) == ["FAILS to", "fail to"]

    def test_whole_words_alone(self) -> None:
        assert found("An unfailing tool", rule("fail|fails to")) == []
        assert found("She prefixes it", rule("fix|fixes")) == []

    def test_a_star_is_any_ending(self) -> None:
        assert found("manipulating, manipulates", rule("manipulat*")) == [
            "manipulating",
            "manipulates",
        ]

    def test_dots_are_up_to_three_words(self) -> None:
        about = rule("not ... engage")
        assert found("not engage", about) == ["not engage"]
        assert found("did not really ever seem to engage", about) == []
        assert found("did not really want to engage", about) == ["not really want to engage"]

    @pytest.mark.parametrize("between", [" ", "  ", "-", "\n", " \n ", "‑"])
    def test_words_stay_together_over_a_hyphen_or_a_line(self, between: str) -> None:
        assert len(found(f"hard{between}to{between}reach", rule("hard to reach"))) == 1

    @pytest.mark.parametrize("between", [". ", ", ", "\n\n", "; ", " (", "/"])
    def test_another_mark_parts_them(self, between: str) -> None:
        assert found(f"She failed{between}to come", rule("failed to")) == []

    def test_a_curly_apostrophe_is_an_apostrophe(self) -> None:
        assert found("He isn’t engaging", rule("isn't engag*")) == ["isn’t engaging"]

    def test_unless_the_words_mean_something_else(self) -> None:
        about = rule("fail* to", unless=("fail* to thrive",))
        assert found("He is failing to thrive and failing to feed", about) == ["failing to"]

    @pytest.mark.parametrize("phrase", ["", "Fail", "a  b", "a|", "*", "a .. b", "(a)"])
    def test_a_phrase_that_cannot_be_read_is_refused(self, phrase: str) -> None:
        with pytest.raises(ValidationError):
            WordingRule.model_validate(rule("a").model_dump() | {"matches": (phrase,)})


class TestOverlap:
    def test_the_longer_one_stands(self) -> None:
        short, long = rule("failed to", id="short"), rule("failed to engage", id="long")
        assert [h.rule.id for h in hints("She failed to engage", [short, long])] == ["long"]

    def test_one_after_the_other_both_stand(self) -> None:
        assert found("She failed to fix", rule("failed to"), rule("fix", id="b")) == [
            "failed to",
            "fix",
        ]


class TestQuotations:
    @pytest.mark.parametrize(
        "quoted",
        [
            '"I failed to love him"',
            "“I failed to love him”",
            "‘I failed to love him’",
            "'I failed to love him'",
            "«I failed to love him»",
            "‘He’s ours and I failed to love him’",
            "'He's ours and I failed to love him'",
            "“I failed to love him",
            "> I failed to love him",
            "  > I failed to love him",
        ],
    )
    def test_what_somebody_said_is_theirs(self, quoted: str) -> None:
        assert found(f"She told us:\n{quoted}\n") == []
        assert found(f"She failed to come.\n{quoted}\n") == ["failed to"]

    @pytest.mark.parametrize(
        "open_text",
        [
            "The parents' car failed to start, in the brothers' view",
            "Sam's mother failed to come and Ada's mother came",
            'A 6" scar; she failed to come',
            "It’s hers; she failed to come; it’s late",
        ],
    )
    def test_an_apostrophe_opens_nothing(self, open_text: str) -> None:
        assert found(open_text) == ["failed to"]

    def test_places_stay_where_they_were(self) -> None:
        text = "She said “no” and failed to come"
        hidden = without_quotations(text)
        assert len(hidden) == len(text)
        assert hidden.endswith(" and failed to come")


class TestLaws:
    @given(TEXTS)
    @settings(max_examples=150)
    def test_found_is_what_stands_there_and_nothing_overlaps(self, text: str) -> None:
        last = 0
        for hint in hints(text, RULES):
            assert last <= hint.start < hint.end <= len(text)
            assert hint.found == " ".join(text[hint.start : hint.end].split())
            last = hint.end

    @given(TEXTS)
    @settings(max_examples=150)
    def test_capitals_change_nothing(self, text: str) -> None:
        places = [(h.start, h.end) for h in hints(text, RULES)]
        assert [(h.start, h.end) for h in hints(text.upper(), RULES)] == places

    @given(TEXTS, TEXTS)
    @settings(max_examples=100)
    def test_paragraphs_are_read_each_for_itself(self, one: str, other: str) -> None:
        one, other = one.replace('"', ""), other.replace('"', "")
        both = [h.found for h in hints(f"{one}\n\n{other}", RULES)]
        assert both == [h.found for text in (one, other) for h in hints(text, RULES)]

    @given(TEXTS)
    @settings(max_examples=100)
    def test_all_of_it_quoted_is_all_left_alone(self, text: str) -> None:
        inside = text.replace("\n", " ").replace("”", "")
        assert hints(f"“{inside}”", RULES) == ()

    def test_a_long_text_takes_no_time(self) -> None:
        assert hints("she was not " * 20_000, RULES) == ()
