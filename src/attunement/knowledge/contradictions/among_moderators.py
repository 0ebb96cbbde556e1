"""When two reviews disagree on what makes one way of working do more good.

The rule: both reviewed it, both compared the same thing among families of a kind that they share,
and one found that more was better where the other found less better, or no difference.
"""

from collections.abc import Iterator
from itertools import combinations, product

from attunement.knowledge.moderator import Favours, Moderator
from attunement.knowledge.review import Review

type Finding = tuple[Review, Moderator]

_OPPOSED = (
    {Favours.MORE, Favours.LESS},
    {Favours.MORE, Favours.NO_DIFFERENCE},
    {Favours.LESS, Favours.NO_DIFFERENCE},
)


def disagreements(reviews: tuple[Review, ...]) -> Iterator[tuple[str, Finding, Finding, str]]:
    """For each pair of findings that disagrees: the programme, the two, and why."""
    for one, other in combinations(reviews, 2):
        shared = [subject for subject in one.interventions if subject in other.interventions]
        for first, second in product(one.moderators, other.moderators):
            if shared and _disagree(first, second):
                families = " and ".join(word for word in first.families if word in second.families)
                why = f"Both compared {first.factor.words}, among {families} families."
                for subject in shared:
                    yield subject, (one, first), (other, second), why


def _disagree(first: Moderator, second: Moderator) -> bool:
    return (
        first.factor is second.factor
        and {first.favours, second.favours} in _OPPOSED
        and bool(set(first.families) & set(second.families))
        and first.may_decide
        and second.may_decide
    )
