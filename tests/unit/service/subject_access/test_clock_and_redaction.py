"""By when a copy is due, and what the rule takes out of a text."""

import calendar
import datetime as dt
import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.sections.rules import Section
from attunement.service.subject_access.bundle import zipped
from attunement.service.subject_access.clock import due
from attunement.service.subject_access.copy import (
    LEFT_OUT,
    WHOLE,
    Key,
    Passage,
    Row,
    Value,
    in_words,
    open_passages,
    sections_given,
    told,
)
from attunement.service.subject_access.redaction import CONTACT, SOMEBODY, Third, redacted


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("2026-03-15", "2026-04-15"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-12-31", "2027-01-31"),
        ("2026-08-31", "2026-09-30"),
    ],
)
def test_the_same_day_of_the_next_month_or_its_last(asked: str, by: str) -> None:
    assert due(dt.date.fromisoformat(asked)) == dt.date.fromisoformat(by)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_due_is_in_the_very_next_month_and_never_skips_one(asked: dt.date) -> None:
    by = due(asked)
    months = (by.year - asked.year) * 12 + by.month - asked.month
    last = calendar.monthrange(by.year, by.month)[1]
    assert months == 1
    assert by.day == asked.day or (by.day == last < asked.day)


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("2026-03-15", "2026-06-15"),
        ("2026-01-31", "2026-04-30"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-10-01", "2027-01-01"),
    ],
)
def test_made_longer_it_is_three_months_from_the_day_of_asking(asked: str, by: str) -> None:
    """Not two months from the end of the first: that would give 28 April for 31 January."""
    assert due(dt.date.fromisoformat(asked), extended=True) == dt.date.fromisoformat(by)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_longer_is_the_first_month_and_two_more(asked: dt.date) -> None:
    """The slow, obvious twin: walk to the month, then back to a day that it has."""
    first_of_month = asked.replace(day=1)
    for _ in range(3):
        first_of_month = (first_of_month + dt.timedelta(days=32)).replace(day=1)
    days = [
        each
        for offset in range(31)
        if (each := first_of_month + dt.timedelta(days=offset)).month == first_of_month.month
        and each.day <= asked.day
    ]
    assert due(asked, extended=True) == days[-1]
    assert due(asked, extended=True) > due(asked)


BEN = Third(frozenset({"Ben", "Ben Lund", "Lund"}), frozenset({"9 Willow Bank"}))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ben Lund said no.", f"{SOMEBODY} said no."),
        ("ben came, and LUND left", f"{SOMEBODY} came, and {SOMEBODY} left"),
        ("The bench was wet.", "The bench was wet."),
        ("Ben’s flat", f"{SOMEBODY}’s flat"),
        ("They live at 9 Willow  Bank now", f"They live at {CONTACT} now"),
        ("Call 07700 900123 or a.b@example.org", f"Call {CONTACT} or {CONTACT}"),
        ("NHS number 943 476 5919", f"NHS number {CONTACT}"),
        ("at ZZ9 9ZZ", f"at {CONTACT}"),
        ("On 12 March 2026 at 2pm, 8 out of 10", "On 12 March 2026 at 2pm, 8 out of 10"),
    ],
)
def test_other_people_go_and_the_rest_stays(text: str, without: str) -> None:
    assert redacted(text, [BEN]) == without


def test_ones_own_contacts_stay_whatever_their_grouping() -> None:
    assert redacted("Call 07700900001", [BEN], {"07700 900001"}) == "Call 07700900001"


@given(st.text(alphabet="Ben Lud.,’"))
def test_no_name_survives_and_twice_is_as_once(text: str) -> None:
    once = redacted(text, [BEN])
    assert redacted(once, [BEN]) == once
    assert "Ben" not in "".join(c if c.isalnum() else " " for c in once).split()


def passage(section: Section, field: str = "note", row: int = 1) -> Passage:
    key = Key("a.B", row, field, "d")
    return Passage(key=key, title="T", section=section, words="words", own=False)


def row(section: Section, *passages: Passage) -> Row:
    values = [Value(each.key.field or "All", each.words, each) for each in passages]
    frame = [Value("Day", "today")] if section == Section.RECORD else []
    return Row("a.B", "T", section, (*frame, *values))


def test_what_nobody_judged_is_not_given() -> None:
    one = passage(Section.RECORD)
    assert told([row(Section.RECORD, one)], {})[0]["rows"] == [{"Day": "today", "note": LEFT_OUT}]
    assert told([row(Section.RECORD, one)], {one.key: True})[0]["rows"][0]["note"] == "words"
    assert open_passages([row(Section.RECORD, one)], {}) == [one]


def test_of_a_sealed_row_that_is_left_out_nothing_tells_that_it_is_there() -> None:
    whole, note = passage(Section.OWN_THERAPY, WHOLE), passage(Section.OWN_THERAPY)
    sealed = row(Section.OWN_THERAPY, whole, note)
    assert told([sealed], {whole.key: False, note.key: False}) == []
    assert sections_given([sealed], {whole.key: False, note.key: False}) == frozenset()
    assert sections_given([sealed], {note.key: True}) == {Section.OWN_THERAPY}


def test_the_same_copy_is_the_same_file_and_says_when_there_is_no_pdf() -> None:
    made = zipped(as_json=b"{}", pdf=None, why_no_pdf="no such letters")
    assert made == zipped(as_json=b"{}", pdf=None, why_no_pdf="no such letters")
    with zipfile.ZipFile(BytesIO(made)) as folder:
        assert folder.namelist() == ["READ-ME.txt", "copy.json"]
        assert "no such letters" in folder.read("READ-ME.txt").decode()
        assert json.loads(folder.read("copy.json")) == {}


def test_a_kept_score_is_told_without_its_workings_and_without_gaps() -> None:
    score = {"measure": "phq-9", "total": 0.0, "level": None, "zones": {}, "sources": ["S1"]}
    assert in_words(score) == "total: 0.0", "its name stands beside it"
    assert in_words({"1": 3, "2": [1, None, 2]}) == "1: 3; 2: 1, 2"
