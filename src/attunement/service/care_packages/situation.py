"""From how a relationship was written down to what choosing asks: pure values, no judgement."""

import datetime as dt
from enum import StrEnum

from ...choosing import Situation, WillingFormat
from ...knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target
from ..assessments.models import Formulation
from ..relationships.models import Person

_YES_NO = {"yes": True, "no": False}


def situation(formulation: Formulation, on: dt.date) -> Situation:
    """What is known on a day. An empty list is "nobody has said", never "none".

    A code that the vocabularies no longer hold is left out: it then counts as unknown.
    """
    return Situation(
        age_days=age_days(formulation.relationship.child, on),
        needs=frozenset(need for need in _known(Target, formulation.needs) if need.of_a_family),
        risk_band=_one(RiskBand, formulation.risk_band),
        mood=_one(Mood, formulation.mood),
        relationship_concern_observed=_YES_NO.get(formulation.concern_observed),
        willing=_known(Attender, formulation.willing) or None,
        willing_formats=_known(WillingFormat, formulation.formats) or None,
        circumstances=_known(Circumstance, formulation.circumstances),
        circumstances_absent=_known(Circumstance, formulation.circumstances_absent),
    )


def age_days(child: Person, on: dt.date) -> int | None:
    """Days since the birth; before it, minus the days to the due date; None when neither is known.

    A baby whose due date has passed and whose birth is not recorded counts as due today.
    """
    if child.born_on is not None and child.born_on <= on:
        return (on - child.born_on).days
    expected = child.born_on or child.due_on
    return None if expected is None else min((on - expected).days, -1)


def _known[E: StrEnum](vocabulary: type[E], codes: list[str]) -> frozenset[E]:
    return frozenset(member for member in vocabulary if member.value in codes)


def _one[E: StrEnum](vocabulary: type[E], code: str) -> E | None:
    return next(iter(_known(vocabulary, [code])), None)
