"""What the state of a session, of its part and of the clock allow."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ..care_packages import policies as packages
from ..care_packages.models import Part, PartKind
from ..design.filters import day, when
from ..people.models import Interpreter
from ..relationships.models import Person
from ..relationships.policies import may_work_with
from ..way.policies import Refusal
from .models import CalledOffBy, Interpreting, Session, SessionFormat, SessionState, WhyNotHeld
from .states import TRANSITIONS

MOST_AT_ONCE = 60
"""More sessions than this in one go is a slip of the finger: over a year of weekly work."""


def may_plan(part: Part) -> Refusal | None:
    if part.kind == PartKind.SIGNPOSTING:
        return Refusal(
            "This part is help from elsewhere, so the team plans no sessions for it.",
            "Mark it as completed when the family has been put in touch.",
        )
    return packages.may_change(part) or packages.may_begin_part(part)


def may_plan_these(part: Part, *, first: dt.datetime, times: int) -> Refusal | None:
    if refusal := may_plan(part):
        return refusal
    if not 1 <= times <= MOST_AT_ONCE:
        return Refusal(f"Plan between 1 and {MOST_AT_ONCE} sessions at once.")
    return may_begin(part, first)


def may_begin(part: Part, first: dt.datetime) -> Refusal | None:
    if timezone.localdate(first) < part.package.decided_on:
        return Refusal(
            "The first session would be before the package was agreed.", "Check the date."
        )
    return None


def not_by_hand(days: Collection[dt.date]) -> Refusal | None:
    """`days` on which a session of the part stands by hand, and the group meets as well."""
    if not days:
        return None
    return Refusal(
        f"On {day(min(days))} the group meets, and a session of the same part of their care was "
        "written by hand. It would be counted twice.",
        "If it was the group’s, withdraw that record, or cancel the session, and try again.",
    )


def not_on_group_days(days: Collection[dt.date]) -> Refusal | None:
    """`days` on which a session is to be by hand, and the part's group meets."""
    if not days:
        return None
    return Refusal(
        f"On {day(min(days))} they are expected in the group that this part follows.",
        "Its register counts that session. Choose another day for one that is yours.",
    )


def not_by_register(session: Session) -> Refusal | None:
    if session.group_session_id is None:
        return None
    return Refusal(
        "This session follows the register of a group.",
        "Say on the group’s page when it is and who came: it changes here by itself.",
    )


def may_change(session: Session) -> Refusal | None:
    """Whether this planned session can still be moved or recorded here."""
    return not_by_register(session) or is_to_come(session)


def is_to_come(session: Session) -> Refusal | None:
    """Whether nothing is known yet of what came of this session, and its care goes on."""
    if session.withdrawn_at is not None:
        return Refusal("This session was withdrawn.")
    if not TRANSITIONS[SessionState(session.state)]:
        return Refusal(
            f"This session has been recorded already: {session.get_state_display().lower()}.",
            "If that is wrong, withdraw the record and plan another session.",
        )
    return packages.may_change(session.part)


def may_move(session: Session, to: dt.datetime) -> Refusal | None:
    return (
        may_change(session) or packages.may_begin_part(session.part) or may_begin(session.part, to)
    )


def may_record(
    session: Session,
    state: SessionState,
    *,
    now: dt.datetime,
    came: Collection[Person],
    family: Collection[Person],
    why: WhyNotHeld | None,
    because: str,
) -> Refusal | None:
    """`family` are the people of the family who could have come."""
    if refusal := may_change(session):
        return refusal
    if state not in TRANSITIONS[SessionState(session.state)]:
        return Refusal("Say what came of the session: held, not able to come, or cancelled.")
    if state != SessionState.CANCELLED and session.at > now:
        return Refusal(
            f"This session is still to come, {when(session.at)}, so it cannot be recorded as "
            f"{state.label.lower()}.",
            "Change its date if it was earlier, or record it as cancelled.",
        )
    if strangers := set(came) - set(family):
        names = ", ".join(sorted(person.full_name for person in strangers))
        return Refusal(f"Not in this family on that day: {names}.", "Add them to the family first.")
    return may_have_come(state, came) or says_why(state, why, because)


def may_have_come(state: SessionState, came: Collection[Person]) -> Refusal | None:
    if state == SessionState.HELD and not came:
        return Refusal(
            "Nobody is ticked as having come.",
            "Tick each person who came, or record that they were not able to come.",
        )
    if state != SessionState.HELD and came:
        return Refusal(
            "Nobody comes to a session that was not held.", "Untick them, or record it as held."
        )
    return None


def says_why(state: SessionState, why: WhyNotHeld | None, because: str) -> Refusal | None:
    if state == SessionState.HELD:
        return Refusal("A session that was held has no reason why not.") if why else None
    if why == WhyNotHeld.OTHER and not because.strip():
        return Refusal("Something else needs a few words.", "Write what you know.")
    if why is None and not because.strip():
        return Refusal("A session that was not held needs a reason.", "Write what you know.")
    return None


def may_be_called_off(state: SessionState, by: CalledOffBy | None) -> Refusal | None:
    if state == SessionState.HELD and by is not None:
        return Refusal(
            "A session that was held was called off by nobody.",
            "Check what came of it, or leave out who called it off.",
        )
    return None


WITHOUT_BABY = frozenset({SessionFormat.COUPLE, SessionFormat.CARER})


def may_be_of_format(
    session: Session, format: SessionFormat | None, came: Collection[Person]
) -> Refusal | None:
    """Whether who came can be what the session is said to have been."""
    child = session.part.package.relationship.child
    if format in WITHOUT_BABY and child in came:
        return Refusal(
            f"{child.first_name} came, so it was not “{SessionFormat(format).label.lower()}”.",
            "Check who came, or choose who met.",
        )
    return None


def may_have_interpreted(
    session: Session, interpreting: Interpreting | None, interpreter: Interpreter | None
) -> Refusal | None:
    if interpreter is None:
        return None
    if interpreting != Interpreting.CAME:
        return Refusal("An interpreter who is named was there.", "Say that an interpreter came.")
    if interpreter.team_id != session.team_id:
        return Refusal("This interpreter is not on the team’s list.", "Choose somebody else.")
    return None


def may_amend(session: Session) -> Refusal | None:
    """Whether the note of this session can be said better: it stays as it was, and another stands
    beside it."""
    if session.withdrawn_at is not None:
        return Refusal("This record was withdrawn.", "Its note stays as it was.")
    if session.state != SessionState.HELD:
        return Refusal("This session has no note.", "Record it as held first.")
    return may_work_with(session.part.package.episode)


def may_amend_so(
    session: Session, *, note: str, baby_perspective: str, because: str
) -> Refusal | None:
    if refusal := may_amend(session):
        return refusal
    return is_another_note(session, note, baby_perspective) or says_why_amended(because)


def is_another_note(session: Session, note: str, baby_perspective: str) -> Refusal | None:
    if (note, baby_perspective) == (session.note, session.baby_perspective):
        return Refusal("Nothing was changed in the note.", "Change it, or go back.")
    return None


def says_why_amended(because: str) -> Refusal | None:
    if not because.strip():
        return Refusal("Nobody can tell why the note was amended.", "Write why.")
    return None


def may_withdraw(session: Session) -> Refusal | None:
    if session.withdrawn_at is not None:
        return Refusal("This record was withdrawn already.")
    if refusal := not_by_register(session):
        return refusal
    return may_work_with(session.part.package.episode)
