"""What the state of the record allows with homes and parental responsibility."""

import datetime as dt

from ..way.policies import Refusal
from .models import Evidence, Household, Interpreter, Responsibility


def may_change_home(household: Household) -> Refusal | None:
    if household.until is not None:
        return Refusal("Nobody of the family lives here any more.", "Add their new home instead.")
    return None


def dates_can_be(since: dt.date | None, until: dt.date | None) -> Refusal | None:
    if since and until and until < since:
        return Refusal("The end is before the beginning.", "Check both dates.")
    return None


def may_record(evidence: Evidence, seen_on: dt.date | None) -> Refusal | None:
    """A document counts from the day on which somebody saw it."""
    if evidence != Evidence.TOLD and seen_on is None:
        return Refusal("Say on which day the document was seen.", "Or say that none was seen.")
    return None


def may_dispute(row: Responsibility) -> Refusal | None:
    if refusal := stands(row):
        return refusal
    if row.disputed_on is not None and row.settled_on is None:
        return Refusal(
            "This is recorded as disputed already.", "Say how it was settled, once it is."
        )
    return None


def may_settle(row: Responsibility, on: dt.date | None = None) -> Refusal | None:
    if row.disputed_on is None or row.settled_on is not None:
        return Refusal("No dispute is recorded.")
    if on is not None and on < row.disputed_on:
        return Refusal("It cannot be settled before it was disputed.", "Check the date.")
    return None


def stands(row: Responsibility) -> Refusal | None:
    if row.withdrawn_at is not None:
        return Refusal("This has been withdrawn.")
    return None


def may_retire(interpreter: Interpreter) -> Refusal | None:
    if interpreter.until is not None:
        return Refusal("The team no longer asks them already.")
    return None
