"""Is a claim about a family like this one? Three answers, since much is not known."""

from enum import IntEnum

from attunement.choosing.situation import Situation
from attunement.knowledge.claim import Claim
from attunement.knowledge.vocabulary import RiskBand


class Match(IntEnum):
    """Ordered so that the least of several is their "and"."""

    NO = 0
    PERHAPS = 1
    YES = 2


def match(claim: Claim, situation: Situation) -> Match:
    """Whether the situation meets every condition that the claim sets. A band that the source does
    not give is no condition; the caller says that it was not given."""
    conditions = claim.conditions
    concern = conditions.relationship_concern_observed
    held = {situation.holds(circumstance) for circumstance in conditions.circumstances}
    return min(
        _among(situation.risk_band, claim.risk_bands, every=len(RiskBand)),
        _among(situation.mood, conditions.mood),
        Match.YES if concern is None else _same(situation.relationship_concern_observed, concern),
        Match.YES if not held or True in held else Match.PERHAPS if None in held else Match.NO,
    )


def find_out(claim: Claim, situation: Situation) -> str:
    """What to find out so that the claim can be read for this family: "the band; the mood"."""
    conditions = claim.conditions
    asked = []
    if situation.risk_band is None and 0 < len(claim.risk_bands) < len(RiskBand):
        asked.append("how much strain the relationship is under")
    if situation.mood is None and conditions.mood:
        asked.append("the parent's mood")
    if situation.relationship_concern_observed is None and conditions.relationship_concern_observed:
        asked.append("whether there is concern about the relationship, by watching it")
    for circumstance in conditions.circumstances:
        if situation.holds(circumstance) is None:
            asked.append(f"whether there is {circumstance.words}")
    return "; ".join(asked)


def _among(known: object | None, allowed: tuple[object, ...], every: int | None = None) -> Match:
    if not allowed or len(allowed) == every:
        return Match.YES
    if known is None:
        return Match.PERHAPS
    return Match.YES if known in allowed else Match.NO


def _same(known: bool | None, asked: bool) -> Match:
    if known is None:
        return Match.PERHAPS
    return Match.YES if known is asked else Match.NO
