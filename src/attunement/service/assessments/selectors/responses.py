"""The forms that were filled in."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family, Relationship
from ..fitting import Whom
from ..models import COUNTS, Assessment, Response
from ..scoring import is_complete


def every_response() -> QuerySet[Response]:
    return Response.objects.select_related(
        "assessment",
        "reporter",
        "rater",
        "about",
        "entered_by",
        "safety_task",
        "confirmed_by",
        "relationship__child",
        "relationship__carer",
    ).order_by("answered_on", "pk")


def standing_responses() -> QuerySet[Response]:
    return every_response().filter(withdrawn_at=None)


def response(viewer: Viewer, pk: int) -> Response:
    """Raises Response.DoesNotExist for one that this viewer cannot see."""
    return (
        every_response()
        .select_related(
            "assessment__episode__family__team", "withdrawn_by", "finished_in", "confirmation_task"
        )
        .get(relationships.seen_by(viewer, family="assessment__episode__family"), pk=pk)
    )


def responses_of(family: Family) -> list[Response]:
    """Every standing response of the family, in date order."""
    return list(standing_responses().filter(assessment__episode__family=family))


def responses_in(assessment: Assessment) -> list[Response]:
    """The standing responses of one assessment, in date order."""
    return list(standing_responses().filter(assessment=assessment))


def standing_response(assessment: Assessment, measure: str, whom: Whom) -> Response | None:
    """The response that stands for one form, unfinished or complete; there is at most one."""
    return (
        standing_responses()
        .filter(
            assessment=assessment,
            measure=measure,
            reporter=whom.reporter,
            relationship=whom.relationship,
            about=whom.about,
        )
        .last()
    )


def latest_scores(relationship: Relationship) -> Mapping[str, Response]:
    """By measure, the latest complete response about this relationship, about its carer, or about
    its child as this carer or a practitioner sees it. Unfinished forms have no score and are left
    out, and so are drafts."""
    carer = relationship.carer_id
    about = (
        Q(relationship=relationship)
        | Q(relationship=None, about=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=None)
    )
    found = every_response().filter(
        COUNTS, about, assessment__episode__family=relationship.family_id
    )
    return {row.measure: row for row in found if is_complete(row.score)}
