"""Citations: each format read back by other eyes, with known fields and no others."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.citing import Reference, bibtex, csl_json, reference, ris

KNOWN = library()
EVERY = [*KNOWN.sources.values(), *KNOWN.reviews.values(), *KNOWN.studies.values()]
TEXT = st.none() | st.text(min_size=1, max_size=30)
REFERENCES = st.builds(
    Reference,
    id=st.just("W-X1"),
    form=st.sampled_from(["article", "web-page", "document"]),
    title=TEXT,
    authors=st.lists(
        st.sampled_from(["Van Doesum, Karin T M", "O'Hara", "Van Egeren", "Health & Care Board"])
    ).map(tuple),
    more_authors=st.booleans(),
    container=TEXT,
    volume=st.none() | st.just("12"),
    issue=st.none() | st.just("3"),
    pages=st.sampled_from([None, "629", "11-20", "e0167592"]),
    note=TEXT,
    url=st.none() | st.just("https://example.org/a_b?c=1%20d&e#f"),
    doi=st.none() | st.just("10.1002/14651858.CD010534.pub2"),
    issued=st.sampled_from([None, "2016", "2016-07", "2016-07-12"]),
)


def ris_lines(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    return [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line, re.S).groups() for line in lines]  # type: ignore[union-attr,misc]


def read_ris(text: str) -> dict[str, str]:
    return dict(ris_lines(text))


def read_csl(text: str) -> dict[str, Any]:
    (one,) = json.loads(text)
    assert isinstance(one, dict)
    return one


@given(REFERENCES)
@settings(deadline=None)
def test_ris_begins_with_a_type_ends_with_er_and_keeps_a_field_to_a_line(
    held: Reference,
) -> None:
    text = ris(held)
    assert text.startswith("TY  - ")
    assert text.endswith("ER  - \r\n")
    read = read_ris(text)
    assert read["ID"] == held.id
    assert ("UR" in read) == (held.url is not None)
    assert read.get("PY") == (held.issued and held.issued[:4])
    assert [value for tag, value in ris_lines(text) if tag == "AU"] == list(held.authors)
    pages = "-".join(read[tag] for tag in ("SP", "EP") if tag in read)
    assert (pages or None) == held.pages


@given(REFERENCES)
@settings(deadline=None)
def test_bibtex_braces_balance_whatever_the_text(held: Reference) -> None:
    bare = re.sub(r"\\.", "", bibtex(held))
    depth = 0
    for letter in bare:
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0


@given(REFERENCES)
@settings(deadline=None)
def test_csl_holds_what_is_known_and_nothing_else(held: Reference) -> None:
    read = read_csl(csl_json(held))
    assert read.get("title") == held.title
    assert read.get("DOI") == held.doi
    assert read.get("URL") == held.url
    assert ("issued" in read) == (held.issued is not None)
    assert len(read.get("author", [])) == len(held.authors)
    assert read.get("page") == held.pages
    assert None not in read.values()


def test_a_source_in_three_formats() -> None:
    held = reference(KNOWN.sources["W-BA15"])
    assert read_ris(ris(held))["DO"] == "10.1002/14651858.CD010534.pub2"
    assert bibtex(held).startswith("@article{W-BA15,\n")
    assert "doi = {10.1002/14651858.CD010534.pub2}" in bibtex(held)
    assert read_csl(csl_json(held))["issued"] == {"date-parts": [[2015]]}


def test_an_undated_page_gets_no_date() -> None:
    held = reference(KNOWN.sources["W-EIF-MT"])
    assert held.issued is None
    assert "PY" not in read_ris(ris(held))
    assert "year" not in bibtex(held)


def test_a_seed_has_its_title_and_day() -> None:
    read = read_csl(csl_json(reference(KNOWN.sources["S0"])))
    assert read["type"] == "document"
    assert read["issued"] == {"date-parts": [[2016, 7, 12]]}
    assert read["title"].startswith("Slides")


def test_special_signs_are_escaped_for_tex() -> None:
    held = Reference(id="X1", form="document", title="Salt & 50% {of} a_b")
    assert r"title = {Salt \& 50\% \{of\} a\_b}" in bibtex(held)


@pytest.mark.parametrize("record", EVERY, ids=lambda one: one.id)
def test_every_source_review_and_study_can_be_cited(record: Any) -> None:
    held = reference(record)
    assert read_ris(ris(held))["ID"] == record.id
    assert read_csl(csl_json(held))["id"] == record.id
    assert bibtex(held).count(record.id) >= 1


def test_a_review_takes_its_title_and_full_names_from_the_source_of_its_doi() -> None:
    held = reference(KNOWN.reviews["kersten-alvarez-2011"], KNOWN.sources.values())
    read = ris_lines(ris(held))
    assert ("TY", "JOUR") in read
    assert ("AU", "Kersten-Alvarez, Laura E") in read
    assert ("PY", "2011") in read
    assert ("JO", "Infant Mental Health Journal") in read
    assert (("SP", "362") in read, ("EP", "376") in read) == (True, True)
    assert held.title
    assert held.title.startswith("Which preventive interventions")
    (told,) = json.loads(csl_json(held))
    assert told["author"][3] == {"family": "Van Doesum", "given": "Karin T M"}
    assert "pages = {362--376}" in bibtex(held)


def test_without_a_source_a_review_has_what_its_citation_says() -> None:
    held = reference(KNOWN.reviews["nievar-2010"])
    assert held.authors == ("Nievar", "Van Egeren", "Pollard")
    assert held.title is None
    assert "author = {Nievar and {Van Egeren} and Pollard}" in bibtex(held)


def test_a_source_without_a_doi_is_the_same_work_when_the_record_cites_it() -> None:
    held = reference(KNOWN.reviews["nievar-2010"], KNOWN.sources.values())
    assert held.authors[1] == "Van Egeren, Laurie A"
    assert held.title == KNOWN.sources["W-NI10"].title


def test_a_list_of_authors_that_goes_on_says_so() -> None:
    assert "Babalis, Daphne and Richards, Lani and others" in bibtex(
        reference(KNOWN.sources["W-COSI"])
    )


@pytest.mark.parametrize("source", KNOWN.sources.values(), ids=lambda one: one.id)
def test_what_a_source_does_not_say_is_left_out(source: Any) -> None:
    """Over all sources: a name, a title, a year and a journal stand there where the record has
    them, and nowhere else; nothing is read out of a note."""
    held = reference(source)
    lines = ris_lines(ris(held))
    assert [value for tag, value in lines if tag == "AU"] == list(source.authors)
    assert dict(lines).get("TI") == source.title
    assert dict(lines).get("PY") == (source.as_of and source.as_of[:4])
    assert {dict(lines).get("JO"), dict(lines).get("T2")} - {None} == {source.container} - {None}
    assert source.title is None or source.title in source.called
    assert not source.called.startswith("Page at"), "it has no title and no use"
    for author in source.authors:
        assert re.fullmatch(r"[A-Za-z][^\d,;.&]+(, [^\d,;.&]+)?", author), author
