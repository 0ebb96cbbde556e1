"""When two claims about one programme disagree.

The rule: the same outcome, or the same part of life and something in common that was to change;
families of a kind that both sources state; and one says that it helps while the other says that it
does not. Two readings of one review also disagree when one is "helps" and the other "unclear", for
the review can bear out only one.
"""

from collections.abc import Iterator
from itertools import combinations

from attunement.knowledge.claim import Claim, Conditions
from attunement.knowledge.vocabulary import Comparator, Direction, RiskBand

_NOT_HELPING = frozenset({Direction.NO_DIFFERENCE, Direction.MAY_HARM})
_EVERY = frozenset(RiskBand)
_AT_RISK = frozenset({RiskBand.MEDIUM, RiskBand.HIGH})


def disagreements(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, str]]:
    """Each pair of claims about one programme that disagrees, with why. Claims that are not sure
    enough to decide anything take no side."""
    sure = [claim for claim in claims if claim.confidence == "high"]
    for first, second in combinations(sure, 2):
        why = _why(first, second)
        if why:
            yield first, second, why


def one_review(first: Claim, second: Claim) -> str | None:
    """The review that both read for the same outcome."""
    same = first.review == second.review and first.outcome == second.outcome
    return first.review if same else None


def _why(first: Claim, second: Claim) -> str | None:
    if _other_question(first, second) or not _conditions_meet(first.conditions, second.conditions):
        return None
    directions = {first.direction, second.direction}
    if one_review(first, second):
        apart = directions == {Direction.HELPS, Direction.UNCLEAR} or _opposed(directions)
        if apart and not _bands_apart(first, second):
            return f"Two readings of one review on {first.outcome}."
        return None
    if not _opposed(directions) or not _same_outcome(first, second):
        return None
    families = _families_of_both(first, second)
    return f"{_about(first, second)}, and {families}." if families else None


def _families_of_both(first: Claim, second: Claim) -> str | None:
    """The families that both sources say they are about; None where that is only possible."""
    one, other = _strain(first), _strain(second)
    if one and other:
        shared = [band.words for band in RiskBand if band in one & other]
        return f"families at {_listed(shared)} are among both" if shared else None
    if one or other:
        # An unknown strain is never taken to be the known one.
        return None
    if _share_a_condition(first.conditions, second.conditions):
        return "both are about families of one kind"
    if _is_open(first.conditions) and _is_open(second.conditions):
        return "neither says how much strain its families were under"
    return None


def _strain(claim: Claim) -> frozenset[RiskBand] | None:
    """How much strain the families were under, as far as the source states it.

    A relationship that was already seen to be at risk is under medium or high strain. Families who
    were not chosen by strain were under any, if they were not chosen by something else: of mothers
    chosen because they were depressed, nobody says how many were under how much.
    """
    bands = frozenset(claim.risk_bands)
    if bands and bands != _EVERY:
        return bands
    if claim.conditions.relationship_concern_observed:
        return _AT_RISK
    return bands if bands and _is_open(claim.conditions) else None


def _is_open(held: Conditions) -> bool:
    return not held.mood and not held.circumstances and held.relationship_concern_observed is None


def _share_a_condition(first: Conditions, second: Conditions) -> bool:
    mood = set(first.mood) & set(second.mood)
    return bool(mood or set(first.circumstances) & set(second.circumstances))


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
