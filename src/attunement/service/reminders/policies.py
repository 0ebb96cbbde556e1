"""When a reminder may go: never to anybody who did not agree, and never once something that was
checked is not so any more."""

import datetime as dt
import re

from django.utils import timezone

from ..consents.standing import Standing
from ..referrals.models import Contact
from ..referrals.policies import may_say_outcome
from ..relationships.models import Family, Person
from ..sessions.models import Session
from ..sessions.policies import is_to_come
from ..way.policies import Refusal
from .models import Choice, Reminder, ReminderState
from .states import TRANSITIONS

AHEAD = dt.timedelta(days=2)
"""How long before a meeting its reminder goes: our own choice, time to ask for another day."""
FROM, UNTIL = dt.time(8), dt.time(20)
"""No text wakes a baby: between these, by the clock on the wall."""
MOBILE = re.compile(r"(07|\+447)[0-9]{9}|\+(?!44)[0-9]{8,15}")


def may_send_at(now: dt.datetime) -> Refusal | None:
    if FROM <= timezone.localtime(now).time() < UNTIL:
        return None
    return Refusal("Texts go between 8am and 8pm.", "What is due goes with the next run after 8am.")


def may_text(
    family: Family, person: Person, *, consent: Standing, member: bool = True
) -> Refusal | None:
    """Whether this person may be texted at all."""
    if family.loss_recorded_at is not None or person.lost:
        return Refusal(
            "A loss has been recorded in this family: no reminder goes out.",
            "Call or visit, where that is safe.",
        )
    if not member:
        return Refusal(f"{person.first_name} is not in this family now.")
    if consent != Standing.GIVEN:
        return Refusal(
            f"{person.first_name} has not agreed to text messages: {consent.value.lower()}.",
            "Ask, and write down what they say.",
        )
    if person.interpreter_needed:
        return Refusal(
            f"{person.first_name} needs an interpreter, and the text is in English.",
            "Ask the interpreter to remind them.",
        )
    if not MOBILE.fullmatch(re.sub(r"[ ()-]", "", person.telephone)):
        return Refusal(f"No mobile number is written down for {person.first_name}.", "Ask for one.")
    return None


def still_checked(
    choice: Choice | None, family: Family, person: Person, *, last_flag: int
) -> Refusal | None:
    """Whether what was checked when reminders were switched on is still so."""
    if choice is None or not choice.wanted:
        return Refusal(f"Reminders for {person.first_name} are not switched on.")
    if choice.telephone != person.telephone:
        changed = "The number has changed"
    elif choice.safe_contact != family.safe_contact:
        changed = "The note on safe contact has changed"
    elif last_flag > choice.last_flag:
        changed = "A flag has been raised"
    else:
        return None
    why = f"{changed} since a text was said to be safe."
    return Refusal(why, "Check, and switch reminders on again.")


def in_safe_hours(choice: Choice | None, person: Person, now: dt.datetime) -> Refusal | None:
    """Whether a text now is within the hours that were said to be safe."""
    if choice is None or choice.earliest <= timezone.localtime(now).time() < choice.latest:
        return None
    hours = f"{hour(choice.earliest)} and {hour(choice.latest)}"
    return Refusal(
        f"A text to {person.first_name} is safe between {hours}.", "It goes by itself then."
    )


def are_hours(earliest: dt.time, latest: dt.time) -> Refusal | None:
    if not FROM <= earliest < latest <= UNTIL:
        return Refusal(
            "The hours must go from an earlier to a later one.", "Choose again, within 8am to 8pm."
        )
    return None


def hour(time: dt.time) -> str:
    """9am"""
    return f"{time.hour % 12 or 12}{'pm' if time.hour >= 12 else 'am'}"


def says_safe(safe: bool) -> Refusal | None:
    if safe:
        return None
    return Refusal("Nobody has said that a text is safe.", "Check with them first.")


def may_remind_of(meeting: Session | Contact, now: dt.datetime) -> Refusal | None:
    if isinstance(meeting, Session):
        refusal = is_to_come(meeting)
        lost = meeting.part.package.relationship.child.lost
    else:
        refusal = may_say_outcome(meeting)
        lost = any(person.lost for person in meeting.people.all())
    if refusal is not None:
        return refusal
    if not now < meeting.at <= now + AHEAD:
        return Refusal("A reminder goes in the two days before a meeting.")
    if lost:
        return Refusal("A loss has been recorded: no reminder goes out.")
    return None


def not_sent_yet(reminder: Reminder | None) -> Refusal | None:
    """What is being sent, or was, goes no second time; what failed may."""
    if reminder is None:
        return None
    state = ReminderState(reminder.state)
    if ReminderState.SENDING in TRANSITIONS[state]:
        return None
    return Refusal(f"This reminder has been dealt with: {state.label.lower()}.")


MEANT_FOR_ANOTHER = Refusal("It is meant for somebody else by now.", "Look at what is due again.")


def same_number(person: Person, telephone: str) -> Refusal | None:
    if telephone == person.telephone:
        return None
    return Refusal("The number was changed while you checked it.", "Check the new one.")
