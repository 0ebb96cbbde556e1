"""One family's whole record, in a number of queries that does not grow with what happened."""

from collections import defaultdict
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q

from ...accounts.viewer import Viewer
from ...assessments.models import Assessment, Formulation, Goal, GoalRating, Response
from ...assessments.permissions import SEE_ASSESSMENTS
from ...care_packages.models import Package, Part
from ...outcomes.models import Letter
from ...referrals.models import Contact, Decision
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, Relationship
from ...sessions.models import Session
from ..record import ContactRow, FamilyRecord, SessionRow
from .dose import delivered


def record(viewer: Viewer, family: int) -> FamilyRecord:
    """Raises Family.DoesNotExist for a family that this viewer cannot see.

    Somebody who may not read assessments gets none of what was answered, rated or written there.
    """
    found = relationships.families(viewer).select_related("team").get(pk=family)
    may_read = viewer.may(SEE_ASSESSMENTS)
    return FamilyRecord(
        family=found,
        members=list(found.members.select_related("person").order_by("pk")),
        relationships=relationships.relationships(found),
        episodes=list(
            found.episodes.select_related("keyworker", "ending").order_by("opened_on", "pk")
        ),
        included=frozenset(
            Episode.relationships.through.objects.filter(episode__family=found).values_list(
                "episode", "relationship"
            )
        ),
        referrals=list(
            found.referrals.order_by("received_on", "pk").prefetch_related(
                Prefetch(
                    "decisions",
                    Decision.objects.select_related("decided_by").order_by("decided_on", "pk"),
                    to_attr="steps",
                )
            )
        ),
        contacts=_contacts(found),
        packages=_packages(found),
        sessions=_sessions(found),
        assessments=list(
            Assessment.objects.filter(episode__family=found)
            .select_related("started_by")
            .order_by("started_on", "pk")
        ),
        letters=list(
            Letter.objects.filter(episode__family=found)
            .select_related("to", "written_by")
            .order_by("written_on", "pk")
        ),
        **(_clinical(found) if may_read else {}),
    )


def relationship(viewer: Viewer, pk: int) -> tuple[FamilyRecord, Relationship]:
    """A relationship within its family's record; raises Relationship.DoesNotExist."""
    found = relationships.relationship(viewer, pk)
    return record(viewer, found.family_id), found


def _contacts(family: Family) -> list[ContactRow]:
    rows = family.contacts.select_related("by").order_by("at", "pk")
    people, met = (_ids(field, family) for field in (Contact.people, Contact.met))
    return [ContactRow(row, frozenset(people[row.pk]), frozenset(met[row.pk])) for row in rows]


def _ids(field: Any, family: Family) -> dict[int, set[int]]:
    """People's ids by contact, from the table between them: the people themselves are loaded."""
    found: dict[int, set[int]] = defaultdict(set)
    links = field.through.objects.filter(contact__family=family)
    for contact, person in links.values_list("contact", "person"):
        found[contact].add(person)
    return found


def _packages(family: Family) -> list[Package]:
    parts = Part.objects.select_related("practitioner", "person").order_by("pk")
    return list(
        Package.objects.filter(episode__family=family)
        .select_related("decided_by")
        .defer("shown")  # the whole choice as it was seen: large, and on a page of its own
        .order_by("decided_on", "pk")
        .prefetch_related(Prefetch("parts", parts, to_attr="strands"))
    )


def _sessions(family: Family) -> list[SessionRow]:
    rows = (
        Session.objects.filter(family=family, withdrawn_at=None)
        .select_related("practitioner", "part")
        .annotate(was_delivered=ExpressionWrapper(delivered(), output_field=BooleanField()))
        .order_by("at", "pk")
    )
    return [SessionRow(row, row.was_delivered) for row in rows]


def _clinical(family: Family) -> dict[str, Any]:
    standing = Q(withdrawn_at=None)
    in_family = Q(episode__family=family)
    ratings = GoalRating.objects.filter(standing).order_by("rated_on", "pk")
    return {
        "tasks": list(
            family.tasks.select_related("done_by", "assigned_to").order_by("due_on", "pk")
        ),
        "stressors": list(
            family.stressors.filter(standing).select_related("noted_by").order_by("noted_on", "pk")
        ),
        "responses": list(
            Response.objects.filter(standing, assessment__episode__family=family)
            .select_related("entered_by")
            .order_by("answered_on", "pk")
        ),
        "goals": list(
            Goal.objects.filter(standing & in_family)
            .order_by("set_on", "pk")
            .prefetch_related(Prefetch("ratings", ratings, to_attr="standing"))
        ),
        "formulations": list(
            Formulation.objects.filter(in_family)
            .select_related("written_by")
            .order_by("written_on", "pk")
        ),
    }
