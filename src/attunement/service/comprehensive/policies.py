"""What may be written in a comprehensive assessment."""

import datetime as dt

from django.utils import timezone

from ...guidance import factors
from ..relationships.models import Person
from ..way.policies import Refusal
from .models import FactorNote


def may_note(child: Person, factor: str, dated_on: dt.date) -> Refusal | None:
    if factor not in factors():
        return Refusal("That is none of the factors.")
    if dated_on > timezone.localdate():
        return Refusal("The date must be today or before.", "Check the date.")
    return None


def may_withdraw(note: FactorNote) -> Refusal | None:
    if note.withdrawn_at is not None:
        return Refusal("This has been withdrawn already.")
    return None
