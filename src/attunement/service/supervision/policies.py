"""What may be written about work and its supervision."""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal

from django.utils import timezone

from ..accounts.models import User
from ..design.filters import day
from ..way.policies import Refusal
from .models import Supervision, WorkKind

HEAVIEST = Decimal(10)


def may_weigh(
    new: Mapping[WorkKind, Decimal], now: Mapping[WorkKind, Decimal], because: str
) -> Refusal | None:
    if any(not 0 <= units <= HEAVIEST for units in new.values()):
        return Refusal(f"A weight is from 0 to {HEAVIEST}.")
    if dict(new) == dict(now):
        return Refusal("Nothing is different from what stands there.")
    if not because.strip():
        return Refusal("Write why, so that others can follow it.")
    return None


def may_hold(supervisor: User, practitioner: User, on: dt.date) -> Refusal | None:
    if supervisor.pk == practitioner.pk:
        return Refusal("Nobody supervises themselves.", "Choose whom you supervised.")
    if on > timezone.localdate():
        return Refusal("That day is still to come.")
    return None


def may_add(meeting: Supervision) -> Refusal | None:
    if meeting.withdrawn_at is not None:
        return Refusal(f"This meeting of {day(meeting.on)} was withdrawn.")
    return None


def may_discuss(meeting: Supervision, said: str) -> Refusal | None:
    if refusal := may_add(meeting):
        return refusal
    return None if said.strip() else Refusal("Write what was thought, in a sentence.")


def may_decide(
    meeting: Supervision, words: str, owner: User | None, due_on: dt.date | None
) -> Refusal | None:
    """One of the two does it: nobody else may read what it is."""
    if refusal := may_add(meeting):
        return refusal
    if not words.strip():
        return Refusal("Write what was decided.")
    two: Collection[int] = (meeting.supervisor_id, meeting.practitioner_id)
    if owner is None or owner.pk not in two:
        return Refusal("Say which of you two does it.", "Others cannot read what was decided here.")
    if due_on is None or due_on < meeting.on:
        return Refusal("Say by when.", f"Enter a day from {day(meeting.on)} on.")
    return None
