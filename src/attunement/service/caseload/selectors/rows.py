"""Facts about many families at once, each kind in one query however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db.models import Max, Min, Q
from django.utils import timezone

from ...assessments.models import Assessment, Phase
from ...care_packages.models import Package, PartKind, PartState
from ...care_packages.programmes import name_of
from ...referrals.models import Contact, Outcome, Referral, ReferralState
from ...relationships.models import CarerRole, Episode, FamilyMember, Person, Place, Relationship
from ..facts import (
    AssessmentFacts,
    Baby,
    EpisodeFacts,
    PackageFacts,
    PartFacts,
    ReferralFacts,
    RelationshipFacts,
    RelationshipRow,
)
from .dose import NONE, sessions_by_part


class EpisodeRow(NamedTuple):
    """One episode with its family and keyworker, before what happened in it."""

    pk: int
    family: int
    family_name: str
    keyworker: str
    opened_on: dt.date
    closed_on: dt.date | None
    last_session_on: dt.date | None


EPISODE = (
    "pk",
    "family",
    "family__name",
    "keyworker__name",
    "opened_on",
    "closed_on",
    "ending__last_session_on",
)


def latest_episodes(families: Collection[int]) -> dict[int, EpisodeRow]:
    """By family, its open episode, or else the one that was opened last."""
    rows = Episode.objects.filter(family__in=families).order_by("opened_on", "pk")
    found = [EpisodeRow(*row) for row in rows.values_list(*EPISODE)]
    return {row.family: row for row in sorted(found, key=lambda row: row.closed_on is None)}


class Touch(NamedTuple):
    """When somebody of a family was last met, and when they are next to be."""

    met_at: dt.datetime | None
    next_at: dt.datetime | None


def touches(families: Collection[int]) -> dict[int, Touch]:
    rows = (
        Contact.objects.filter(family__in=families, withdrawn_at=None)
        .order_by()
        .values_list("family")
        .annotate(
            met_at=Max("at", filter=Q(outcome=Outcome.MET)),
            next_at=Min("at", filter=Q(outcome="", at__gte=timezone.now())),
        )
    )
    return {family: Touch(*times) for family, *times in rows}


def referrals(families: Collection[int]) -> dict[int, ReferralFacts]:
    """By family, the latest referral: where it stands, and since when it has been here."""
    rows = Referral.objects.filter(family__in=families).order_by("received_on", "pk")
    return {
        family: ReferralFacts(state=ReferralState(state), on=on)
        for family, state, on in rows.values_list("family", "state", "received_on")
    }


def assessments(episodes: Collection[int]) -> dict[int, tuple[AssessmentFacts, ...]]:
    found: dict[int, list[AssessmentFacts]] = defaultdict(list)
    rows = Assessment.objects.filter(episode__in=episodes).order_by("started_on", "pk")
    for episode, phase, started, completed in rows.values_list(
        "episode", "phase", "started_on", "completed_on"
    ):
        found[episode].append(
            AssessmentFacts(phase=Phase(phase), started_on=started, completed_on=completed)
        )
    return {episode: tuple(rows) for episode, rows in found.items()}


class Care(NamedTuple):
    """The packages of one relationship in one episode, newest first, and their next session."""

    packages: tuple[PackageFacts, ...]
    next_at: dt.datetime | None


def care(episodes: Collection[int]) -> dict[tuple[int, int], Care]:
    """By (episode, relationship), in two queries."""
    counted = sessions_by_part(episodes)
    rows = (
        Package.objects.filter(episode__in=episodes)
        .order_by("-decided_on", "-pk", "parts__pk")
        .values_list(
            "episode",
            "relationship",
            "pk",
            "decided_on",
            "ended_on",
            "parts",
            "parts__programme",
            "parts__kind",
            "parts__state",
            "parts__sessions_expected",
        )
    )
    dates: dict[tuple[int, int], dict[int, tuple[dt.date, dt.date | None]]] = defaultdict(dict)
    parts: dict[int, list[PartFacts]] = defaultdict(list)
    upcoming: dict[tuple[int, int], list[dt.datetime]] = defaultdict(list)
    for episode, relationship, package, agreed, ended, part, programme, kind, state, most in rows:
        dates[episode, relationship][package] = agreed, ended
        if not part:  # a package may have no part
            continue
        sessions = counted.get(part, NONE)
        if sessions.next_at:
            upcoming[episode, relationship].append(sessions.next_at)
        parts[package].append(
            PartFacts(
                name=name_of(programme),
                kind=PartKind(kind),
                state=PartState(state),
                expected=most,
                delivered=sessions.delivered,
                booked=sessions.booked,
                last_on=timezone.localdate(sessions.last_at) if sessions.last_at else None,
            )
        )
    return {
        key: Care(
            tuple(
                PackageFacts(agreed_on=agreed, ended_on=ended, parts=tuple(parts[package]))
                for package, (agreed, ended) in packages.items()
            ),
            min(upcoming[key], default=None),
        )
        for key, packages in dates.items()
    }


def babies(families: Collection[int]) -> dict[int, tuple[Baby, ...]]:
    """By family, the children that the work is about, in the order in which they were recorded."""
    found: dict[int, list[Baby]] = defaultdict(list)
    rows = FamilyMember.objects.filter(family__in=families, place=Place.CHILD, ends_on=None)
    for family, given, last, born, due in rows.order_by("pk").values_list(
        "family",
        "person__given_name",
        "person__family_name",
        "person__born_on",
        "person__due_on",
    ):
        name = Person(given_name=given, family_name=last, born_on=born, due_on=due).first_name
        found[family].append(Baby(name=name, born_on=born, due_on=due))
    return {family: tuple(rows) for family, rows in found.items()}


def relationships(
    families: Collection[int], episodes: Mapping[int, int], cares: Mapping[tuple[int, int], Care]
) -> dict[int, tuple[RelationshipRow, ...]]:
    """By family. `episodes` gives the episode of each family that has one."""
    included = set(
        Episode.relationships.through.objects.filter(episode__in=episodes.values()).values_list(
            "episode", "relationship"
        )
    )
    found: dict[int, list[RelationshipRow]] = defaultdict(list)
    for row in _people(families):
        key = episodes.get(row.family_id, 0), row.pk
        found[row.family_id].append(
            RelationshipRow(
                pk=row.pk,
                child=row.child.first_name,
                carer=row.carer.first_name,
                role=CarerRole(row.role),
                facts=RelationshipFacts(
                    ended_on=row.ends_on,
                    included=key in included,
                    packages=cares[key].packages if key in cares else (),
                ),
            )
        )
    return {family: tuple(rows) for family, rows in found.items()}


def _people(families: Collection[int]) -> Iterable[Relationship]:
    names = ("given_name", "family_name", "born_on", "due_on")
    return (
        Relationship.objects.filter(family__in=families)
        .select_related("child", "carer")
        .only(
            "family",
            "role",
            "ends_on",
            *(f"{who}__{name}" for who in ("child", "carer") for name in names),
        )
        .order_by("family", "child", "pk")
    )


def episode_facts(
    row: EpisodeRow,
    *,
    received_on: dt.date | None,
    touch: Touch | None,
    assessed: tuple[AssessmentFacts, ...],
) -> EpisodeFacts:
    since = received_on or row.opened_on
    met_on = timezone.localdate(touch.met_at) if touch and touch.met_at else None
    return EpisodeFacts(
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        received_on=received_on,
        # A meeting before this referral belongs to an earlier stretch of care.
        met_on=met_on if met_on and met_on >= since else None,
        assessments=assessed,
        last_session_on=row.last_session_on,
    )
