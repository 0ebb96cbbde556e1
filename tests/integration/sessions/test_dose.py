"""What counts as delivered, as a table and as a law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.sessions.dose import Dose, SessionFacts, dose
from attunement.service.sessions.models import SessionState
from attunement.service.sessions.presenters.dose import count_words

MOTHER, BABY, FATHER = 1, 2, 3
NAMES = {"M": MOTHER, "B": BABY, "F": FATHER}

# h held, n not able to come, c cancelled, p planned; then who came of whom it is for
TABLE = """
expected | sessions                | delivered | without | not able | cancelled | planned | left
7        |                         | 0         | 0       | 0        | 0         | 0       | 7
7        | h:MB/MB                 | 1         | 0       | 0        | 0         | 0       | 6
7        | h:M/MB                  | 0         | 1       | 0        | 0         | 0       | 7
7        | h:F/MB                  | 0         | 1       | 0        | 0         | 0       | 7
7        | h:MBF/MB h:M/M          | 2         | 0       | 0        | 0         | 0       | 5
7        | n:/MB c:/MB p:/MB       | 0         | 0       | 1        | 1         | 1       | 7
1        | h:MB/MB h:MB/MB         | 2         | 0       | 0        | 0         | 0       | 0
-        | h:MB/MB p:/MB           | 1         | 0       | 0        | 0         | 1       | -
"""
LETTERS = {
    "h": SessionState.HELD,
    "n": SessionState.NOT_ATTENDED,
    "c": SessionState.CANCELLED,
    "p": SessionState.PLANNED,
}


def facts(written: str) -> SessionFacts:
    state, people = written.split(":")
    came, needed = people.split("/")
    return SessionFacts(
        state=LETTERS[state],
        came=frozenset(NAMES[name] for name in came),
        needed=frozenset(NAMES[name] for name in needed),
    )


@pytest.mark.parametrize("row", TABLE.strip().splitlines()[1:])
def test_the_table(row: str) -> None:
    expected, sessions, *counts = (cell.strip() for cell in row.split("|"))
    made = dose(
        None if expected == "-" else int(expected), [facts(each) for each in sessions.split()]
    )
    found = [made.delivered, made.without_everyone, made.not_able, made.cancelled, made.planned]
    assert [str(count) for count in found] == counts[:-1]
    assert str(made.remaining if made.remaining is not None else "-") == counts[-1]


PEOPLE = st.frozensets(st.sampled_from([MOTHER, BABY, FATHER]))
SESSIONS = st.lists(
    st.builds(SessionFacts, state=st.sampled_from(SessionState), came=PEOPLE, needed=PEOPLE),
    max_size=20,
)


@given(expected=st.none() | st.integers(1, 40), sessions=SESSIONS)
def test_every_session_is_counted_once(expected: int | None, sessions: list[SessionFacts]) -> None:
    made = dose(expected, iter(sessions))
    counts = (made.delivered, made.without_everyone, made.not_able, made.cancelled, made.planned)
    assert sum(counts) == len(sessions)
    slow = 0
    for session in sessions:
        missing = [person for person in session.needed if person not in session.came]
        if session.state == "held" and not missing:
            slow += 1
    assert made.delivered == slow


@given(expected=st.integers(1, 40), sessions=SESSIONS)
def test_one_more_session_never_lowers_a_count(expected: int, sessions: list[SessionFacts]) -> None:
    before, after = dose(expected, sessions[:-1]), dose(expected, sessions)
    assert after.delivered >= before.delivered
    assert before.remaining is not None
    assert after.remaining is not None
    assert 0 <= after.remaining <= before.remaining


def test_what_stands_beside_the_bar() -> None:
    made = Dose(expected=7, delivered=3, without_everyone=1, not_able=2, cancelled=0, planned=1)
    assert count_words(made, ended=False) == (
        "1 session planned",
        "2 sessions they were not able to come to",
        "1 session held without everyone whom it is for",
        "4 sessions still to deliver",
    )
    assert count_words(made, ended=True)[-1] == "4 sessions fewer than expected"


def test_nothing_is_claimed_of_a_shorter_course() -> None:
    made = Dose(expected=7, delivered=1, without_everyone=0, not_able=0, cancelled=0, planned=0)
    assert count_words(made, ended=True) == ("6 sessions fewer than expected",)
