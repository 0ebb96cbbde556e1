"""Counts of sessions by part, made by the database: a worklist cannot load every session.

`sessions.selectors.doses` says the same of loaded rows; a test holds the two equal.
"""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q

from ...care_packages.models import PartKind
from ...sessions.models import Attendance, Session, SessionState
from .rows import Rows, Scope


class SessionsRow(NamedTuple):
    """Of one part. `last_at` is the latest held or booked, `next_at` the first that is to come."""

    part: int
    delivered: int
    booked: int
    last_at: dt.datetime | None
    next_at: dt.datetime | None


def _came(person: str) -> Exists:
    return Exists(
        Attendance.objects.filter(session=OuterRef("pk"), person=OuterRef(person), came=True)
    )


def delivered() -> Q:
    """Held, and everybody came without whom it is not what it is meant to be: carer and baby, or
    the carer alone before the birth. A parent's own therapy is not counted here at all."""
    child = "part__package__relationship__child"
    # A day and a moment compare in both databases as one reads them: the day is its midnight. To
    # take the date of the moment first would be a Python function a row on SQLite.
    unborn = Q(**{f"{child}__born_on__gt": F("at")}) | Q(
        **{f"{child}__born_on": None, f"{child}__due_on__isnull": False}
    )
    together = _came("part__package__relationship__carer") & (unborn | _came(child))
    return Q(state=SessionState.HELD) & together


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
