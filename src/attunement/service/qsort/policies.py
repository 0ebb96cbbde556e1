"""What the state of a sort and of its assessment allows."""

from collections.abc import Iterable

from ...measures.procedures.qsort import CARDS, PILES, sort_problems
from ..assessments.models import Assessment
from ..assessments.policies import may_write
from ..way.policies import Refusal
from .models import CriterionSort, Sort


def may_sort(assessment: Assessment, sort: Sort | None) -> Refusal | None:
    """A sort that has been scored stays as it was, for as long as its score stands."""
    if sort and sort.response and sort.response.withdrawn_at is None:
        return Refusal(
            "This sort is finished and scored. It can be read but not changed.",
            "If it is wrong, open its score and withdraw that first.",
        )
    return may_write(assessment)


def may_place(cards: Iterable[int], pile: int | None) -> Refusal | None:
    """`pile` None takes the cards off the board."""
    chosen = list(cards)
    if not chosen:
        return Refusal("No card is ticked.", "Tick the cards to move.")
    strange = sorted(set(chosen) - set(CARDS))
    if strange:
        return Refusal(f"There is no card {strange[0]}.", "The cards are 1 to 90.")
    if pile is not None and pile not in PILES:
        return Refusal(f"There is no pile {pile}.", "The piles are 1 to 9.")
    return None


def may_finish(piles: dict[int, int]) -> Refusal | None:
    """Only 90 cards in nine piles of ten are scored."""
    found = sort_problems(piles)
    if not found:
        return None
    return Refusal(found[0].what, found[0].mend)


def may_enter(stands_for: str, held: Iterable[CriterionSort]) -> Refusal | None:
    if any(each.stands_for.casefold() == stands_for.casefold() for each in held):
        return Refusal(
            f"The team already has a criterion for {stands_for}.",
            "If it was entered wrongly, withdraw it first.",
        )
    return None
