"""Where an invitation stands, from its dated facts alone."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.assessments.models import Assessment
from attunement.service.home_answers.models import Invitation
from attunement.service.home_answers.policies import may_answer, may_renew, may_withdraw
from attunement.service.home_answers.states import (
    ANSWERABLE,
    OPEN_FOR,
    OVER,
    WRONG_PINS,
    State,
    state_of,
)
from attunement.service.relationships.models import Episode, Family

ASKED = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
"""The week after it has a change of clocks in it: seven days are still 168 hours."""
UNTIL = ASKED + OPEN_FOR


def invitation(*, completed: bool = False, closed: bool = False, **facts: Any) -> Invitation:
    day = ASKED.date()
    episode = Episode(family=Family(), closed_on=day if closed else None)
    assessment = Assessment(episode=episode, completed_on=day if completed else None)
    return Invitation(assessment=assessment, **{"expires_at": UNTIL} | facts)


CASES = [
    ({}, State.SENT),
    ({"opened_at": ASKED}, State.OPENED),
    ({"opened_at": ASKED, "wrong_pins": WRONG_PINS - 1}, State.OPENED),
    ({"opened_at": ASKED, "wrong_pins": WRONG_PINS}, State.LOCKED),
    ({"expires_at": ASKED, "wrong_pins": WRONG_PINS}, State.EXPIRED),
    ({"completed": True, "expires_at": ASKED}, State.CLOSED),
    ({"closed": True}, State.CLOSED),
    ({"finished_at": ASKED, "completed": True, "expires_at": ASKED}, State.FINISHED),
    ({"withdrawn_at": ASKED, "wrong_pins": WRONG_PINS}, State.WITHDRAWN),
]


@pytest.mark.parametrize(("facts", "state"), CASES, ids=lambda each: str(each))
def test_the_state_follows_from_the_facts(facts: dict[str, Any], state: State) -> None:
    row = invitation(**facts)
    assert state_of(row, ASKED) == state
    assert (may_answer(row, ASKED) is None) == (state in ANSWERABLE)
    assert (may_withdraw(row, ASKED) is None) == (state not in OVER)
    assert (may_renew(row, ASKED) is None) == (state not in OVER | {State.CLOSED})


def test_every_state_is_reached() -> None:
    assert {state for _, state in CASES} == set(State)


@given(st.timedeltas(min_value=-OPEN_FOR, max_value=OPEN_FOR))
def test_it_works_until_the_moment_that_is_shown_and_not_at_it(late: dt.timedelta) -> None:
    expired = state_of(invitation(), UNTIL + late) == State.EXPIRED
    assert expired == (late >= dt.timedelta())
