"""What may be done with a request, as things stand."""

import datetime as dt
from collections.abc import Collection

from ..design.filters import day
from ..sections.rules import Section
from ..way.policies import Refusal
from .models import AccessRequest, AccessState, Why
from .states import TRANSITIONS

IN_WORDS = {
    Section.RECORD: "the record",
    Section.SAFEGUARDING: "safeguarding",
    Section.HIDDEN_ADDRESS: "hidden addresses",
    Section.OWN_THERAPY: "an own therapy",
}


def may_become(state: str, to: AccessState) -> Refusal | None:
    if to in TRANSITIONS[AccessState(state)]:
        return None
    return Refusal(
        f"This request is “{AccessState(state).label.lower()}” now.", "Look at it again."
    )


def asked_in_the_past(on: dt.date, today: dt.date) -> Refusal | None:
    if on <= today:
        return None
    return Refusal("The day on which they asked is still to come.", "Check the date.")


def may_extend(row: AccessRequest, today: dt.date) -> Refusal | None:
    """Once, within the first month, and while somebody still waits for it."""
    if not TRANSITIONS[AccessState(row.state)]:
        return Refusal("This request has ended.", "Look at it again.")
    if row.extended_on is not None:
        return Refusal(
            "They were told before that it takes longer.",
            f"It can be made longer once. It is due on {day(row.due_on)}.",
        )
    if today > row.first_due_on:
        return Refusal(
            "The first month has passed.",
            f"They had to be told by {day(row.first_due_on)}. Give the copy as soon as you can, "
            "and say sorry that it is late.",
        )
    return None


def told_in_time(row: AccessRequest, told: dt.date, today: dt.date) -> Refusal | None:
    if told > today:
        return Refusal("The day on which they were told is still to come.", "Tell them first.")
    if told < row.asked_on:
        return Refusal(
            "They cannot have been told before they asked.",
            f"They asked on {day(row.asked_on)}: check the date.",
        )
    return None


def may_judge(state: str) -> Refusal | None:
    if state == AccessState.IN_REVIEW:
        return None
    return Refusal("Nothing is being judged now.", "Begin, or go back to reading.")


def may_read_all(unread: Collection[Section]) -> Refusal | None:
    """A sealed passage is judged, and a copy that holds it is opened, by who may read it."""
    if not unread:
        return None
    names = " and ".join(IN_WORDS[each] for each in sorted(unread))
    return Refusal(
        f"You may not read {names} of this family.",
        "Somebody who may does this part, or open it with a reason first.",
    )


def says_why(given: bool, why: str, note: str) -> Refusal | None:
    """The harm test and "another reason" are nothing without the words for it."""
    if not given and why in {Why.SERIOUS_HARM, Why.OTHER} and not note.strip():
        return Refusal("A reason is missing.", "Write down why, in your own words.")
    return None


def nothing_open(count: int) -> Refusal | None:
    if not count:
        return None
    return Refusal(
        f"{count} {'passage has' if count == 1 else 'passages have'} not been judged.",
        "Read them first. Something may have been written since.",
    )
