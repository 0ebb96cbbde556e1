"""Who may be asked at home, and for how long a link may be used."""

import datetime as dt
from collections.abc import Collection

from ..assessments.models import Assessment
from ..assessments.policies import may_write
from ..relationships.models import Person
from ..way.policies import Refusal
from .asking import Offer
from .models import Invitation
from .states import ANSWERABLE, OVER, State, state_of


def may_invite(
    assessment: Assessment, person: Person, carers: Collection[Person]
) -> Refusal | None:
    if refusal := may_write(assessment):
        return refusal
    if person not in carers:
        return Refusal(
            f"{person.first_name} is not a parent or carer in this family now.",
            "Choose somebody else.",
        )
    return None


def something_to_ask(person: Person, offers: Collection[Offer]) -> Refusal | None:
    if any(offer.refusal is None for offer in offers):
        return None
    return Refusal(
        f"There is nothing that {person.first_name} can be asked at home now.",
        "What may be sent home is in this assessment already, or waits for an answer.",
    )


def may_ask(chosen: Collection[Offer]) -> Refusal | None:
    """At least one questionnaire, and each of them one that may be answered at home."""
    if not chosen:
        return Refusal("No questionnaire was chosen.", "Choose at least one.")
    for offer in chosen:
        if offer.refusal:
            return Refusal(f"{offer.filling.name}: {offer.refusal.why}", offer.refusal.instead)
    return None


def checked_safe(safe: bool) -> Refusal | None:
    """No link is made before somebody has thought about who else may read it."""
    if safe:
        return None
    return Refusal(
        "Nobody has said that this number or address is safe.",
        "Check with the parent or carer first.",
    )


def may_renew(invitation: Invitation, now: dt.datetime) -> Refusal | None:
    if refusal := may_withdraw(invitation, now):
        return refusal
    return may_write(invitation.assessment)


def may_withdraw(invitation: Invitation, now: dt.datetime) -> Refusal | None:
    state = state_of(invitation, now)
    if state == State.FINISHED:
        return Refusal(
            "These answers have been sent.", "If something is wrong with them, open the answers."
        )
    if state in OVER:
        return Refusal("This link has been withdrawn already.", "Make a new one if it is needed.")
    return None


def may_answer(invitation: Invitation, now: dt.datetime) -> Refusal | None:
    """Whether the link still works. The parent is told in their own words; see presenters."""
    state = state_of(invitation, now)
    if state in ANSWERABLE:
        return None
    return Refusal(f"This link no longer works: {state.value.lower()}.", "Ask for a new one.")


def has_answers(answered: int) -> Refusal | None:
    if answered:
        return None
    return Refusal("No question has been answered.", "Answer one first.")
