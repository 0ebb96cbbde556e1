"""The verdict: a pure function of the reasons, so that a practitioner can retrace it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attunement.choosing.reasons import Polarity, Reason
from attunement.knowledge.vocabulary import Worded


class Verdict(Worded):
    """What the records say of one programme for one family; the clinician decides."""

    SUITS = "suits", "suits"
    SUITS_WITH_CAUTION = "suits-with-caution", "suits with caution"
    EVIDENCE_DOES_NOT_REACH = (
        "evidence-does-not-reach",
        "evidence does not reach this family",
    )
    DOES_NOT_SUIT = "does-not-suit", "does not suit"


DECIDED_BY: Mapping[str, Polarity] = MappingProxyType(
    {
        Verdict.SUITS: Polarity.FOR,
        Verdict.SUITS_WITH_CAUTION: Polarity.CAUTION,
        Verdict.EVIDENCE_DOES_NOT_REACH: Polarity.UNKNOWN,
        Verdict.DOES_NOT_SUIT: Polarity.AGAINST,
    }
)
"""Which way the reasons weigh that lead to each verdict. A family that the evidence does not reach
may have none: then nothing speaks for the programme."""


def verdict(reasons: Iterable[Reason]) -> Verdict:
    """One reason against rules it out; else one unknown leaves it open; else a caution is kept.

    Nothing is weighed or added up: a reason for never buys off a reason against.
    """
    polarities = {reason.polarity for reason in reasons}
    if Polarity.AGAINST in polarities:
        return Verdict.DOES_NOT_SUIT
    if Polarity.UNKNOWN in polarities or Polarity.FOR not in polarities:
        return Verdict.EVIDENCE_DOES_NOT_REACH
    if Polarity.CAUTION in polarities:
        return Verdict.SUITS_WITH_CAUTION
    return Verdict.SUITS
