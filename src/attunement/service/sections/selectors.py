"""What every page asks about a family: its flags, and whether somebody has a section open now."""

import datetime as dt

from django.db.models import Q, QuerySet

from ..accounts.viewer import Viewer
from .models import BreakGlass, Flag
from .rules import Section


def flags(family: int, on: dt.date) -> QuerySet[Flag]:
    """Those that hold on a day, in the order in which they were raised."""
    holding = Q(until=None) | Q(until__gt=on)
    return Flag.objects.filter(holding, family=family, since__lte=on).order_by("since", "pk")


def open_glasses(viewer: Viewer, now: dt.datetime) -> QuerySet[BreakGlass]:
    """What this viewer has open at a moment, in the team in which they are acting."""
    return BreakGlass.objects.filter(
        opened_by=viewer.user, team=viewer.team, opened_at__lte=now, closes_at__gt=now
    )


def open_glass(
    viewer: Viewer, *, family: int, section: Section, now: dt.datetime
) -> BreakGlass | None:
    found = open_glasses(viewer, now).filter(family=family, section=section)
    return found.order_by("-closes_at").first()
