"""Facts about many families at once: each kind in one query, however many families there are.

A function here makes a query from a scope (the ids of episodes or families, given or themselves a
query); `assemble.py` reads what the queries give.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ...assessments.models import Assessment
from ...care_packages.models import Package
from ...referrals.models import Contact, Outcome, Referral
from ...relationships.models import Episode, Relationship

type Scope = QuerySet[Any, Any] | Collection[int]
type Rows = QuerySet[Any, Any]


class EpisodeRow(NamedTuple):
    """One episode with its family's latest referral and its nearest contacts."""

    pk: int
    family: int
    family_name: str
    keyworker: str
    opened_on: dt.date
    closed_on: dt.date | None
    last_session_on: dt.date | None
    received_on: dt.date | None
    referral_state: str | None
    met_at: dt.datetime | None
    next_at: dt.datetime | None


def episodes(found: QuerySet[Episode], now: dt.datetime) -> Rows:
    """As `EpisodeRow`."""
    return found.annotate(**_around("family", now)).values_list(
        "pk",
        "family",
        "family__name",
        "keyworker__name",
        "opened_on",
        "closed_on",
        "ending__last_session_on",
        *AROUND,
    )


AROUND = ("received_on", "referral_state", "met_at", "next_at")


def _around(family: str, now: dt.datetime) -> dict[str, Subquery]:
    """Of a family: when its latest referral came and where it stands, when somebody was last met,
    and when somebody is next to be."""
    referrals = Referral.objects.filter(family=OuterRef(family)).order_by("-received_on", "-pk")
    contacts = Contact.objects.filter(family=OuterRef(family), withdrawn_at=None)
    met = contacts.filter(outcome=Outcome.MET).order_by("-at")
    planned = contacts.filter(outcome="", at__gte=now).order_by("at")
    return {
        "received_on": Subquery(referrals.values("received_on")[:1]),
        "referral_state": Subquery(referrals.values("state")[:1]),
        "met_at": Subquery(met.values("at")[:1]),
        "next_at": Subquery(planned.values("at")[:1]),
    }


class FamilyOnly(NamedTuple):
    """A family before any episode."""

    pk: int
    name: str
    received_on: dt.date | None
    referral_state: str | None
    met_at: dt.datetime | None
    next_at: dt.datetime | None


def families(found: QuerySet[Any], now: dt.datetime) -> Rows:
    """As `FamilyOnly`."""
    rows: Rows = found.annotate(**_around("pk", now)).values_list("pk", "name", *AROUND)
    return rows


class PairRow(NamedTuple):
    """A relationship with the names and dates of its two people."""

    pk: int
    family: int
    role: str
    ends_on: dt.date | None
    child: int
    child_given: str
    child_last: str
    child_born: dt.date | None
    child_due: dt.date | None
    child_loss_at: dt.datetime | None
    child_lost_on: dt.date | None
    carer_given: str
    carer_last: str
    included: bool


def pairs(of_families: Scope, in_episodes: Scope) -> Rows:
    """As `PairRow`: every relationship of these families, and whether one of the episodes is about
    it."""
    through: Any = Episode.relationships.through
    included = through.objects.filter(relationship=OuterRef("pk"), episode__in=in_episodes)
    return (
        Relationship.objects.filter(family__in=of_families)
        .order_by("family", "child", "pk")
        .annotate(included=Exists(included))
        .values_list(
            "pk",
            "family",
            "role",
            "ends_on",
            "child",
            "child__given_name",
            "child__family_name",
            "child__born_on",
            "child__due_on",
            "child__loss_recorded_at",
            "child__lost_on",
            "carer__given_name",
            "carer__family_name",
            "included",
        )
    )


class AssessmentRow(NamedTuple):
    episode: int
    phase: str
    started_on: dt.date
    completed_on: dt.date | None


def assessments(in_episodes: Scope) -> Rows:
    """As `AssessmentRow`."""
    found = Assessment.objects.filter(episode__in=in_episodes).order_by("started_on", "pk")
    return found.values_list("episode", "phase", "started_on", "completed_on")


class PartRow(NamedTuple):
    """A part with its package, newest package first; `part` is None for a package without parts."""

    episode: int
    relationship: int
    package: int
    agreed_on: dt.date
    ended_on: dt.date | None
    part: int | None
    programme: str
    kind: str
    state: str
    expected: int | None


def parts(in_episodes: Scope) -> Rows:
    """As `PartRow`."""
    return (
        Package.objects.filter(episode__in=in_episodes)
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
