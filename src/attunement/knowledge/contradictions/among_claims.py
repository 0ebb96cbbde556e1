"""When two claims about one programme disagree.

The rule: the same outcome, or the same part of life and something in common that was to change;
families who may be the same; and one says that it helps while the other says that it does not.
Two readings of one review also disagree when one is "helps" and the other "unclear", for the
review can bear out only one.
"""

from collections.abc import Iterator
from itertools import combinations

from attunement.knowledge.claim import Claim, Conditions
from attunement.knowledge.vocabulary import Comparator, Direction

_NOT_HELPING = frozenset({Direction.NO_DIFFERENCE, Direction.MAY_HARM})


def disagreements(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, str]]:
    """Each pair of claims about one programme that disagrees, with why. Claims that are not sure
    enough to decide anything take no side."""
    sure = [claim for claim in claims if claim.confidence == "high"]
    for first, second in combinations(sure, 2):
        why = _why(first, second)
        if why:
            yield first, second, why


def _why(first: Claim, second: Claim) -> str | None:
    if _other_question(first, second) or not _conditions_meet(first.conditions, second.conditions):
        return None
    directions = {first.direction, second.direction}
    if first.review and first.review == second.review and first.outcome == second.outcome:
        apart = directions == {Direction.HELPS, Direction.UNCLEAR} or _opposed(directions)
        if apart and not _bands_apart(first, second):
            return f"Two readings of one review ({first.review}) on {first.outcome}."
        return None
    if not _opposed(directions) or not _same_outcome(first, second):
        return None
    shared = [band.words for band in first.risk_bands if band in second.risk_bands]
    if shared:
        return f"{_about(first, second)}, and families at {_listed(shared)} may be among both."
    if not first.risk_bands and not second.risk_bands:
        return f"{_about(first, second)}, and neither says how much strain its families were under."
    # An unknown band is never taken to be the known one.
    return None


def _opposed(directions: set[Direction]) -> bool:
    return Direction.HELPS in directions and bool(directions & _NOT_HELPING)


def _same_outcome(first: Claim, second: Claim) -> bool:
    same_part = first.domain is second.domain and bool(set(first.targets) & set(second.targets))
    return first.outcome == second.outcome or same_part


def _about(first: Claim, second: Claim) -> str:
    if first.outcome == second.outcome:
        return f"Both are about {first.outcome}"
    return f"Both are about {first.domain.words} ({first.outcome}; {second.outcome})"


def _listed(bands: list[str]) -> str:
    return ", ".join(bands[:-1]) + f" or {bands[-1]}" if len(bands) > 1 else bands[0]


def _bands_apart(first: Claim, second: Claim) -> bool:
    known = bool(first.risk_bands and second.risk_bands)
    return known and not set(first.risk_bands) & set(second.risk_bands)


def _conditions_meet(first: Conditions, second: Conditions) -> bool:
    """Whether one family could meet both: a condition that one claim does not set is open."""
    moods_apart = first.mood and second.mood and not set(first.mood) & set(second.mood)
    concerns = {first.relationship_concern_observed, second.relationship_concern_observed}
    held = (first.circumstances, second.circumstances)
    elsewhere = all(held) and not set(held[0]) & set(held[1])
    return not moods_apart and concerns != {True, False} and not elsewhere


def _other_question(first: Claim, second: Claim) -> bool:
    """No difference from another treatment does not speak against more than no treatment."""
    against_another = {claim.comparator is Comparator.OTHER_TREATMENT for claim in (first, second)}
    return len(against_another) == 2
