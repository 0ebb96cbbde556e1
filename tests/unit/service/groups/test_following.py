"""Which meetings are a family's own, and what a register makes of each: as tables and as laws."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.groups.following import Held, is_theirs
from attunement.service.sessions.models import CalledOffBy, SessionState, WhyNotHeld
from attunement.service.sessions.shares import CARE_STOPPED, DID_NOT_MEET, Share

DAY = dt.date(2026, 3, 10)
DAYS = st.dates(DAY, DAY + dt.timedelta(days=20))
PLACES = st.lists(st.builds(Held, first=DAYS, left=st.none() | DAYS), max_size=3)


def on(day: int) -> dt.date:
    return DAY + dt.timedelta(days=day)


@pytest.mark.parametrize(
    ("day", "theirs"),
    [(0, False), (1, False), (2, True), (4, True), (5, False), (7, True), (9, True), (10, False)],
)
def test_from_the_package_while_they_have_a_place_until_the_part_ends(
    day: int, theirs: bool
) -> None:
    """A place from day 1, left on day 5, taken again on day 7; agreed on day 2, ended on day 9."""
    places = [Held(first=on(1), left=on(5)), Held(first=on(7))]
    assert is_theirs(on(day), places, agreed=on(2), ended=on(9)) is theirs


@given(day=DAYS, places=PLACES, agreed=DAYS, ended=st.none() | DAYS, more=PLACES)
def test_another_place_only_adds(
    day: dt.date, places: list[Held], agreed: dt.date, ended: dt.date | None, more: list[Held]
) -> None:
    before = is_theirs(day, places, agreed=agreed, ended=ended)
    after = is_theirs(day, places + more, agreed=agreed, ended=ended)
    assert after or not before


@given(day=DAYS, places=PLACES, agreed=DAYS, ended=st.none() | DAYS)
def test_the_slow_twin_walks_day_by_day(
    day: dt.date, places: list[Held], agreed: dt.date, ended: dt.date | None
) -> None:
    last = DAY + dt.timedelta(days=30)
    held = {
        each
        for place in places
        for each in (on(n) for n in range(31))
        if each >= place.first and each < (place.left or last)
    }
    part = {on(n) for n in range(31) if agreed <= on(n) <= (ended or last)}
    assert is_theirs(day, places, agreed=agreed, ended=ended) == (day in held & part)


def share(meeting: SessionState, came: dict[int, bool], *, goes_on: bool = True) -> Share:
    at = dt.datetime(2026, 3, 10, 14, tzinfo=dt.UTC)
    return Share(group_session=1, at=at, meeting=meeting, goes_on=goes_on, came=came)


PLANNED, HELD, CANCELLED, NOT = (
    SessionState.PLANNED,
    SessionState.HELD,
    SessionState.CANCELLED,
    SessionState.NOT_ATTENDED,
)


@pytest.mark.parametrize(
    ("meeting", "came", "goes_on", "state"),
    [
        (PLANNED, {}, True, PLANNED),
        (PLANNED, {}, False, CANCELLED),
        (HELD, {1: True, 2: True}, True, HELD),
        (HELD, {1: True, 2: False}, True, HELD),
        (HELD, {1: False, 2: False}, True, NOT),
        (HELD, {1: True}, False, HELD),
        (CANCELLED, {}, True, CANCELLED),
        (CANCELLED, {}, False, CANCELLED),
    ],
)
def test_what_a_meeting_was_for_one_family(
    meeting: SessionState, came: dict[int, bool], goes_on: bool, state: SessionState
) -> None:
    assert share(meeting, came, goes_on=goes_on).state == state


def test_why_it_was_not_held_is_said_and_never_made_up() -> None:
    assert set(share(HELD, {1: True}).why.values()) == {""}
    assert set(share(PLANNED, {}).why.values()) == {""}
    assert share(HELD, {1: False}).why["why_not_held"] == WhyNotHeld.NOT_KNOWN
    assert share(CANCELLED, {}).why["reason_not_held"] == DID_NOT_MEET
    assert share(CANCELLED, {}, goes_on=False).why["called_off_by"] == CalledOffBy.TEAM
    assert share(PLANNED, {}, goes_on=False).why["reason_not_held"] == CARE_STOPPED


@given(
    meeting=st.sampled_from([PLANNED, HELD, CANCELLED]),
    came=st.dictionaries(st.integers(1, 3), st.booleans()),
    goes_on=st.booleans(),
)
def test_what_was_not_held_says_why_and_what_was_held_does_not(
    meeting: SessionState, came: dict[int, bool], goes_on: bool
) -> None:
    found = share(meeting, came, goes_on=goes_on)
    assert any(found.why.values()) is (found.state in {NOT, CANCELLED})
    assert (found.state == HELD) <= any(came.values())
