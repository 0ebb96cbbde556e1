"""Licences: new use stops where they end, and says why."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import measure, measures
from attunement.measures.ledger import Holding, blocked, needs_licence

EPDS = measure("epds")
START, END = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


def held(**changes):
    said = {"measure": "epds", "holder": "The trust", "seats": 3, "starts": START, "expires": END}
    return Holding(**said | changes)


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (START, None),
        (END, None),
        (dt.date(2027, 1, 1), "The licence for EPDS ended on 31 December 2026."),
        (dt.date(2025, 12, 31), "The licence for EPDS starts on 1 January 2026."),
    ],
)
def test_the_last_day_is_a_day_of_use_and_the_next_is_not(on, why):
    found = blocked(EPDS, [held()], on=on)
    assert (found and found.why) == why
    if found and "ended" in found.why:
        assert "Earlier scores stay" in found.mend


def test_nothing_entered_is_blocked_with_what_to_do():
    found = blocked(EPDS, [held(measure="hads")], on=START)
    assert found.why.startswith("No licence for EPDS has been entered.")
    assert "Enter who holds" in found.mend


@pytest.mark.parametrize(("in_use", "stops"), [(0, False), (2, False), (3, True), (4, True)])
def test_seats_are_counted(in_use, stops):
    found = blocked(EPDS, [held()], on=START, in_use=in_use)
    assert bool(found) == stops
    assert not stops or found.why == "All 3 seats of the licence for EPDS are in use."


def test_two_running_licences_add_their_seats_and_one_without_a_count_is_enough():
    assert blocked(EPDS, [held(), held(seats=2)], on=START, in_use=4) is None
    assert blocked(EPDS, [held(), held(seats=2)], on=START, in_use=5)
    assert blocked(EPDS, [held(seats=1), held(seats=None)], on=START, in_use=99) is None
    ended = held(seats=50, expires=dt.date(2026, 2, 1))
    assert blocked(EPDS, [held(seats=1), ended], on=END, in_use=1)


def test_a_licence_without_an_end_goes_on():
    assert blocked(EPDS, [held(expires=None)], on=dt.date(2090, 1, 1)) is None


@pytest.mark.parametrize("id_", measures())
def test_only_licensed_measures_wait_for_one(id_):
    found = blocked(measure(id_), [], on=START)
    assert bool(found) == needs_licence(measure(id_)) == (measure(id_).licence.ship == "licensed")


@pytest.mark.parametrize("changes", [{"seats": 0}, {"expires": dt.date(2025, 1, 1)}])
def test_a_holding_that_cannot_be_is_refused(changes):
    with pytest.raises(ValueError, match="licence"):
        held(**changes)


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_covered_just_when_it_lies_between(one, two, day):
    first, last = sorted([one, two])
    assert held(starts=first, expires=last).runs(day) == (first <= day <= last)
