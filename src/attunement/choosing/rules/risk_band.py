"""Was the programme made for families under this much strain?

Universal, selective and indicated are levels of prevention (Institute of Medicine, 1994): offered
to all, to those at raised risk, to those with early signs. We read low, medium and high risk as the
families whom each is for; one level off is a caution, two levels off is outside the evidence.
"""

from collections.abc import Iterator

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.knowledge.vocabulary import NeedLevel, RiskBand

RULE = "risk-band"
_LEVEL = {
    NeedLevel.UNIVERSAL: 0,
    NeedLevel.TARGETED_SELECTIVE: 1,
    NeedLevel.TARGETED_INDICATED: 2,
    NeedLevel.SPECIALIST: 2,
}
_BAND = {RiskBand.LOW: 0, RiskBand.MEDIUM: 1, RiskBand.HIGH: 2}


def by_risk_band(case: Case) -> Iterator[Reason]:
    """One reason. When the band is not known each band is tried, and the worst reading is kept:
    an unknown band is not every band."""
    needs = case.programme.need_levels
    if not needs.may_decide:
        text = "Find out whom it is for: no checked source says how much need it is made for."
        yield case.reason(RULE, Polarity.UNKNOWN, text)
        return
    made_for = " or ".join(level.words for level in needs.levels)
    band = case.situation.risk_band
    if band:
        gap = min(abs(_LEVEL[level] - _BAND[band]) for level in needs.levels)
        polarity = (Polarity.FOR, Polarity.CAUTION, Polarity.UNKNOWN)[gap]
        text = {
            Polarity.FOR: f"It is for {made_for}, which fits {band.words}.",
            Polarity.CAUTION: f"It is for {made_for}; this relationship is at {band.words}.",
            Polarity.UNKNOWN: f"It is for {made_for}: its evidence does not reach {band.words}.",
        }[polarity]
    else:
        gap = max(min(abs(_LEVEL[level] - at) for level in needs.levels) for at in _BAND.values())
        polarity = Polarity.UNKNOWN if gap == 2 else Polarity.CAUTION
        text = f"It is for {made_for}. Find out how much strain this relationship is under."
    yield case.reason(RULE, polarity, text, sources=needs.sources)
