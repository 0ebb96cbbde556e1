"""Planning a run, naming who leads it, and moving it on."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import (
    Ask,
    Facilitator,
    GroupSession,
    GroupSessionState,
    Run,
    RunState,
    Trained,
)
from ..new import NewRun
from .following import _follow
from .offered import _lock_team, _tell_choosing


@action
def open_run(*, by: Viewer, new: NewRun, taking: bool, on: dt.date | None = None) -> Run:
    """Plan a group with its sessions and those who lead it. `taking`: families can join now. What
    was on file of each leader's training is kept with their name; `on` is the day on which they
    were named: today, unless it is written down later."""
    _lock_team(by)
    insist(policies.may_plan(new.programme, new.places, new.facilitators, len(new.sessions)))
    days = [timezone.localdate(at) for at, _ in new.sessions]
    found = selectors.trained(by, new.programme, new.facilitators, min(days), max(days))
    insist(policies.may_lead(found, new.facilitators, new.because))
    run = Run.objects.create(
        team=by.team,
        programme=new.programme,
        name=new.name,
        venue=new.venue,
        places=new.places,
        creche_places=new.creche_places,
        state=RunState.OPEN if taking else RunState.PLANNED,
    )
    GroupSession.objects.bulk_create(
        GroupSession(run=run, number=number, at=at, topic=topic)
        for number, (at, topic) in enumerate(new.sessions, 1)
    )
    named_on = on or timezone.localdate()
    _name(by, run, new.facilitators, found, new.because, named_on)
    _tell_choosing(by, new.programme, new.facilitators)
    record(
        by=by,
        verb="planned a group",
        subject=f"run {run.pk}",
        details={
            "programme": new.programme,
            "places": new.places,
            "trained": {str(pk): str(standing) for pk, standing in found.items()},
        },
    )
    return run


def _name(
    by: Viewer,
    run: Run,
    people: Collection[User],
    found: Mapping[int, Trained],
    because: str,
    on: dt.date,
) -> None:
    Facilitator.objects.bulk_create(
        Facilitator(
            run=run,
            user=user,
            trained=found[user.pk],
            because="" if found[user.pk] == Trained.ON_FILE else because,
            since=on,
            named_by=by.user,
        )
        for user in people
    )


@action
def name_facilitator(
    *, by: Viewer, run: Run, user: User, because: str, instead_of: User | None = None
) -> Run:
    """Somebody else leads the group too, or from now on instead of another."""
    _lock_team(by)
    lock(run)
    run = selectors.run(by, run.pk)
    insist(policies.may_name(run, user))
    today = timezone.localdate()
    first, last = selectors.days(run) or (today, today)
    found = selectors.trained(by, run.programme, [user], max(first, today), max(last, today))
    insist(policies.may_lead(found, [user], because))
    if instead_of is not None:
        run.facilitators.filter(user=instead_of, until=None).update(until=today)
    _name(by, run, [user], found, because, today)
    _follow(by, run)
    _tell_choosing(by, run.programme, [user])
    record(
        by=by,
        verb="named who leads a group",
        subject=f"run {run.pk}",
        details={
            "user": user.pk,
            "trained": found[user.pk],
            "instead_of": instead_of.pk if instead_of else None,
        },
    )
    return run


@action
def change_run(
    *,
    by: Viewer,
    run: Run,
    name: str,
    venue: str,
    places: int,
    creche_places: int,
    seen: int | None = None,
) -> Run:
    """Change its name, where it meets, or how many can come."""
    _lock_team(by)
    locked = lock(run, seen=seen)
    insist(policies.may_change(locked))
    whole = selectors.run(by, run.pk)
    insist(
        policies.may_take_places(
            places,
            creche_places,
            used=whole.places - selectors.places_left(whole),
            creche_used=whole.creche_places - selectors.creche_left(whole),
        )
    )
    locked.name, locked.venue = name, venue
    locked.places, locked.creche_places = places, creche_places
    bump(locked, "name", "venue", "places", "creche_places")
    _tell_choosing(by, locked.programme)
    record(
        by=by,
        verb="changed a group",
        subject=f"run {run.pk}",
        details={"places": places, "creche_places": creche_places},
    )
    return locked


@action
def move_run(
    *, by: Viewer, run: Run, to: RunState, because: str = "", seen: int | None = None
) -> Run:
    """One step in the life of a group. Called off, everybody who had a place is put back on the
    waiting list, with the day on which they joined as their turn."""
    _lock_team(by)
    locked = lock(run, seen=seen)
    whole = selectors.run(by, run.pk)
    planned = [e for e in whole.sessions.all() if e.state == GroupSessionState.PLANNED]
    insist(policies.may_move(locked, to, planned=len(planned), because=because))
    locked.state = to
    locked.ended_because = because if to == RunState.CALLED_OFF else ""
    bump(locked, "state", "ended_because")
    if to == RunState.CALLED_OFF:
        _call_off(by, whole, planned, because, timezone.localdate())
    _tell_choosing(by, locked.programme)
    record(
        by=by,
        verb=f"marked a group {to.label.lower()}",
        subject=f"run {run.pk}",
        details={"because": because} if because else {},
    )
    return locked


def _call_off(
    by: Viewer, run: Run, planned: Collection[GroupSession], because: str, on: dt.date
) -> None:
    for session in planned:
        session.state, session.because = GroupSessionState.CANCELLED, because
        bump(session, "state", "because")
    waits = set(selectors.waiting(by, run.programme).values_list("relationship", flat=True))
    places = selectors.current(run)
    for place in places:
        place.left_on, place.left_because = on, because
        bump(place, "left_on", "left_because")
    _follow(by, run)
    for place in places:
        lost = place.relationship.child.lost
        if place.relationship_id in waits or lost:
            continue
        Ask.objects.create(
            team=by.team,
            relationship=place.relationship,
            programme=run.programme,
            asked_on=place.joined_on,
            note=f"Had a place in {run.name}, which was called off.",
            asked_by=by.user,
        )
        record(
            by=by,
            verb="put a family back on the waiting list for a group",
            family=place.relationship.family_id,
            subject=f"run {run.pk}",
        )
