"""What may be written on a map."""

import datetime as dt

from ..design.filters import day
from ..relationships.models import Presence, Stressor
from ..way.policies import Refusal
from .new import Said, Wanted


def may_write(said: Said, now: Stressor | None, wanted: Wanted | None) -> Refusal | None:
    """Something new has to be said; and what is not there needs no task."""
    if wanted is None and now is not None and said.same_as(now):
        return Refusal(
            "Nothing is different from what stands there.", "Change something, or go back."
        )
    if wanted is not None and said.presence == Presence.NOT_PRESENT:
        return Refusal("This is noted as not so, and needs no task.", "Leave the task empty.")
    return None


def may_date(on: dt.date, now: Stressor | None) -> Refusal | None:
    """A word from before the latest would not be the latest: it would be kept and not seen."""
    if now is not None and on < now.noted_on:
        return Refusal(
            f"The latest word about this is of {day(now.noted_on)}.",
            "Enter a day from then until today.",
        )
    return None
