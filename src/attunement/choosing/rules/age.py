"""Is the baby's age within the ages that the programme was made for?"""

from collections.abc import Iterator

from attunement.choosing.parts import PartKind, part_kind
from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.knowledge.record import Quantity

RULE = "age"
DAYS_A_MONTH = 30.4375
"""The mean month of the Gregorian calendar: 365.25 / 12 days."""


def by_age(case: Case) -> Iterator[Reason]:
    """One reason. A bound that is missing, or not checked, is not known: it neither lets in nor
    keeps out. One that is our own reading of a source never keeps out either, but a baby outside
    it leaves the question open. Up to a month over the upper age is a caution, since our sources
    do not say whether the last month counts."""
    if part_kind(case.programme) is PartKind.OWN_THERAPY:
        text = "This is therapy for the parent, so the baby's age does not decide."
        yield case.reason(RULE, Polarity.SCOPE, text)
    elif case.situation.age_days is None:
        text = "Find out the baby's age or due date: it decides what can be offered."
        yield case.reason(RULE, Polarity.UNKNOWN, text)
    elif case.situation.age_days < 0:
        yield _before_birth(case, case.situation.age_days)
    else:
        yield _after_birth(case, case.situation.age_days)


def _before_birth(case: Case, age_days: int) -> Reason:
    ages = case.programme.ages
    start = _checked(ages.antenatal_from_weeks)
    if start:
        weeks = f"{40 + start.value} weeks of pregnancy"
        if age_days >= start.value * 7:
            return _said(case, Polarity.FOR, f"It can begin from {weeks}.", start)
        return _said(case, Polarity.AGAINST, f"Too early: it begins from {weeks}.", start)
    birth = _checked(ages.min_months)
    if ages.antenatal_from_weeks is None and birth:
        text = "It begins after the birth, so not yet."
        return _said(case, Polarity.AGAINST, text, birth)
    text = "Find out from the programme whether it can begin before birth: no checked source says."
    return case.reason(RULE, Polarity.UNKNOWN, text)


def _after_birth(case: Case, age_days: int) -> Reason:
    months = age_days / DAYS_A_MONTH
    low, high = _checked(case.programme.ages.min_months), _checked(case.programme.ages.max_months)
    if low and months < low.value:
        return _said(case, Polarity.AGAINST, f"Too young: it is for {low.value} months on.", low)
    if high and months > high.value + 1:
        return _said(case, Polarity.AGAINST, f"Too old: it is for up to {_age(high)}.", high)
    if high and months > high.value:
        text = f"Just over its upper age of {_age(high)}: check with the manual."
        return _said(case, Polarity.CAUTION, text, high)
    if low and high:
        text = f"The baby's age is within {low.value} to {_age(high)}."
        return _said(case, Polarity.FOR, text, low, high)
    if outside := _outside_our_reading(case, months):
        return outside
    if low:
        text = f"Old enough ({low.value} months on), but no checked source gives an upper age: ask."
        return _said(case, Polarity.CAUTION, text, low)
    if high:
        text = f"Not too old (up to {_age(high)}), but no checked source gives a lower age: ask."
        return _said(case, Polarity.CAUTION, text, high)
    text = "Find out the ages that this is for: no checked source gives them."
    return case.reason(RULE, Polarity.UNKNOWN, text)


def _outside_our_reading(case: Case, months: float) -> Reason | None:
    ages = case.programme.ages
    low, high = _inferred(ages.min_months), _inferred(ages.max_months)
    if high and months > high.value + 1:
        text = f"We read its description as up to {_age(high)}, and this baby is older: ask."
        return _said(case, Polarity.UNKNOWN, text, high)
    if low and months < low.value:
        text = f"We read its description as {low.value} months on, and this baby is younger: ask."
        return _said(case, Polarity.UNKNOWN, text, low)
    return None


def _inferred(bound: Quantity | None) -> Quantity | None:
    return bound if bound and bound.confidence == "inferred" else None


def _checked(bound: Quantity | None) -> Quantity | None:
    return bound if bound and bound.may_decide else None


def _age(bound: Quantity) -> str:
    return "birth" if bound.value == 0 else f"{bound.value} months"


def _said(case: Case, polarity: Polarity, text: str, *bounds: Quantity) -> Reason:
    sources = [source for bound in bounds for source in bound.sources]
    return case.reason(RULE, polarity, text, sources=sources)
