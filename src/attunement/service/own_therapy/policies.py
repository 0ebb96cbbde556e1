"""What the state of a parent's own therapy allows."""

import datetime as dt
from decimal import Decimal

from ...measures import measure, measures
from ..care_packages.models import Part
from ..care_packages.policies import may_change
from ..design.filters import day
from ..relationships.policies import may_withdraw
from ..way.policies import Refusal
from .models import AgreedSummary, TherapyGoal, TherapyScore

type Row = AgreedSummary | TherapyGoal | TherapyScore


def may_agree(part: Part, on: dt.date) -> Refusal | None:
    """Also after the therapy has ended: what is known of it then is still the parent's to say."""
    return _since(part, on)


def may_write(part: Part, on: dt.date) -> Refusal | None:
    return may_change(part) or _since(part, on)


def may_rate(goal: TherapyGoal, rating: int, on: dt.date) -> Refusal | None:
    if goal.withdrawn_at is not None:
        return Refusal("This goal has been withdrawn.")
    if not 0 <= rating <= 10:
        return Refusal("How close they feel is a whole number from 0 to 10.")
    if on < goal.set_on:
        return Refusal(f"This goal was set on {day(goal.set_on)}.", "Rate it on that day or later.")
    return may_change(goal.part)


def may_enter(part: Part, measure_id: str, total: Decimal, on: dt.date) -> Refusal | None:
    if refusal := may_write(part, on):
        return refusal
    known = scored().get(measure_id)
    if known is None:
        return Refusal("This is not a questionnaire with a total.", "Choose one from the list.")
    low, high = known
    if total < low or (high is not None and total > high):
        ends = f"from {low:g} to {high:g}" if high is not None else f"{low:g} or more"
        return Refusal(f"The total of this form is {ends}.", "Check the form and type it again.")
    return None


def may_take_back(row: Row) -> Refusal | None:
    return may_withdraw(row)


def scored() -> dict[str, tuple[float, float | None]]:
    """Every measure that has a total, with the ends of its scale."""
    return {
        key: measure(key).total.range  # type: ignore[union-attr]
        for key in measures()
        if measure(key).total is not None
    }


def _since(part: Part, on: dt.date) -> Refusal | None:
    agreed = part.package.decided_on
    if on < agreed:
        return Refusal(f"The therapy was agreed on {day(agreed)}.", "Enter a day from then on.")
    return None
