"""What may be written about local services, and about an offer of one."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ..design.filters import day
from ..relationships.models import Person
from ..way.policies import Refusal
from .models import LocalService, Signpost, SignpostState
from .states import TRANSITIONS


def may_change(service: LocalService) -> Refusal | None:
    if service.retired_on is not None:
        return Refusal(
            f"This service was taken off the list on {day(service.retired_on)}.",
            "Add it again if it has come back.",
        )
    return None


def may_offer(
    service: LocalService,
    person: Person | None,
    members: Collection[Person],
    *,
    may_read: bool,
    on: dt.date,
) -> Refusal | None:
    """`may_read`: whoever writes it may also read it afterwards."""
    if refusal := may_change(service):
        return refusal
    if person is not None and person not in members:
        return Refusal("This person is not in the family now.", "Choose somebody who is.")
    if person is not None and person.lost:
        return Refusal("A loss has been recorded of this person.", "Choose the family as a whole.")
    if not may_read:
        return Refusal(
            "Help of this kind is written down by those who may read the safeguarding section.",
            "Speak with the keyworker, or open the section with a reason first.",
        )
    return may_have_been(on)


def may_have_been(on: dt.date) -> Refusal | None:
    return Refusal("That day is still to come.") if on > timezone.localdate() else None


def may_step(
    signpost: Signpost,
    to: SignpostState,
    *,
    on: dt.date,
    last: dt.date,
    note: str,
    ask_on: dt.date | None,
) -> Refusal | None:
    """`last` is the day of the step before."""
    if signpost.withdrawn_at is not None:
        return Refusal("This offer was withdrawn.")
    now = SignpostState(signpost.state)
    if to not in TRANSITIONS[now]:
        return Refusal(f"This stands at “{now.label}”. It cannot become “{to.label}” from there.")
    if on < last:
        return Refusal(f"The step before was on {day(last)}.", "Enter that day or a later one.")
    if to == SignpostState.ACCEPTED and (ask_on is None or ask_on < on):
        return Refusal(
            "Say when we ask whether they arrived.", "Enter a day on or after this step."
        )
    if to == SignpostState.FINISHED and not note.strip():
        return Refusal("Write what came of it, in a sentence.")
    return may_have_been(on)


def may_withdraw(signpost: Signpost) -> Refusal | None:
    if signpost.withdrawn_at is not None:
        return Refusal("This has been withdrawn already.")
    return None
