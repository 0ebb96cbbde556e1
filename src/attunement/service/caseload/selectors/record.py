"""One family's whole record, in a number of queries that does not grow with what happened."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper

from ...accounts.viewer import Viewer
from ...assessments.models import Assessment, Formulation, Goal, GoalRating, Response
from ...assessments.permissions import SEE_ASSESSMENTS
from ...care_packages.models import Package, PackageStep, Part, PartKind
from ...comprehensive.selectors import written_of
from ...consents.models import Consent
from ...outcomes.models import Letter
from ...people.models import Responsibility
from ...referrals.models import Contact, Decision, Referral
from ...relationships import selectors as relationships
from ...relationships.models import (
    Episode,
    FamilyMember,
    Relationship,
    Stressor,
    Task,
)
from ...sessions.models import Session
from ...sessions.permissions import READ_NOTES
from ...sessions.selectors import delivered
from ..record import ContactRow, FamilyRecord, SessionRow
from .prepared import Prepared


def record(viewer: Viewer, family: int) -> FamilyRecord:
    """Raises Family.DoesNotExist for a family that this viewer cannot see.

    Somebody who may not read assessments gets none of what was answered, rated or written there.
    """
    found = relationships.families(viewer).get(pk=family)
    members = MEMBERS(family=family)
    lost = any(member.person.lost for member in members)
    return FamilyRecord(
        family=found,
        members=members,
        relationships=RELATIONSHIPS(family=family),
        responsibilities=RESPONSIBILITIES(family=family),
        consents=CONSENTS(family=family),
        episodes=EPISODES(family=family),
        included=frozenset(INCLUDED(family=family)),
        referrals=REFERRALS(family=family),
        decisions=_by("referral_id", DECISIONS(family=family)),
        contacts=_contacts(family),
        packages=PACKAGES(family=family),
        parts=_by("package_id", PARTS(family=family)),
        steps=_by("package_id", STEPS(family=family)),
        sessions=[SessionRow(row, row.was_delivered) for row in SESSIONS(family=family)],
        assessments=ASSESSMENTS(family=family),
        letters=LETTERS(family=family),
        reads_notes=viewer.may(READ_NOTES),
        **(_clinical(family, lost=lost) if viewer.may(SEE_ASSESSMENTS) else {}),
    )


def relationship(viewer: Viewer, pk: int) -> tuple[FamilyRecord, Relationship]:
    """A relationship within its family's record; raises Relationship.DoesNotExist."""
    found = relationships.relationship(viewer, pk)
    return record(viewer, found.family_id), found


def _clinical(family: int, *, lost: bool) -> dict[str, Any]:
    return {
        "tasks": TASKS(family=family),
        "stressors": STRESSORS(family=family),
        "responses": RESPONSES(family=family),
        "goals": GOALS(family=family),
        "ratings": _by("goal_id", RATINGS(family=family)),
        "formulations": FORMULATIONS(family=family),
        "written_of": written_of(family) if lost else frozenset(),
    }


def _contacts(family: int) -> list[ContactRow]:
    people, met = _ids(PEOPLE(family=family)), _ids(MET(family=family))
    return [
        ContactRow(row, frozenset(people[row.pk]), frozenset(met[row.pk]))
        for row in CONTACTS(family=family)
    ]


def _ids(links: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """People's ids by contact."""
    found: dict[int, set[int]] = defaultdict(set)
    for contact, person in links:
        found[contact].add(person)
    return found


def _by(field: str, rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return dict(found)


def _links(field: Any) -> Prepared[tuple[int, int]]:
    """The ids of contacts and people, from the table between them: people are loaded already."""
    return Prepared(
        lambda family: field.through.objects.filter(contact__family=family).values_list(
            "contact", "person"
        )
    )


INCLUDED: Prepared[Any] = Prepared(
    lambda family: Episode.relationships.through.objects.filter(episode__family=family).values_list(
        "episode", "relationship"
    )
)
MEMBERS = Prepared(
    lambda family: (
        FamilyMember.objects.filter(family=family).select_related("person").order_by("pk")
    )
)
CONSENTS = Prepared(
    lambda family: (
        Consent.objects.filter(family=family, withdrawn_at=None)
        .select_related("person")
        .order_by("answered_on", "pk")
    )
)
RESPONSIBILITIES = Prepared(
    lambda family: (
        Responsibility.objects.filter(family=family, withdrawn_at=None)
        .select_related("child", "holder", "seen_by")
        .order_by("child_id", "pk")
    )
)
RELATIONSHIPS = Prepared(
    lambda family: (
        Relationship.objects.filter(family=family)
        .select_related("child", "carer")
        .order_by("child_id", "pk")
    )
)
EPISODES = Prepared(
    lambda family: (
        Episode.objects.filter(family=family)
        .select_related("keyworker", "ending")
        .order_by("opened_on", "pk")
    )
)
REFERRALS = Prepared(
    lambda family: Referral.objects.filter(family=family).order_by("received_on", "pk")
)
DECISIONS = Prepared(
    lambda family: (
        Decision.objects.filter(referral__family=family)
        .select_related("decided_by")
        .order_by("decided_on", "pk")
    )
)
CONTACTS = Prepared(
    lambda family: Contact.objects.filter(family=family).select_related("by").order_by("at", "pk")
)
PEOPLE, MET = _links(Contact.people), _links(Contact.met)
PACKAGES = Prepared(
    lambda family: (
        Package.objects.filter(episode__family=family)
        .select_related("decided_by")
        .defer("shown")  # the whole choice as it was seen: large, and on a page of its own
        .order_by("decided_on", "pk")
    )
)
PARTS = Prepared(lambda family: Part.objects.filter(package__episode__family=family).order_by("pk"))
STEPS = Prepared(
    lambda family: (
        PackageStep.objects.filter(package__episode__family=family)
        .select_related("by")
        .order_by("on", "pk")
    )
)
SESSIONS: Prepared[Any] = Prepared(
    lambda family: (
        Session.objects.filter(family=family, withdrawn_at=None)
        .exclude(part__kind=PartKind.OWN_THERAPY)  # sealed: read on the therapy's own page
        .select_related("practitioner", "part")
        .annotate(was_delivered=ExpressionWrapper(delivered(), output_field=BooleanField()))
        .order_by("at", "pk")
    )
)
ASSESSMENTS = Prepared(
    lambda family: (
        Assessment.objects.filter(episode__family=family)
        .select_related("started_by")
        .order_by("started_on", "pk")
    )
)
LETTERS = Prepared(
    lambda family: (
        Letter.objects.filter(episode__family=family)
        .select_related("to", "child", "introduction__referrer", "written_by")
        .order_by("written_on", "pk")
    )
)
TASKS = Prepared(
    lambda family: (
        Task.objects.filter(family=family).select_related("done_by").order_by("due_on", "pk")
    )
)
STRESSORS = Prepared(
    lambda family: (
        Stressor.objects.filter(family=family, withdrawn_at=None)
        .select_related("noted_by")
        .order_by("noted_on", "pk")
    )
)
RESPONSES = Prepared(
    lambda family: (
        Response.objects.filter(assessment__episode__family=family, withdrawn_at=None)
        .select_related("entered_by")
        .order_by("answered_on", "pk")
    )
)
GOALS = Prepared(
    lambda family: Goal.objects.filter(episode__family=family, withdrawn_at=None).order_by(
        "set_on", "pk"
    )
)
RATINGS = Prepared(
    lambda family: GoalRating.objects.filter(
        goal__episode__family=family, withdrawn_at=None
    ).order_by("rated_on", "pk")
)
FORMULATIONS = Prepared(
    lambda family: (
        Formulation.objects.filter(episode__family=family)
        .select_related("written_by")
        .order_by("written_on", "pk")
    )
)
