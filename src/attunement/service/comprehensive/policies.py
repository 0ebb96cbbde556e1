"""What may be written in a comprehensive assessment."""

import datetime as dt

from django.utils import timezone

from ...guidance import factors
from ..relationships.models import Person
from ..relationships.remembering import loss_of
from ..way.policies import Refusal


def may_assess(child: Person) -> Refusal | None:
    """Nothing is asked any more about a child who has died; what was written stays."""
    if child.lost:
        return Refusal(f"{loss_of(child)}.", "What was written before can still be read.")
    return None


def may_note(factor: str, dated_on: dt.date) -> Refusal | None:
    if factor not in factors():
        return Refusal("That is none of the factors.")
    if dated_on > timezone.localdate():
        return Refusal("The date must be today or before.", "Check the date.")
    return None
