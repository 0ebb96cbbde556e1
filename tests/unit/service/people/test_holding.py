"""Where parental responsibility stands on a day, by its dated facts alone."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.people.holding import HOLDING, Held, Standing, disputed, holders, standing

DAY = dt.date(2026, 6, 1)
LATER = DAY + dt.timedelta(days=10)
days = st.none() | st.dates(dt.date(2026, 5, 20), dt.date(2026, 6, 15))


def test_what_is_shown_and_what_was_told_differ() -> None:
    assert standing(Held(child=1, holder=2, seen=True), DAY) is Standing.SHOWN
    assert standing(Held(child=1, holder=2), DAY) is Standing.TOLD


def test_a_dispute_stands_until_it_is_settled_and_takes_it_from_nobody() -> None:
    row = Held(child=1, holder=2, seen=True, disputed_on=DAY, settled_on=LATER)
    assert standing(row, DAY - dt.timedelta(days=1)) is Standing.SHOWN
    assert standing(row, DAY) is Standing.DISPUTED
    assert standing(row, LATER) is Standing.SHOWN
    assert holders([row], 1, DAY) == {2}
    assert disputed([row], DAY)
    assert not disputed([row], LATER)


def test_who_is_outside_the_record_is_no_person_of_it() -> None:
    assert holders([Held(child=1, holder=None)], 1, DAY) == frozenset()
    assert holders([Held(child=1, holder=2)], 9, DAY) == frozenset()


@given(since=days, until=days, disputed_on=days, settled_on=days, seen=st.booleans())
def test_it_is_held_on_exactly_the_days_from_its_beginning_to_its_end(
    since: dt.date | None,
    until: dt.date | None,
    disputed_on: dt.date | None,
    settled_on: dt.date | None,
    seen: bool,
) -> None:
    row = Held(
        child=1,
        holder=2,
        since=since,
        until=until,
        seen=seen,
        disputed_on=disputed_on,
        settled_on=settled_on,
    )
    holds = (since is None or since <= DAY) and (until is None or until > DAY)
    assert (standing(row, DAY) in HOLDING) == holds
