"""The rules for dates and numbers of people, at their edges."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.guidance import age_on
from attunement.service.relationships import checks
from attunement.service.relationships.telephone import tidy

TODAY = dt.date(2026, 6, 15)


def on(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        (None, ""),
        (on(0), ""),
        (on(1), "in the future"),
        (dt.date(2008, 6, 16), ""),
        (dt.date(2008, 6, 15), "an adult’s"),
    ],
)
def test_a_birth(born_on: dt.date | None, words: str) -> None:
    said = checks.birth(born_on, today=TODAY)
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize(
    ("days", "words"),
    [(280, ""), (281, "more than 40 weeks ahead"), (-28, ""), (-29, "more than 4 weeks ago")],
)
def test_a_due_date(days: int, words: str) -> None:
    said = checks.due_date(on(days), today=TODAY)
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize(
    ("after_due", "words"),
    [(-140, ""), (-141, "20 weeks before"), (28, ""), (29, "4 weeks after")],
)
def test_a_birth_beside_its_due_date(after_due: int, words: str) -> None:
    said = checks.birth_and_due(on(after_due), TODAY)
    assert words in said
    assert bool(said) == bool(words)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
def test_an_accepted_due_date_always_has_an_age(due_on: dt.date) -> None:
    if not checks.due_date(due_on, today=TODAY):
        age_on(TODAY, due_on=due_on)


def test_a_carer_is_older_than_the_baby() -> None:
    baby = on(-60)
    assert not checks.carer_birth(dt.date(2001, 5, 1), children=(baby, None), today=TODAY)
    assert "not before the baby’s" in checks.carer_birth(baby, children=(baby,), today=TODAY)
    assert "in the past" in checks.carer_birth(on(1), children=(), today=TODAY)
    assert not checks.carer_birth(None, children=(baby,), today=TODAY)


@pytest.mark.parametrize(
    ("text", "test_only", "words"),
    [
        ("", True, ""),
        ("943 476 5919", False, ""),
        ("943 476 5918", False, "last digit does not fit"),
        ("943 476 5919", True, "begins with 999"),
        ("999 000 0018", True, ""),
        ("999 000 001", True, "9 digits"),
        ("999 000 OO18", True, "not a digit"),
    ],
)
def test_an_nhs_number(text: str, test_only: bool, words: str) -> None:
    said = checks.nhs_number(text, test_numbers_only=test_only)
    assert words in said
    assert bool(said) == bool(words)


def test_a_number_fits_what_is_known() -> None:
    assert "not born yet" in checks.nhs_number_status("9", unborn=True, says_traced=False)
    assert "must be given" in checks.nhs_number_status("", unborn=False, says_traced=True)
    assert not checks.nhs_number_status("", unborn=True, says_traced=False)
    assert not checks.nhs_number_status("9", unborn=False, says_traced=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900001", "07700 900001"),
        ("07700900001", "07700 900001"),
        ("+44 7700 900001", "07700 900001"),
        ("+44 (0)7700-900.001", "07700 900001"),
        ("0044 7700 900001", "07700 900001"),
        ("+353 1 234 5678", "+35312345678"),
        ("999", "999"),
        ("Mum: 07700 900001", "Mum: 07700 900001"),
        ("", ""),
    ],
)
def test_a_phone_number_is_written_one_way(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text(alphabet="0123456789+() -", max_size=20))
def test_tidying_twice_changes_nothing(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)
