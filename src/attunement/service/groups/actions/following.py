"""Joining a place with a part of a package, so that the register speaks for both.

A meeting of the group becomes one session of each joined part, kept by this app in the transaction
that changes the register, the place or the run. Whatever counts, lists or reminds of sessions then
needs to know nothing of groups.
"""

from collections import defaultdict

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages.models import Part
from ...sessions.actions import Followed, follow_group
from ...sessions.models import SessionState
from ...sessions.shares import Share
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..following import Held, is_theirs
from ..models import GroupPlace, GroupSession, Run
from .offered import _lock_team


@action
def join_part(
    *, by: Viewer, place: GroupPlace, part: Part | None, because: str = "", seen: int | None = None
) -> GroupPlace:
    """Say of which part of their package the group's sessions are; None: of none. Sessions that
    stood under another part are withdrawn there, which needs `because`."""
    _lock_team(by)
    place = lock(place, seen=seen)
    insist(policies.may_rejoin(place, part, because))
    if part is not None:
        insist(policies.may_be_of(place.run, place.relationship, part))
    before, place.part = place.part, part
    bump(place, "part")
    dropped = before if before != part else None
    _follow_one(by, place.run, part, dropped=dropped, because=because)
    record(
        by=by,
        verb="joined a place in a group with a part",
        family=place.relationship.family_id,
        subject=f"relationship {place.relationship_id}",
        details={"run": place.run_id, "part": part.pk if part else None, "because": because},
    )
    return place


def _follow(by: Viewer, run: Run) -> None:
    """Bring the sessions of every part that is joined with this run in line with it, as it is now.
    The caller has locked the team, and logged nothing yet."""
    whole = selectors.run(by, run.pk)
    followed = [_followed(by, whole, part, places) for part, places in _joined(whole)]
    if followed:
        follow_group(by=by, run=whole.pk, followed=followed)


def _follow_one(
    by: Viewer, run: Run, part: Part | None, *, dropped: Part | None = None, because: str = ""
) -> None:
    """The same for the one part of a place that changed, if it has one, and for one that it had."""
    if part is None and dropped is None:
        return
    whole = selectors.run(by, run.pk)
    mine = {part, dropped} - {None}
    of_part = [(each, places) for each, places in _joined(whole) if each in mine]
    followed = [_followed(by, whole, each, places) for each, places in of_part]
    follow_group(by=by, run=whole.pk, followed=followed, dropped=dropped, because=because)


def _joined(run: Run) -> list[tuple[Part, list[GroupPlace]]]:
    of_part: dict[Part, list[GroupPlace]] = defaultdict(list)
    for place in selectors.following(run):
        if place.part is not None:
            of_part[place.part].append(place)
    return list(of_part.items())


def _followed(by: Viewer, run: Run, part: Part, places: list[GroupPlace]) -> Followed:
    leader = _leader(run, part) or by.user
    return Followed(part=part, practitioner=leader, shares=_shares(run, part, places))


def _leader(run: Run, part: Part) -> User | None:
    """Who delivers the part, where they lead the group too; else who leads it."""
    leaders = [each.user for each in run.facilitators.all()]
    own = (user for user in leaders if user.pk == part.practitioner_id)
    return next(own, leaders[0] if leaders else None)


def _shares(run: Run, part: Part, places: list[GroupPlace]) -> list[Share]:
    held = [Held(first=each.joined_on, left=each.left_on) for each in places]
    pair = {places[0].relationship.carer_id, places[0].relationship.child_id}
    found = [
        Share(
            group_session=each.pk,
            at=each.at,
            meeting=SessionState(each.state),
            came=_came(each, pair),
        )
        for each in run.sessions.all()
        if is_theirs(
            timezone.localdate(each.at), held, agreed=part.package.decided_on, ended=part.ended_on
        )
    ]
    # A register that does not name them, because their place was written down later, says nothing.
    return [each for each in found if each.came or each.meeting != SessionState.HELD]


def _came(meeting: GroupSession, pair: set[int]) -> dict[int, bool]:
    return {row.person_id: row.came for row in meeting.register.all() if row.person_id in pair}
