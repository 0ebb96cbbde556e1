"""When an entry is stale, and whether a text names a service that must not be named."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.signposting.reliable import STALE_AFTER, named, stale

HARBOUR = ("Safe Harbour", "Call 01632 960 555 at any hour, or help@harbour.example")
DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "said"), [(0, False), (STALE_AFTER.days, False), (STALE_AFTER.days + 1, True)]
)
def test_half_a_year_after_it_was_checked_an_entry_is_stale(days: int, said: bool) -> None:
    assert stale(DAY, DAY + dt.timedelta(days=days)) is said


@pytest.mark.parametrize(
    "text",
    [
        "You can call Safe Harbour.",
        "ask for SAFE-HARBOUR!",
        "ring 01632960555 any time",
        "ring 01632-960-555",
        "write to Help@Harbour.example.",
        "safe\nharbour",
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert named(text, [HARBOUR])


@pytest.mark.parametrize(
    "text",
    ["", "A safe place, near the harbour.", "Unsafe harbours", "ring 01632 960 444", "At 5.55"],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert not named(text, [HARBOUR])


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_the_name_it_is_found(before: str, after: str) -> None:
    assert named(f"{before} Safe Harbour {after}", [HARBOUR])


@given(st.text(max_size=80))
def test_where_no_service_is_listed_nothing_is_named(text: str) -> None:
    assert not named(text, [])
    assert not named(text, [("", "")])
