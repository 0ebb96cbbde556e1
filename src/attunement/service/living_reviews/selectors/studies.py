"""Studies and the readings of them. Nobody is given one reading before there are two."""

from django.db.models import Prefetch, QuerySet

from ....synthesis.living import Disagreement, Entry, disagreements
from ...accounts.viewer import Viewer
from ..models import LivingReview, Reading, ReviewOutcome, Study, StudyNumbers
from .reviews import reviews


def studies(review: LivingReview) -> QuerySet[Study]:
    """Of one review, with who has read each, and the origin of its numbers."""
    return (
        review.studies.select_related("added_by", "withdrawn_by")
        .prefetch_related(
            Prefetch("readings", _without_numbers()),
            Prefetch("numbers", StudyNumbers.objects.defer("values").order_by("outcome")),
        )
        .order_by("label", "pk")
    )


def _without_numbers() -> QuerySet[Reading]:
    return Reading.objects.select_related("by").defer("values", "found_in").order_by("place")


def study(viewer: Viewer, pk: int) -> Study:
    """With its review and its outcomes, and who has read it."""
    return (
        Study.objects.filter(review__in=reviews(viewer).values("pk"))
        .select_related("review", "added_by", "withdrawn_by")
        .prefetch_related(
            Prefetch("readings", _without_numbers()),
            Prefetch("review__outcomes", ReviewOutcome.objects.order_by("pk")),
            Prefetch("numbers", StudyNumbers.objects.select_related("by").order_by("outcome")),
        )
        .get(pk=pk)
    )


def labels(review: LivingReview) -> set[str]:
    """The names that studies of the review bear now."""
    return set(review.studies.filter(withdrawn_at=None).values_list("label", flat=True))


def readings(study: Study) -> list[Reading]:
    """Both readings, or none: one alone would tell the second person what to find."""
    found = list(Reading.objects.filter(study=study).select_related("by").order_by("place"))
    return found if len(found) == 2 else []


def read_differently(
    study: Study, both: list[Reading]
) -> list[tuple[ReviewOutcome, tuple[Disagreement, ...]]]:
    """Each outcome on which the two readings differ, with the columns of it."""
    found = []
    for outcome in study.review.outcomes.all():
        first, second = (_entry(study, outcome, each) for each in both)
        if differ := disagreements(first=first, second=second):
            found.append((outcome, differ))
    return found


def _entry(study: Study, outcome: ReviewOutcome, reading: Reading) -> Entry:
    """In the order of the outcome's columns, whatever order the database gives back."""
    values = reading.values.get(str(outcome.pk), {})
    return Entry(
        study=study.label,
        outcome=outcome.name,
        values={column: values.get(column) for column, _ in outcome.columns},
    )
