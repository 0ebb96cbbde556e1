"""The order of the waiting list and its reasons, from plain values."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.service.waiting.models import Level
from attunement.service.waiting.ordering import (
    RANK,
    Closing,
    Moved,
    SaidNeed,
    Waiter,
    order,
    reasons,
    why,
)

DAY = dt.date(2026, 6, 1)


def said(level: Level) -> SaidNeed:
    return SaidNeed(level, "She is on her own.", "Ruth", DAY)


def waiter(
    key: int, *, came: int = 0, level: Level | None = None, closes: int | None = None
) -> Waiter:
    return Waiter(
        key=key,
        received_on=DAY + dt.timedelta(days=came),
        need=said(level) if level else None,
        closing=Closing("Mellow Babies", DAY + dt.timedelta(days=closes)) if closes else None,
    )


def moved(key: int, past: int) -> Moved:
    return Moved(key=key, past=past, because="They move away soon.", by="Sian", on=DAY)


def keys(line: tuple[Waiter, ...]) -> list[int]:
    return [each.key for each in line]


class TestOrder:
    def test_who_came_first_where_nothing_else_is_known(self) -> None:
        assert keys(order([waiter(1, came=3), waiter(2, came=1)], [])) == [2, 1]

    def test_need_before_what_closes_before_who_came(self) -> None:
        line = [
            waiter(1, came=1),
            waiter(2, came=2, closes=90),
            waiter(3, came=3, closes=30),
            waiter(4, came=4, level=Level.SOON),
            waiter(5, came=5, level=Level.FIRST),
        ]
        assert keys(order(line, [])) == [5, 4, 3, 2, 1]

    def test_in_turn_is_what_nobody_said(self) -> None:
        assert keys(order([waiter(1, level=Level.IN_TURN), waiter(2)], [])) == [1, 2]

    def test_a_move_goes_to_the_place_before_the_other(self) -> None:
        line = [waiter(n, came=n) for n in (1, 2, 3, 4)]
        assert keys(order(line, [moved(4, 2)])) == [1, 4, 2, 3]

    def test_a_move_never_puts_anybody_back(self) -> None:
        line = [waiter(1, came=1), waiter(2, came=2)]
        assert keys(order(line, [moved(1, 2)])) == [1, 2]

    def test_a_move_past_somebody_who_waits_no_longer_moves_nothing(self) -> None:
        line = [waiter(1, came=1), waiter(2, came=2)]
        assert keys(order(line, [moved(2, 9), moved(9, 1)])) == [1, 2]


class TestWhy:
    def test_the_reasons_that_are_shown(self) -> None:
        told = reasons(waiter(1, level=Level.SOON, closes=30), [moved(1, 2)])
        assert told == (
            "Moved up by Sian on 1 June 2026: They move away soon.",
            "Soon, said Ruth on 1 June 2026: She is on her own.",
            "Mellow Babies can begin until 1 July 2026",
            "Referred 1 June 2026",
        )

    def test_by_need(self) -> None:
        told = why(waiter(1, came=5, level=Level.FIRST), waiter(2), [])
        assert told == "Before others, said Ruth on 1 June 2026: She is on her own."

    def test_by_what_closes(self) -> None:
        assert "could begin only until 1 July" in why(waiter(1, came=5, closes=30), waiter(2), [])

    def test_by_who_came_first(self) -> None:
        assert why(waiter(1), waiter(2, came=1), []).startswith("They were referred first")

    def test_by_a_move(self) -> None:
        told = why(waiter(2, came=5), waiter(1), [moved(2, 1)])
        assert told == "Sian moved them up on 1 June 2026: They move away soon."

    def test_where_nobody_wrote_why_it_says_so(self) -> None:
        assert "Nobody wrote down why" in why(waiter(2, came=5), waiter(1), [])


WAITERS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from([None, *Level]), st.none() | st.integers(1, 9)),
    max_size=7,
).map(
    lambda told: [
        waiter(n, came=came, level=level, closes=closes)
        for n, (came, level, closes) in enumerate(told)
    ]
)
MOVES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4).map(
    lambda told: [moved(key, past) for key, past in told]
)


@given(WAITERS, MOVES)
@settings(max_examples=100)
def test_nobody_is_lost_or_doubled(line: list[Waiter], moves: list[Moved]) -> None:
    assert sorted(keys(order(line, moves))) == [each.key for each in line]


@given(WAITERS, MOVES, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_in_which_they_are_read_changes_nothing(
    line: list[Waiter], moves: list[Moved], random: object
) -> None:
    shuffled = list(line)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert order(shuffled, moves) == order(line, moves)


@given(WAITERS)
@settings(max_examples=100)
def test_whoever_stands_before_another_has_a_reason(line: list[Waiter]) -> None:
    """No pair of neighbours is left to "nobody wrote down why", and a need is never overtaken."""
    found = order(line, [])
    for first, second in itertools.pairwise(found):
        assert "Nobody wrote" not in why(first, second, [])
        assert RANK[first.level] <= RANK[second.level]
