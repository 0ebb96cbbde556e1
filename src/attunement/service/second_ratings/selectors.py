"""What a viewer's team has rated twice."""

from django.db.models import QuerySet

from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..assessments.models import Response
from ..audit.models import Event
from ..relationships import selectors as relationships
from .models import SecondRating
from .permissions import SEE_AGREEMENT

UNSEEING = ("RateAgain", "Agreement", "DoTask")
"""Pages about a family that a second rater opens on the way, and that show no score."""


def seconds(viewer: Viewer) -> QuerySet[SecondRating]:
    """Every standing one of the team, those of the latest film first."""
    if not viewer.may(SEE_AGREEMENT):
        return SecondRating.objects.none()
    return (
        SecondRating.objects.filter(
            relationships.seen_by(viewer, family="response__assessment__episode__family"),
            withdrawn_at=None,
            response__withdrawn_at=None,
        )
        .select_related(
            "rater",
            "asked_by",
            "agreed_by",
            "task",
            "response__rater",
            "response__reporter",
            "response__about",
            "response__relationship__child",
            "response__relationship__carer",
            "response__assessment__episode__family__team",
        )
        .order_by("-response__answered_on", "-pk")
    )


def second(viewer: Viewer, pk: int) -> SecondRating:
    """Raises SecondRating.DoesNotExist for one that this viewer cannot see."""
    return seconds(viewer).get(pk=pk)


def asked(response: Response) -> list[SecondRating]:
    return list(SecondRating.objects.filter(response=response, withdrawn_at=None))


def opened_since(by: User, response: Response) -> bool:
    """Whether somebody has opened the record of this family since the first rating was entered, by
    the log of reads: they may have seen it."""
    reads = Event.objects.filter(
        team=response.assessment.episode.team_id,
        actor=by,
        family_id=response.assessment.episode.family_id,
        verb="read",
        at__gte=response.entered_at,
    )
    return reads.exclude(subject__in=UNSEEING).exists()
