"""What the state of a referral or of a contact allows."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils import timezone

from ..accounts.models import User
from ..design.filters import day
from ..relationships.models import Family, Person, Relationship
from ..relationships.selectors import members, untouched
from ..way.policies import Refusal
from .models import Contact, Outcome, Referral, ReferralState
from .states import may_follow

BEFOREHAND = {Outcome.CANCELLED_BY_FAMILY, Outcome.CANCELLED_BY_US, Outcome.DECLINED}
"""What can be known of an appointment before its time has come."""


def may_decide(referral: Referral) -> Refusal | None:
    if referral.state != ReferralState.RECEIVED:
        return Refusal(
            f"This referral has been decided already: {referral.get_state_display().lower()}.",
            "If they are referred again, enter a new referral.",
        )
    return None


def may_decide_on(referral: Referral, on: dt.date) -> Refusal | None:
    if on < referral.received_on:
        return Refusal(
            f"The decision cannot come before the referral, on {day(referral.received_on)}."
        )
    return None


def may_revoke(referral: Referral) -> Refusal | None:
    """Taken back only while it has led to nothing: later, work would hang on a referral that was
    never made."""
    state = ReferralState(referral.state)
    if not may_follow(state, ReferralState.REVOKED):
        return Refusal(
            f"This referral cannot be taken back: {state.label.lower()}.",
            "What was decided stays in the record.",
        )
    if state == ReferralState.ACCEPTED and referral.episode and _worked_on(referral):
        return Refusal(
            "Work with this family has been recorded since the referral was accepted, "
            "so it cannot be taken back.",
            "End the episode of care instead.",
        )
    return None


def _worked_on(referral: Referral) -> bool:
    episode = referral.episode
    assert episode is not None
    accepted = referral.decisions.get(state=ReferralState.ACCEPTED).decided_on
    contacts = referral.family.contacts.filter(withdrawn_at=None, at__date__gte=accepted)
    return contacts.exists() or not untouched(episode, but=(Referral,))


def may_say_outcome(contact: Contact) -> Refusal | None:
    if contact.withdrawn_at is not None:
        return Refusal("This contact was withdrawn.")
    if contact.outcome:
        return Refusal(
            f"What came of this contact has been said: {contact.get_outcome_display().lower()}.",
            "If that is wrong, withdraw it and record it again.",
        )
    return None


def may_have_come_of(contact: Contact, outcome: Outcome) -> Refusal | None:
    if outcome not in BEFOREHAND and contact.at > timezone.now():
        return Refusal(
            "This contact is still to come.",
            "Say what came of it afterwards, or say now that it was cancelled.",
        )
    return None


def may_withdraw(contact: Contact) -> Refusal | None:
    if contact.withdrawn_at is not None:
        return Refusal("This contact was withdrawn already.")
    return None


def needs_keyworker(
    keyworker: User | None, relationships: Sequence[Relationship]
) -> Refusal | None:
    if keyworker is None:
        return Refusal("Nobody was chosen to be the family’s keyworker.", "Choose one.")
    if not relationships:
        return Refusal("No relationship was chosen.", "Choose at least one that the care is about.")
    return None


def may_answer(referral: Referral, state: ReferralState) -> Refusal | None:
    if state in {ReferralState.ACCEPTED, ReferralState.REVOKED}:
        return Refusal("Accepting and taking back are steps of their own.")
    return None


def may_have_been(at: dt.datetime) -> Refusal | None:
    if at > timezone.now():
        return Refusal("A contact that took place cannot lie in the future.", "Plan it instead.")
    return None


def met_fits(outcome: Outcome, met: Collection[Person]) -> Refusal | None:
    """Who was met, and that somebody was, must say the same."""
    if outcome == Outcome.MET and not met:
        return Refusal("Somebody was met or spoken to, but nobody is named.", "Say who it was.")
    if outcome != Outcome.MET and met:
        return Refusal("People are named as met, but the outcome says that nobody was.")
    return None


def all_living(people: Collection[Person]) -> Refusal | None:
    """An appointment is still to come: nobody who has died is asked to it."""
    if any(person.lost for person in people):
        return Refusal("Somebody who is named has died.", "Take them off, and look once more.")
    return None


def all_of_family(family: Family, people: Collection[Person]) -> Refusal | None:
    if not people:
        return Refusal("Nobody is named whom this contact was meant for.", "Name at least one.")
    known = {member.person_id for member in members(family)}
    if any(person.pk not in known for person in people):
        return Refusal("Somebody who is named does not belong to this family.")
    return None
