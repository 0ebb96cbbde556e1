"""Search: the same every time, honest about why, and counts that keep their promise."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.search import (
    FACETS,
    AgeBand,
    Correction,
    FacetName,
    Filters,
    search,
)
from attunement.knowledge.search.facets import answers_of
from attunement.knowledge.search.text import words
from unit.knowledge.making import programme, with_only

KNOWN = library()
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        facet.name.value.replace("-", "_"): st.sets(
            st.sampled_from(sorted(facet.options)), max_size=2
        )
        for facet in FACETS
    },
)
QUERIES = st.sampled_from(["", "vipp", "baby", "depressed mother", "group", "zzzz", "watch wait"])


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_no_text_makes_it_fail(typed: str) -> None:
    search(typed, library=KNOWN)


@given(QUERIES, CHOICES)
@settings(deadline=None, max_examples=40)
def test_each_count_is_what_choosing_it_alone_there_would_leave(
    query: str, chosen: dict[str, set[str]]
) -> None:
    found = search(query, Filters.of(**chosen), library=KNOWN)
    for name, choices in found.filters.items():
        for choice in choices[:3]:
            instead = {**chosen, name.replace("-", "_"): {choice.value}}
            left = search(query, Filters.of(**instead), library=KNOWN).hits
            assert choice.count == len(left)


@given(QUERIES, CHOICES)
@settings(deadline=None, max_examples=40)
def test_a_slow_look_at_every_programme_gives_the_same(
    query: str, chosen: dict[str, set[str]]
) -> None:
    typed = {hit.id for hit in search(query, library=KNOWN).hits if hit.kind == "programmes"}
    expected = {
        one.id
        for one in KNOWN.programmes.values()
        if one.id in typed
        and all(
            not chosen.get(facet.name.replace("-", "_"))
            or answers_of(facet, one, KNOWN) & chosen[facet.name.replace("-", "_")]
            for facet in FACETS
        )
    }
    found = search(query, Filters.of(**chosen), library=KNOWN)
    assert {hit.id for hit in found.hits if hit.kind == "programmes"} == expected


@pytest.mark.parametrize("query", ["hexagon", "mothers group"])
def test_the_order_of_sets_inside_changes_nothing(query: str) -> None:
    """Python's sets have another order in each process, unless their seed is fixed."""
    start = "import sys; from attunement.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", start, "library", "search", query, "--json"]
    said = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_nothing_typed_and_nothing_chosen_lists_every_programme_by_name() -> None:
    hits = search("", library=KNOWN).hits
    assert {hit.id for hit in hits} == set(KNOWN.programmes)
    assert [hit.title.casefold() for hit in hits] == sorted(hit.title.casefold() for hit in hits)
    assert all(hit.why == () for hit in hits)


def test_a_word_that_nothing_holds_is_told_and_passed_over() -> None:
    found = search("massage zzqqx", library=KNOWN)
    assert found.not_found == ("zzqqx",)
    assert found.hits[0].id == "infant-massage"
    assert search("zzqqx", library=KNOWN).hits == ()


def test_when_no_record_holds_all_it_says_so() -> None:
    found = search("massage prison hexagon", library=KNOWN)
    assert found.loosened
    assert found.hits


def test_every_word_that_says_something_has_its_reason() -> None:
    hits = search("video depressed mother", library=KNOWN).hits
    assert hits
    for hit in hits:
        assert {why.typed for why in hit.why} >= {"video", "depressed"}


def test_a_guess_says_that_it_is_one() -> None:
    found = search("fukink", library=KNOWN)
    (why,) = found.hits[0].why
    assert (why.how, why.matched) == ("spelling", "fukkink")
    assert "may be a slip for" in why.words
    assert found.corrected == (Correction("fukink", "fukkink"),)


def test_what_was_typed_comes_before_what_may_have_been_meant() -> None:
    one = programme("a", name="Harbour")
    other = programme("b", name="Harbours way", aliases=[], aims={"text": "x", "sources": ["S1"]})
    known = with_only(programmes=[other, one], claims=(), studies=(), reviews=(), statements=())
    assert [hit.id for hit in search("harbour", library=known).hits] == ["a", "b"]


def test_a_synonym_that_is_typed_finds_what_is_meant() -> None:
    """Every record of synonyms leads somewhere, or is dead weight."""
    for synonym in KNOWN.synonyms.values():
        for typed in synonym.typed:
            assert search(typed, library=KNOWN).hits, (synonym.id, typed)


def test_no_two_synonym_records_claim_one_phrase() -> None:
    held = [{words(phrase) for phrase in one.typed} for one in KNOWN.synonyms.values()]
    assert sum(map(len, held)) == len(set().union(*held))


@pytest.mark.parametrize(
    ("months", "band"),
    [
        (0, "0-2-months"),
        (2, "0-2-months"),
        (3, "3-5-months"),
        (4, "3-5-months"),
        (11, "6-11-months"),
        (12, "12-23-months"),
        (35, "24-35-months"),
        (36, "36-months-on"),
        (200, "36-months-on"),
    ],
)
def test_a_babys_age_has_one_band(months: int, band: str) -> None:
    assert AgeBand.of_months(months) == band


def test_an_age_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="not an age"):
        AgeBand.of_months(-1)


def of(facet: FacetName, name: str) -> frozenset[str]:
    (found,) = [each for each in FACETS if each.name is facet]
    return answers_of(found, KNOWN.programmes[name], KNOWN)


@pytest.mark.parametrize(
    ("facet", "name", "answers"),
    [
        (FacetName.AGE, "mellow-bumps", {"before-birth", "0-2-months"}),
        (FacetName.AGE, "watch-wait-and-wonder", {"6-11-months", "12-23-months", "24-35-months"}),
        (FacetName.EIF, "vig", {"unknown"}),
        (FacetName.EIF, "social-baby", {"NE"}),
        (FacetName.COST, "child-parent-psychotherapy", {"unknown"}),
        (FacetName.COST, "family-foundations", {"1"}),
        (FacetName.LEVEL, "child-first", {"5", "7", "8"}),
        (FacetName.LEVEL, "vig", {"unknown"}),
        (FacetName.TRAINING_COST, "circle-of-security-parenting", {"known"}),
        (FacetName.TRAINING_COST, "vig", {"unknown"}),
        (FacetName.RISK_BAND, "infant-massage", {"low", "medium", "high"}),
        (FacetName.RISK_BAND, "vig", {"unknown"}),
    ],
)
def test_what_is_not_known_is_an_answer_of_its_own(
    facet: FacetName, name: str, answers: set[str]
) -> None:
    assert of(facet, name) == answers


def test_every_answer_that_a_programme_gives_can_be_chosen_or_is_no_familys_need() -> None:
    for facet in FACETS:
        for one in KNOWN.programmes.values():
            odd = answers_of(facet, one, KNOWN) - facet.options.keys()
            assert odd <= {"workforce-skill", "system-capacity", "unknown"}, (facet.name, one.id)


def test_a_filter_that_is_not_there_is_refused_with_what_is() -> None:
    with pytest.raises(ValueError, match="is not a choice of age: before-birth"):
        Filters.of(age=["four months"])
    with pytest.raises(ValueError, match="colour"):
        Filters.of(colour=["red"])


def test_an_apostrophe_leaves_no_letter_over() -> None:
    assert "t" not in search("won't settle", library=KNOWN).not_found
    with_one, without = (search(q, library=KNOWN).hits for q in ("mother's group", "mothers group"))
    assert [hit.id for hit in with_one] == [hit.id for hit in without]


@pytest.mark.parametrize("typed", ["teenage mum", "teenager", "young mother"])
def test_a_young_mother_is_found_as_people_say_it(typed: str) -> None:
    assert "family-nurse-partnership" in {hit.id for hit in search(typed, library=KNOWN).hits[:3]}
