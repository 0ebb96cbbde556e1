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
    note=TEXT,
    url=st.none() | st.just("https://example.org/a_b?c=1%20d&e#f"),
    doi=st.none() | st.just("10.1002/14651858.CD010534.pub2"),
    issued=st.sampled_from([None, "2016", "2016-07", "2016-07-12"]),
)


def read_ris(text: str) -> dict[str, str]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    return dict(re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line, re.S).groups() for line in lines)  # type: ignore[union-attr]


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
    held = Reference("X1", "document", "Salt & 50% {of} a_b", None, None, None, None)
    assert r"title = {Salt \& 50\% \{of\} a\_b}" in bibtex(held)


@pytest.mark.parametrize("record", EVERY, ids=lambda one: one.id)
def test_every_source_review_and_study_can_be_cited(record: Any) -> None:
    held = reference(record)
    assert read_ris(ris(held))["ID"] == record.id
    assert read_csl(csl_json(held))["id"] == record.id
    assert bibtex(held).count(record.id) >= 1
