"""How far each carer was reached."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.referrals.engagement import Engagement, Reached, engagement

MOTHER, FATHER, BABY = 1, 2, 3
DAY = dt.date(2026, 3, 1)


def told(day: int, people: set[int], met: set[int] = frozenset(), *, invitation: bool = False):  # type: ignore[no-untyped-def, assignment]
    on = DAY + dt.timedelta(days=day)
    return Reached(on=on, invitation=invitation, people=frozenset(people), met=frozenset(met))


def test_each_in_their_own_right() -> None:
    contacts = [
        told(9, {MOTHER, FATHER}, {MOTHER}),
        told(0, {MOTHER}, invitation=True),
        told(4, {FATHER}),
        told(12, {MOTHER}, {MOTHER, BABY}),
    ]
    assert engagement([MOTHER, FATHER], contacts) == (
        Engagement(
            person=MOTHER,
            invited_on=DAY,
            attempts=3,
            met_on=DAY + dt.timedelta(days=9),
            last_met_on=DAY + dt.timedelta(days=12),
        ),
        Engagement(person=FATHER, invited_on=None, attempts=2, met_on=None, last_met_on=None),
    )


def test_nobody_reached_is_not_nobody_there() -> None:
    assert engagement([FATHER], []) == (Engagement(FATHER, None, 0, None, None),)
    assert engagement([], [told(0, {MOTHER})]) == ()


CONTACTS = st.lists(
    st.builds(
        told,
        st.integers(0, 30),
        st.sets(st.sampled_from([MOTHER, FATHER, BABY])),
        st.sets(st.sampled_from([MOTHER, FATHER, BABY])),
        invitation=st.booleans(),
    )
)


@given(CONTACTS)
def test_a_carer_is_never_met_first_after_they_were_met_last(contacts: list[Reached]) -> None:
    for one in engagement([MOTHER, FATHER], contacts):
        assert one.attempts == sum(one.person in contact.people for contact in contacts)
        assert (one.met_on is None) == (one.last_met_on is None)
        if one.met_on and one.last_met_on:
            assert one.met_on <= one.last_met_on


@given(CONTACTS)
def test_what_happens_to_one_says_nothing_of_another(contacts: list[Reached]) -> None:
    alone = engagement([FATHER], [c for c in contacts if FATHER in c.people | c.met])
    assert engagement([MOTHER, FATHER], contacts)[1] == alone[0]
