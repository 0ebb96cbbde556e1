"""The person at the keyboard, with the one team and role in which they are acting now."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from .models import Membership, Team, User
from .roles import Permission, Role


@dataclass(frozen=True)
class Viewer:
    """Every selector and every action takes one: there is no reading or writing by nobody."""

    user: User
    team: Team
    role: Role

    def may(self, permission: Permission) -> bool:
        return permission.allows(self.role)


def current_memberships(on: dt.date) -> Q:
    return Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))


def viewer_for(user: User, on: dt.date) -> Viewer | None:
    """The viewer for a signed-in user, or None when they belong to no team on that day.

    Someone who serves two teams acts in the one that they joined last.
    """
    membership = (
        Membership.objects.filter(current_memberships(on), user=user)
        .select_related("team")
        .order_by("-starts_on", "-pk")
        .first()
    )
    if membership is None or not user.is_active:
        return None
    return Viewer(user=user, team=membership.team, role=Role(membership.role))
