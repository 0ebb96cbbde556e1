"""Who is in a team."""

import datetime as dt

from django.db.models import QuerySet

from .models import Membership, User
from .roles import CLINICAL
from .viewer import Viewer, current_memberships


def clinicians(viewer: Viewer, on: dt.date) -> QuerySet[User]:
    """Who of the viewer's team may work with families on a day, by name: as a keyworker, or to
    deliver care."""
    members = viewer.team.memberships.filter(current_memberships(on), role__in=CLINICAL)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("name", "pk")


def members_of(viewer: Viewer, on: dt.date) -> QuerySet[Membership]:
    """Everybody in the viewer's team on a day, by name."""
    return (
        viewer.team.memberships.filter(current_memberships(on), user__is_active=True)
        .select_related("user")
        .order_by("user__name", "pk")
    )
