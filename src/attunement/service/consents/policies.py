"""What may be written about consent, and what may be done by it."""

import datetime as dt

from ..relationships.models import Person
from ..way.policies import Refusal
from .models import Consent
from .purposes import PURPOSES, Purpose
from .standing import FORBIDS, Standing


def may_answer(person: Person, answered_by: Person, *, child: bool) -> Refusal | None:
    """A grown-up answers for themselves, and a small child never does."""
    if not child and person.pk != answered_by.pk:
        return Refusal(
            f"{person.first_name} answers for themselves.",
            "Ask them, with an interpreter if needed.",
        )
    if child and person.pk == answered_by.pk:
        return Refusal("Choose who answered for the child.")
    return None


def may_take_back(consent: Consent, on: dt.date | None = None) -> Refusal | None:
    if consent.withdrawn_at is not None:
        return Refusal("This was recorded in error and has been withdrawn.")
    if not consent.given:
        return Refusal("They said no: there is nothing to take back.")
    if consent.taken_back_on is not None:
        return Refusal("This has been taken back already.")
    if on is not None and on < consent.answered_on:
        return Refusal("It cannot be taken back before it was given.", "Check the date.")
    return None


def needs(purpose: Purpose, standing: Standing) -> Refusal | None:
    """For what needs a yes: sharing with somebody outside. Nobody asked is no yes."""
    if standing is Standing.GIVEN:
        return None
    return Refusal(
        f"{PURPOSES[purpose].title}: {standing.value.lower()}.",
        "Ask first, or write down why it must be done all the same.",
    )


def forbidden(purpose: Purpose, standing: Standing) -> Refusal | None:
    """For what is done as a rule, unless somebody has said no to it."""
    return needs(purpose, standing) if standing in FORBIDS else None
