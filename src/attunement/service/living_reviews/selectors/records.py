"""Records to screen. A single judgement is nobody's to see but the person's who made it."""

from django.db.models import Count, Prefetch, QuerySet

from ...accounts.viewer import Viewer
from ..models import Judgement, LivingReview, Record
from .reviews import reviews


def screened(review: LivingReview) -> QuerySet[Record]:
    """Every record of a review with its judgements, oldest first."""
    return (
        review.records.select_related("decided_by")
        .prefetch_related(
            Prefetch("judgements", Judgement.objects.select_related("by").order_by("place"))
        )
        .order_by("pk")
    )


def record(viewer: Viewer, pk: int) -> Record:
    return (
        Record.objects.filter(review__in=reviews(viewer).values("pk"))
        .select_related("review", "decided_by")
        .prefetch_related(
            Prefetch("judgements", Judgement.objects.select_related("by").order_by("place"))
        )
        .get(pk=pk)
    )


def next_record(viewer: Viewer, review: LivingReview) -> Record | None:
    """The oldest record that still needs this person's judgement."""
    return (
        review.records.filter(decision="")
        .annotate(judged=Count("judgements"))
        .filter(judged__lt=2)
        .exclude(judgements__by=viewer.user)
        .order_by("pk")
        .first()
    )
