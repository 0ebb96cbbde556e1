"""What somebody means by what they typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.caseload.search import MOST_WORDS, Search, read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("999 000 0018", Search(nhs_number="9990000018")),
        ("999-000-0018", Search(nhs_number="9990000018")),
        ("F00012", Search(reference=12)),
        ("f12", Search(reference=12)),
        ("Okafor", Search(words=("Okafor",))),
        ("  Ada   Okafor ", Search(words=("Ada", "Okafor"))),
        ("", Search()),
        ("F", Search(words=("F",))),
        ("Smith-Jones", Search(words=("Smith-Jones",))),
    ],
)
def test_a_search_is_read(typed: str, meant: Search) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize("typed", ["999 000 0019", "12", "12345678901"])
def test_a_number_that_cannot_be_is_told_how_to_mend(typed: str) -> None:
    found = read(typed)
    assert found.problem
    assert not found.nhs_number
    assert found.reference is None


@given(st.text())
def test_anything_typed_is_read_as_one_thing(typed: str) -> None:
    found = read(typed)
    meant = [found.nhs_number, found.reference, found.words, found.problem]
    assert sum(bool(each) for each in meant) <= 1
    assert len(found.words) <= MOST_WORDS
    assert not any("\x00" in word for word in found.words)
