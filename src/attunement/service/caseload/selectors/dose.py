"""Counts of sessions by part, made by the database: a worklist cannot load every session.

`sessions.selectors.doses` says the same of loaded rows; a test holds the two equal.
"""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q

from ...care_packages.models import PartKind
from ...sessions.models import Session, SessionState
from ...sessions.selectors import delivered
from .rows import Rows, Scope


class SessionsRow(NamedTuple):
    """Of one part. `last_at` is the latest held or booked, `next_at` the first that is to come."""

    part: int
    delivered: int
    booked: int
    last_at: dt.datetime | None
    next_at: dt.datetime | None


def sessions(in_episodes: Scope, now: dt.datetime) -> Rows:
    """As `SessionsRow`, for every part of these episodes that has a session."""
    planned = Q(state=SessionState.PLANNED)
    return (
        Session.objects.filter(part__package__episode__in=in_episodes, withdrawn_at=None)
        .exclude(part__kind=PartKind.OWN_THERAPY)
        .order_by()
        .values_list("part")
        .annotate(
            delivered=Count("pk", filter=delivered()),
            booked=Count("pk", filter=planned),
            last_at=Max("at", filter=planned | Q(state=SessionState.HELD)),
            next_at=Min("at", filter=planned & Q(at__gte=now)),
        )
    )
