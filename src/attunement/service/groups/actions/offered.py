"""Telling choosing how many places there are: the team's offer follows its groups."""

from collections.abc import Collection

from django.utils import timezone

from ...accounts.models import Team, User
from ...accounts.viewer import Viewer
from ...care_packages.actions import set_offer
from ...care_packages.selectors import offer
from .. import selectors
from ..counting import to_offer


def _lock_team(by: Viewer) -> None:
    """One order for all who change groups: the team first. Not so that a row of somebody else's
    that only names the team waits: they may hold a package that we come to next."""
    Team.objects.select_for_update(no_key=True).get(pk=by.team.pk)


def _tell_choosing(by: Viewer, programme: str, leaders: Collection[User] = ()) -> None:
    """Set the offer to what the groups that have not begun leave free. The caller has locked the
    team, so that two groups of one programme are counted one after the other. A programme that the
    team stopped offering stays so until somebody opens a group (`leaders` are theirs)."""
    offered = offer(by, programme)
    if offered is None and not leaders:
        return
    known = {user.pk: user for user in (offered.practitioners.all() if offered else ())}
    left, starts_on = to_offer(selectors.ahead(by, programme))
    set_offer(
        by=by,
        programme=programme,
        practitioners=list((known | {user.pk: user for user in leaders}).values()),
        places_left=left,
        next_start=starts_on,
        on=timezone.localdate(),
    )
