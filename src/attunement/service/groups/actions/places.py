"""Giving and ending places, and the waiting list for the next group."""

import datetime as dt
from typing import Any

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages.models import Part
from ...relationships.models import Relationship
from ...relationships.selectors import open_episode
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..counting import creche_left, places_left
from ..models import Ask, AskState, GroupPlace, Run
from .following import _follow_one
from .offered import _lock_team, _tell_choosing


@action
def join(
    *,
    by: Viewer,
    run: Run,
    relationship: Relationship,
    creche: int = 0,
    because: str = "",
    part: Part | None = None,
    on: dt.date | None = None,
) -> GroupPlace:
    """Take a place. Of two who take the last one, the second is told, and nothing of theirs is
    saved. Nobody need have seen the run as it is now: others who join do not disturb this family
    as long as there is room. `because` is needed out of turn, and where another carer of the family
    has a place in this group; `on` is today unless it is written down later. With `part` the
    group's sessions are sessions of that part of their package."""
    _lock_team(by)  # one order for all: the team, then the run, then who waits
    lock(run)
    run = selectors.run(by, run.pk)
    insist(policies.may_be_in_a_group(relationship, open_episode(relationship.family)))
    insist(policies.has_none_yet(run, relationship))
    others = [
        each
        for each in selectors.current(run)
        if each.relationship.carer_id != relationship.carer_id
    ]
    taken = selectors.taken(others)
    insist(
        policies.may_join(
            run,
            relationship,
            left=places_left(run.places, taken),
            creche_left=creche_left(run.creche_places, taken),
            creche=creche,
        )
    )
    waits = list(selectors.waiting(by, run.programme))
    own = next((each for each in waits if each.relationship_id == relationship.pk), None)
    earlier = waits[: waits.index(own)] if own else waits
    insist(policies.in_turn(earlier, because))
    insist(policies.may_meet(relationship, others, because))
    if part is not None:
        insist(policies.may_be_of(run, relationship, part))
    place = GroupPlace.objects.create(
        run=run,
        relationship=relationship,
        creche=creche,
        joined_on=on or timezone.localdate(),
        joined_by=by.user,
        because=because,
        part=part,
    )
    _follow_one(by, run, part)
    if own is not None:
        _end(own, AskState.PLACED, because)
    _tell_choosing(by, run.programme)
    _log(by, "gave a place in a group", relationship, run=run.pk, out_of_turn=bool(earlier))
    return place


@action
def leave(*, by: Viewer, place: GroupPlace, because: str, seen: int | None = None) -> GroupPlace:
    """The place is free for somebody else. Who came until then stays in the register."""
    _lock_team(by)
    place = lock(place, seen=seen)
    insist(policies.may_leave(place, because))
    place.left_on, place.left_because = timezone.localdate(), because
    bump(place, "left_on", "left_because")
    _follow_one(by, place.run, place.part)
    _tell_choosing(by, place.run.programme)
    _log(by, "ended a place in a group", place.relationship, run=place.run_id)
    return place


@action
def ask_for_next(
    *, by: Viewer, relationship: Relationship, programme: str, on: dt.date, note: str = ""
) -> Ask:
    """Put a relationship on the waiting list for the next group of a programme."""
    _lock_team(by)
    insist(policies.may_be_in_a_group(relationship, open_episode(relationship.family)))
    waits = selectors.waiting(by, programme).filter(relationship=relationship).exists()
    insist(policies.may_ask(programme, waits))
    insist(policies.may_have_asked(on))
    ask = Ask.objects.create(
        team=by.team,
        relationship=relationship,
        programme=programme,
        asked_on=on,
        note=note,
        asked_by=by.user,
    )
    _log(by, "put a family on the waiting list for a group", relationship, programme=programme)
    return ask


@action
def take_off(*, by: Viewer, ask: Ask, because: str, seen: int | None = None) -> Ask:
    """They no longer wait, with the reason."""
    ask = lock(ask, seen=seen)
    insist(policies.may_end(ask, AskState.TAKEN_OFF, because))
    _end(ask, AskState.TAKEN_OFF, because)
    _log(by, "took a family off the waiting list for a group", ask.relationship, ask=ask.pk)
    return ask


def _end(ask: Ask, to: AskState, because: str) -> None:
    ask.state, ask.ended_on, ask.because = to, timezone.localdate(), because
    bump(ask, "state", "ended_on", "because")


def _log(by: Viewer, verb: str, relationship: Relationship, **details: Any) -> None:
    record(
        by=by,
        verb=verb,
        family=relationship.family_id,
        subject=f"relationship {relationship.pk}",
        details=details,
    )
