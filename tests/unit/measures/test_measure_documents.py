"""Measures are found by the library's search as people type them, and change nothing else."""

from time import process_time

import pytest

from attunement.knowledge import library
from attunement.knowledge.search import FACETS, Filters, Results, search
from attunement.knowledge.search.documents import WEIGHTS
from attunement.knowledge.search.index import index_of
from attunement.measures import measures
from attunement.measures.documents import measure_documents

KNOWN = library()


def found(typed: str, **chosen: list[str]) -> Results:
    return search(typed, Filters.of(**chosen), library=KNOWN, also=measure_documents())


def first(typed: str) -> tuple[str, str]:
    return found(typed).hits[0].kind, found(typed).hits[0].id


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("kips", "kips"),
        ("phq9", "phq-9"),
        ("phq-9", "phq-9"),
        ("PHQ 9", "phq-9"),
        ("gad7", "gad-7"),
        ("asq:se-2", "asq-se-2"),
        ("asqse2", "asq-se-2"),
        ("care index", "care-index"),
        ("postnatal depression questionnaire", "phq-9"),
        ("low mood questionnaire", "phq-9"),
        ("worry and anxiety", "gad-7"),
        ("feelings towards an unborn baby", "maas"),
        ("atachment scale antenatal", "maas"),
    ],
)
def test_a_measure_comes_first_when_it_is_asked_for(typed: str, id_: str) -> None:
    assert first(typed) == ("measures", id_)


def test_the_reason_names_where_it_stands() -> None:
    (why,) = found("gad7").hits[0].why
    assert why.words == "“gad7” in also called"
    reasons = {hit.id: hit.why[0].field for hit in found("hopeless").hits}
    assert reasons["phq-9"] == "what it asks"


def test_every_measure_is_a_document_once_and_the_same_one_each_time() -> None:
    assert [one.id for one in measure_documents()] == list(measures())
    assert measure_documents() is measure_documents()
    assert {field for one in measure_documents() for field, _ in one.fields} <= set(WEIGHTS)


def test_no_words_of_a_licensed_form_are_searched() -> None:
    for one in measure_documents():
        measure = measures()[one.id]
        asked = {text for field, text in one.fields if field == "what it asks"}
        held = {item.name for item in measure.items} | {scale.name for scale in measure.subscales}
        if not measure.licence.wording_may_ship:
            assert asked <= held


@pytest.mark.parametrize("typed", ["", "vipp", "baby massage", "watch wait wonder", "group", "PND"])
@pytest.mark.parametrize("chosen", [{}, {"age": ["3-5-months"], "need": ["parental-sensitivity"]}])
def test_filters_and_programmes_are_as_without_measures(
    typed: str, chosen: dict[str, list[str]]
) -> None:
    alone = search(typed, Filters.of(**chosen), library=KNOWN)
    beside = found(typed, **chosen)
    assert beside.filters == alone.filters
    assert {(hit.kind, hit.id) for hit in beside.hits if hit.kind != "measures"} == {
        (hit.kind, hit.id) for hit in alone.hits
    }
    if chosen or not typed:
        assert all(hit.kind == "programmes" for hit in beside.hits)


def test_a_measure_answers_no_filter() -> None:
    for facet in FACETS:
        for choice in found("kips").filters[facet.name]:
            assert choice.count == 0


def test_the_index_is_kept_for_each_library_with_what_stands_beside_it() -> None:
    assert index_of(KNOWN, measure_documents()) is index_of(KNOWN, measure_documents())
    assert index_of(KNOWN) is not index_of(KNOWN, measure_documents())
    grown = len(index_of(KNOWN, measure_documents()).documents) - len(index_of(KNOWN).documents)
    assert grown == len(measures())


def test_a_search_stays_quick() -> None:
    """Well under the 20 ms of docs/benchmarks/library.md, in the time of this process alone."""
    found("warm")
    times = []
    for typed in ("phq9", "something for a four-month-old and a depressed mother", "wach wait"):
        start = process_time()
        found(typed)
        times.append(process_time() - start)
    assert max(times) < 0.02
