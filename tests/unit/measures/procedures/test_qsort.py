"""The Q-sort: nine piles of ten or no score, and a score that can be checked by hand."""

from datetime import date
from itertools import batched
from math import sqrt
from statistics import correlation as pearson
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.measures import measure
from attunement.measures.procedures.criterion import Criterion
from attunement.measures.procedures.qsort import (
    CARDS,
    PILES,
    Sort,
    UnfinishedSort,
    placement_of,
    sort_problems,
)
from attunement.measures.procedures.security import NotAnObserver, correlation, score_sort

RIGHT = {card: (card - 1) // 10 + 1 for card in CARDS}
AQS = measure("attachment-q-sort")


def entered(values: dict[int, float], **changes: Any) -> Criterion:
    known = {
        "stands_for": "security",
        "source": "A manual",
        "page": "page 7",
        "entered_by": "Ada",
        "entered_on": date(2026, 11, 22),
    }
    return Criterion.model_validate({**known, "values": values, **changes})


def two_cards() -> Criterion:
    """Card 1 is most like a secure child, card 2 least, and the others are in the middle."""
    return entered({card: {1: 9.0, 2: 1.0}.get(card, 5.0) for card in CARDS})


@st.composite
def sorts(draw: st.DrawFn) -> Sort:
    cards = draw(st.permutations(list(CARDS)))
    return Sort.of(
        placement_of({pile + 1: ten for pile, ten in enumerate(batched(cards, 10, strict=True))})
    )


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    tenths = draw(st.lists(st.integers(10, 90), min_size=90, max_size=90))
    values = {card: tenth / 10 for card, tenth in zip(CARDS, tenths, strict=True)}
    if len(set(tenths)) == 1:
        values[1] = 9.0 if tenths[0] < 90 else 1.0
    return entered(values)


class TestForcedDistribution:
    def test_a_whole_sort_has_no_problems(self) -> None:
        assert sort_problems(RIGHT) == ()
        assert Sort.of(RIGHT).piles == tuple(RIGHT[card] for card in CARDS)

    def test_an_empty_board(self) -> None:
        (problem,) = sort_problems({})
        assert problem.what == "90 cards are not sorted yet."

    def test_cards_that_are_left_are_named(self) -> None:
        left = {card: pile for card, pile in RIGHT.items() if card not in (3, 90)}
        (problem,) = sort_problems(left)
        assert (problem.what, problem.mend) == (
            "2 cards are not sorted yet.",
            "Still to sort: 3, 90.",
        )

    def test_a_pile_too_full_is_told_before_the_end_and_one_too_empty_at_the_end(self) -> None:
        early = dict.fromkeys(range(1, 13), 9)
        assert [each.where for each in sort_problems(early)] == ["unsorted", "pile-9"]
        moved = {**RIGHT, 1: 2}
        assert [(each.where, each.mend) for each in sort_problems(moved)] == [
            ("pile-1", "Each holds ten."),
            ("pile-2", "Move 1 card to another pile."),
        ]

    def test_cards_and_piles_that_are_not(self) -> None:
        wrong = {**RIGHT, 91: 1, 90: 10}
        said = [each.what for each in sort_problems(wrong)]
        assert "There is no card 91." in said
        assert "There is no pile 10." in said

    def test_only_whole_sorts_can_be_made(self) -> None:
        with pytest.raises(UnfinishedSort, match="not sorted yet"):
            Sort.of({1: 1})
        with pytest.raises(UnfinishedSort):
            Sort((5,) * 90)
        with pytest.raises(UnfinishedSort):
            Sort((1,) * 89)

    @given(sorts(), st.sampled_from(list(CARDS)), st.sampled_from(list(PILES)))
    def test_moving_any_one_card_unbalances_a_sort(self, sort: Sort, card: int, pile: int) -> None:
        moved = {**dict(enumerate(sort.piles, start=1)), card: pile}
        if pile == sort.piles[card - 1]:
            assert Sort.of(moved) == sort
        else:
            assert len(sort_problems(moved)) == 2

    @given(st.dictionaries(st.integers(-2, 95), st.integers(-1, 11), max_size=100))
    def test_it_is_whole_exactly_when_it_is(self, placement: dict[int, int]) -> None:
        whole = set(placement) == set(CARDS) and sorted(placement.values()) == sorted([*PILES] * 10)
        assert (sort_problems(placement) == ()) == whole

    def test_sorts_are_printed_by_pile(self) -> None:
        by_pile = {pile: range(10 * pile - 9, 10 * pile + 1) for pile in PILES}
        assert placement_of(by_pile) == RIGHT
        with pytest.raises(UnfinishedSort, match="Card 7 lies in more than one place"):
            placement_of({1: [7], 2: [7, 8]})


class TestSecurity:
    def test_by_hand(self) -> None:
        """Two cards 8 apart by the criterion, 4 each side of its mean: 4 x (9 - 1) over
        the root of 600 x 32."""
        sort = Sort.of({**RIGHT, 1: 9, 2: 1, 81: 1})
        assert correlation(sort, two_cards()) == pytest.approx(32 / sqrt(600 * 32))
        assert round(correlation(sort, two_cards()), 3) == 0.231

    def test_a_sort_like_the_criterion_and_one_turned_over(self) -> None:
        criterion = entered({card: float(pile) for card, pile in RIGHT.items()})
        assert correlation(Sort.of(RIGHT), criterion) == 1
        turned = Sort.of({card: 10 - pile for card, pile in RIGHT.items()})
        assert correlation(turned, criterion) == -1

    @given(sorts(), criteria())
    def test_it_is_pearsons_correlation(self, sort: Sort, criterion: Criterion) -> None:
        values = [criterion.values[card] for card in CARDS]
        assert correlation(sort, criterion) == pytest.approx(pearson(sort.piles, values), abs=1e-9)

    @given(sorts(), criteria())
    def test_turning_a_sort_over_turns_its_sign(self, sort: Sort, criterion: Criterion) -> None:
        turned = Sort(tuple(10 - pile for pile in sort.piles))
        assert correlation(turned, criterion) == pytest.approx(-correlation(sort, criterion))

    @pytest.mark.parametrize("informant", ["carer", "mother", "trained-clinician"])
    def test_a_parents_own_sort_has_no_score(self, informant: Any) -> None:
        with pytest.raises(NotAnObserver, match="trained observer"):
            score_sort(AQS, Sort.of(RIGHT), two_cards(), sorted_by=informant, child_months=24)

    @pytest.mark.parametrize(
        ("months", "said"),
        [(11, "11 months old"), (12, None), (48, None), (49, "49 months old"), (None, "not known")],
    )
    def test_an_age_that_it_is_not_made_for_is_said(
        self, months: int | None, said: str | None
    ) -> None:
        found = score_sort(
            AQS, Sort.of(RIGHT), two_cards(), sorted_by="trained-rater", child_months=months
        )
        assert found.value == correlation(Sort.of(RIGHT), two_cards())
        assert (found.stands_for, found.source) == ("security", "A manual, page 7")
        assert found.cautions[-len(AQS.cautions) :] == AQS.cautions
        assert len(found.cautions) - len(AQS.cautions) == (said is not None)
        assert said is None or said in found.cautions[0]


class TestCriterion:
    MIDDLE = dict.fromkeys(CARDS, 5.0)

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({card: 5.0 for card in CARDS if card != 4}, "No value for card 4"),
            ({**MIDDLE, 91: 3.0}, "no card 91"),
            ({**MIDDLE, 2: 9.5}, "Card 2 lies outside 1 to 9"),
            ({**MIDDLE, 2: float("nan")}, "Card 2 lies outside"),
            (MIDDLE, "Every card has the same value"),
        ],
    )
    def test_what_cannot_be_one(self, values: dict[int, float], said: str) -> None:
        with pytest.raises(ValidationError, match=said):
            entered(values)

    @pytest.mark.parametrize("field", ["stands_for", "source", "page", "entered_by"])
    def test_where_it_comes_from_must_be_said(self, field: str) -> None:
        with pytest.raises(ValidationError):
            entered({**self.MIDDLE, 1: 9.0}, **{field: ""})

    def test_none_ships(self) -> None:
        """Nothing in the record holds 90 values."""
        lists = [
            each for each in AQS.model_dump().values() if isinstance(each, list | tuple | dict)
        ]
        assert max(map(len, lists)) < 90
