"""One family and groups: what it has a place in, what it goes to next, and what can be joined."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ...accounts.viewer import Viewer
from ...care_packages.models import Part
from ...care_packages.states import OPEN_PARTS
from ...relationships import selectors as relationships
from ...relationships.models import Family, Relationship
from ...sessions.models import Session, SessionState
from ...sessions.selectors import days_of
from ..models import (
    Ask,
    Facilitator,
    GroupPlace,
    GroupSession,
    GroupSessionState,
    Run,
)
from ..states import JOINABLE, TOGETHER
from .runs import PEOPLE, asks, runs


def following(run: Run) -> QuerySet[GroupPlace]:
    """Every place that was ever joined with a part, in the order of the parts."""
    return (
        GroupPlace.objects.filter(run=run, part__isnull=False)
        .select_related("relationship", "part__package__episode")
        .defer("part__package__shown")
        .order_by("part", "pk")
    )


def parts_for(relationship: Relationship, programme: str) -> list[Part]:
    """The open parts of this relationship's care that are this programme, given together; with
    what says whether one can begin. Mostly one, or none."""
    return list(
        Part.objects.filter(
            package__relationship=relationship,
            programme=programme,
            state__in=OPEN_PARTS,
            kind__in=TOGETHER,
        )
        .select_related("package__episode", "follows")
        .defer("package__shown")
        .order_by("pk")
    )


def by_hand(parts: Collection[Part]) -> int:
    """How many sessions of these parts were written by hand, and not cancelled."""
    return sum(len(days_of(part, of_groups=False)) for part in parts)


def coming_up(bonds: Collection[Relationship], now: dt.datetime) -> QuerySet[GroupSession]:
    """The meetings to come of the groups in which any of these has a place, each once, in order of
    time, with its run and, as `leader`, the name of who leads it. Without those that the family's
    paused or ended care does not take them to."""
    held = GroupPlace.objects.filter(relationship__in=bonds, left_on=None)
    stopped = Session.objects.filter(
        group_session=OuterRef("pk"),
        part__package__relationship__in=bonds,
        state=SessionState.CANCELLED,
        withdrawn_at=None,
    )
    leaders = Facilitator.objects.filter(run=OuterRef("run"), until=None).order_by("pk")
    return (
        GroupSession.objects.filter(
            run__in=held.values("run"), state=GroupSessionState.PLANNED, at__gte=now
        )
        .exclude(Exists(stopped))
        .select_related("run")
        .annotate(leader=Subquery(leaders.values("user__name")[:1]))
        .order_by("at", "pk")
    )


def led_by(meeting: GroupSession) -> str:
    """Of a meeting as `coming_up` gives it."""
    return str(meeting.leader)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class OfFamily:
    """One family's groups, and no other family's. `left` is by run: the places that are free."""

    family: Family
    relationships: tuple[Relationship, ...]
    places: tuple[GroupPlace, ...]
    runs: Mapping[int, Run]
    asks: tuple[Ask, ...]
    joinable: tuple[Run, ...]


def of_family(viewer: Viewer, pk: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    family = relationships.family(viewer, pk)
    held = list(
        GroupPlace.objects.filter(relationship__family=family)
        .select_related("part__package", *PEOPLE)
        .defer("part__package__shown")
        .order_by("-joined_on", "-pk")
    )
    every = {
        run.pk: run
        for run in runs(viewer).filter(
            Q(state__in=JOINABLE) | Q(pk__in=[place.run_id for place in held])
        )
    }
    return OfFamily(
        family=family,
        relationships=tuple(relationships.relationships(family)),
        places=tuple(held),
        runs=every,
        asks=tuple(asks(viewer).filter(relationship__family=family)),
        joinable=tuple(run for run in every.values() if run.state in JOINABLE),
    )
