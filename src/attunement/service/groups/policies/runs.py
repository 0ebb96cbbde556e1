"""What the state of a run, of its places and of a family's care allow."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone

from ...accounts.models import User
from ...design.filters import day, listed, when
from ...relationships.models import Episode, Person, Relationship
from ...relationships.policies import may_work_with
from ...way.policies import Refusal
from ..models import (
    Ask,
    AskState,
    GroupPlace,
    GroupSession,
    GroupSessionState,
    Run,
    RunState,
    Trained,
)
from ..programmes import group_programmes
from ..states import (
    ASK_TRANSITIONS,
    GROUP_SESSION_TRANSITIONS,
    JOINABLE,
    LIVE,
    RUN_TRANSITIONS,
)

MOST_SESSIONS = 60
"""More in one group is a slip of the finger: over a year of weekly meetings."""


def may_plan(
    programme: str, places: int, facilitators: Collection[User], sessions: int
) -> Refusal | None:
    if programme not in group_programmes():
        return Refusal("The library knows no group of this programme.", "Choose another one.")
    if not facilitators:
        return Refusal("Nobody is named to lead the group.", "Tick at least one person.")
    if places < 1:
        return Refusal("A group needs at least one place.")
    if not 1 <= sessions <= MOST_SESSIONS:
        return Refusal(f"Plan between 1 and {MOST_SESSIONS} sessions.")
    return None


def may_lead(
    found: Mapping[int, Trained], people: Collection[User], because: str
) -> Refusal | None:
    """Nobody is kept from leading a group: it is said what is not on file, and why it is so."""
    wanting = [user.name for user in people if found[user.pk] != Trained.ON_FILE]
    if not wanting or because.strip():
        return None
    return Refusal(
        f"There is no training on file that covers this group for {listed(wanting)}.",
        "They may lead it all the same: write why. Or enter their training first.",
    )


def may_name(run: Run, user: User) -> Refusal | None:
    if refusal := may_change(run):
        return refusal
    if any(each.user_id == user.pk for each in run.facilitators.all()):
        return Refusal(f"{user.name} leads this group already.")
    return None


def may_change(run: Run) -> Refusal | None:
    if run.state not in LIVE:
        return Refusal(f"This group is {run.get_state_display().lower()}.", "Plan a new one.")
    return None


def may_move(run: Run, to: RunState, *, planned: int, because: str) -> Refusal | None:
    """`planned` are the sessions of which nobody has said what came of them."""
    now = RunState(run.state)
    if to not in RUN_TRANSITIONS[now]:
        return Refusal(
            f"This group is {now.label.lower()}; it cannot become {to.label.lower()} from there."
        )
    if to == RunState.CALLED_OFF and not because.strip():
        return Refusal("A group that is called off needs a reason.", "Write what you know.")
    if to == RunState.FINISHED and planned:
        return Refusal(
            "Some sessions are still planned.", "Say of each whether it was held or cancelled."
        )
    return None


def may_take_places(places: int, creche: int, *, used: int, creche_used: int) -> Refusal | None:
    """Places cannot be fewer than those who have one."""
    if places < max(used, 1):
        return Refusal(f"{used} places are taken.", "Enter at least as many.")
    if creche < creche_used:
        return Refusal(f"{creche_used} crèche places are taken.", "Enter at least as many.")
    return None


def may_be_in_a_group(relationship: Relationship, episode: Episode | None) -> Refusal | None:
    if relationship.child.lost or relationship.carer.lost:
        return Refusal(
            "A loss has been recorded in this relationship.", "Speak with the family yourself."
        )
    if relationship.ends_on is not None:
        return Refusal(f"The care of {relationship} together ended on {day(relationship.ends_on)}.")
    return may_work_with(episode)


def may_join(
    run: Run, relationship: Relationship, *, left: int, creche_left: int, creche: int
) -> Refusal | None:
    """`left` are the places beside the one that this carer may have already."""
    if run.state not in JOINABLE:
        return Refusal(
            f"This group is {run.get_state_display().lower()}, so nobody can join it.",
            "Put them on the waiting list for the next group instead.",
        )
    if left < 1:
        return Refusal(
            "The last place in this group has been taken.",
            "Nothing was saved. Choose the waiting list below: they keep their turn for the next "
            "group.",
        )
    if creche > creche_left:
        return Refusal(
            f"The crèche has room for {creche_left} more.", "Agree with the family what to do."
        )
    return None


def has_none_yet(run: Run, relationship: Relationship) -> Refusal | None:
    held = (each for each in run.cohort.all() if each.left_on is None)
    if any(each.relationship_id == relationship.pk for each in held):
        return Refusal("They have a place in this group already.")
    return None


def in_turn(before: Collection[Ask], because: str) -> Refusal | None:
    """`before` asked for this programme earlier."""
    if not before or because.strip():
        return None
    return Refusal(
        f"{len(before)} on the waiting list asked earlier.",
        "Offer them the place first, or write why this family comes now.",
    )


def may_meet(
    relationship: Relationship, there: Iterable[GroupPlace], because: str
) -> Refusal | None:
    """Two carers of one family in one room: it may be just right, and it may be dangerous."""
    others = {
        each.relationship.carer.first_name
        for each in there
        if each.relationship.family_id == relationship.family_id
        and each.relationship.carer_id != relationship.carer_id
    }
    if not others or because.strip():
        return None
    return Refusal(
        f"{listed(sorted(others))} of the same family has a place in this group.",
        "Check that they may safely meet, and write how you know.",
    )


def may_ask(programme: str, waiting: bool) -> Refusal | None:
    if programme not in group_programmes():
        return Refusal("The library knows no group of this programme.", "Choose another one.")
    if waiting:
        return Refusal("They are waiting for this group already.", "Their turn is kept.")
    return None


def may_have_asked(on: dt.date) -> Refusal | None:
    return Refusal("That day is still to come.") if on > timezone.localdate() else None


def may_end(ask: Ask, to: AskState, because: str) -> Refusal | None:
    if to not in ASK_TRANSITIONS[AskState(ask.state)]:
        return Refusal(f"This is settled: {ask.get_state_display().lower()}.")
    if to == AskState.TAKEN_OFF and not because.strip():
        return Refusal("Taking a family off the list needs a reason.", "Write what you know.")
    return None


def may_leave(place: GroupPlace, because: str) -> Refusal | None:
    if place.left_on is not None:
        return Refusal(f"They left this group on {day(place.left_on)}.")
    if place.run.state not in LIVE:
        return Refusal(f"This group is {place.run.get_state_display().lower()}.")
    if not because.strip():
        return Refusal("Say why they leave, as far as you know.", "“They did not say” is fine.")
    return None


def may_arrange(session: GroupSession) -> Refusal | None:
    """Whether a session can still be moved."""
    if refusal := may_change(session.run):
        return refusal
    if session.state != GroupSessionState.PLANNED:
        return Refusal(f"This session is {session.get_state_display().lower()} already.")
    return None


def may_register(
    session: GroupSession,
    to: GroupSessionState,
    *,
    came: Collection[Person],
    expected: Collection[Person],
    because: str,
    now: dt.datetime,
) -> Refusal | None:
    """A register may be put right: then it says why, and the log keeps what it said before."""
    again = session.state == to == GroupSessionState.HELD
    if not again and to not in GROUP_SESSION_TRANSITIONS[GroupSessionState(session.state)]:
        return Refusal(f"This session is {session.get_state_display().lower()} already.")
    if (again or to == GroupSessionState.CANCELLED) and not because.strip():
        return Refusal(
            "Write why it is changed." if again else "A cancelled session needs a reason."
        )
    if to == GroupSessionState.HELD and session.run.state not in {
        RunState.RUNNING,
        RunState.FINISHED,
    }:
        return Refusal(
            "This group has not begun.", "Say on its page that it is under way, then write this."
        )
    if to == GroupSessionState.HELD and session.at > now:
        return Refusal(f"This session is still to come, {when(session.at)}.")
    if set(came) - set(expected):
        return Refusal("Somebody who is ticked had no place on that day.", "Look at the list.")
    return None


def may_train(programme: str, holder: User, clinicians: Collection[User]) -> Refusal | None:
    if programme not in group_programmes():
        return Refusal("The library knows no group of this programme.", "Choose another one.")
    if holder not in clinicians:
        return Refusal("They are not somebody of this team who works with families.")
    return None
