"""What the state of a concern, an entry, a flag or an opening allows."""

import datetime as dt

from ..design.filters import day
from ..sections.models import BreakGlass, Flag
from ..sections.rules import Access
from ..way.policies import Refusal
from .models import Concern, ConcernState, Liaison
from .states import ENDED, TRANSITIONS


def may_decide(concern: Concern) -> Refusal | None:
    if concern.state in ENDED:
        return Refusal(
            f"This concern has ended: {concern.get_state_display().lower()}.",
            "If there is a worry again, record a new concern.",
        )
    return None


def may_move(
    concern: Concern, to: ConcernState, *, review_on: dt.date | None, today: dt.date
) -> Refusal | None:
    if refusal := may_decide(concern):
        return refusal
    now = ConcernState(concern.state)
    if to not in TRANSITIONS[now]:
        return Refusal(
            f"This concern is “{now.label}”. It cannot become “{to.label}” from there.",
            "Choose another decision.",
        )
    if to == ConcernState.WATCHING and review_on is None:
        return Refusal(
            "Watching needs a day on which somebody looks again.", "Say when that will be."
        )
    if review_on is not None and review_on < today:
        return Refusal("The day on which to look again is in the past.", "Check the date.")
    return None


def may_correct(concern: Concern) -> Refusal | None:
    if concern.state == ConcernState.MISTAKEN:
        return Refusal("This concern was recorded by mistake.", "Record a new one.")
    return None


def may_have_word(liaison: Liaison, on: dt.date | None = None) -> Refusal | None:
    if refusal := still_stands(liaison):
        return refusal
    if liaison.word_came_on is not None:
        return Refusal(f"Word came on {day(liaison.word_came_on)}, and is written down already.")
    if on is not None and on < liaison.on:
        return Refusal(
            f"You spoke with them on {day(liaison.on)}.", "Word came on that day or later."
        )
    return None


def still_stands(liaison: Liaison) -> Refusal | None:
    if hasattr(liaison, "replaced_by"):
        return Refusal(
            "This entry has been corrected already.", "Correct the entry that stands in its place."
        )
    return None


def may_end_flag(flag: Flag, on: dt.date | None = None) -> Refusal | None:
    if flag.until is not None:
        return Refusal(f"This flag ended on {day(flag.until)}.")
    if on is not None and on < flag.since:
        return Refusal(f"This flag holds since {day(flag.since)}.", "It cannot end before then.")
    return None


def may_break_glass(access: Access) -> Refusal | None:
    if access == Access.READ:
        return Refusal("You can read this already.", "Go back to the family’s page.")
    if access == Access.NONE:
        return Refusal(
            "Your role cannot open this section.", "Ask the supervisor what you need to know."
        )
    return None


def may_review(glass: BreakGlass, *, reviewer: int) -> Refusal | None:
    """`reviewer` is the id of whoever reviews it: nobody reviews what they opened themselves."""
    if glass.reviewed_at is not None:
        return Refusal("This has been reviewed already.")
    if glass.opened_by_id == reviewer:
        return Refusal(
            "You opened this yourself, so somebody else reviews it.",
            "Ask the supervisor or the team lead.",
        )
    return None
