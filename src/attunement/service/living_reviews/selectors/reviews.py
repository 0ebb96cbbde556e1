"""The viewer's team's reviews: as they stand, and as they were published."""

from django.db.models import Count, Prefetch, Q, QuerySet

from ....synthesis.living import Entry, Outcome, Update, update
from ...accounts.viewer import Viewer
from ..kept import Json, review_of, studied
from ..models import LivingReview, Origin, Publication, ReviewOutcome, StudyNumbers
from ..permissions import READ_REVIEWS


def reviews(viewer: Viewer) -> QuerySet[LivingReview]:
    """With the number of the studies in each, and its versions without what they show."""
    if not viewer.may(READ_REVIEWS):
        return LivingReview.objects.none()
    settled = Q(studies__settled_at__isnull=False, studies__withdrawn_at=None)
    return (
        LivingReview.objects.filter(team=viewer.team)
        .annotate(studies_in=Count("studies", filter=settled))
        .prefetch_related(
            Prefetch("outcomes", ReviewOutcome.objects.order_by("pk")),
            Prefetch("publications", _lines().order_by("-number")),
        )
        .order_by("title", "pk")
    )


def review(viewer: Viewer, pk: int) -> LivingReview:
    return reviews(viewer).get(pk=pk)


def _lines() -> QuerySet[Publication]:
    """Publications without the large parts of them."""
    return Publication.objects.select_related("published_by").defer("studied", "shown")


def publication(viewer: Viewer, review: int, number: int) -> Publication:
    return Publication.objects.select_related("published_by", "review").get(
        review__in=reviews(viewer).values("pk"), review=review, number=number
    )


def last_publication(review: LivingReview) -> Publication | None:
    return Publication.objects.filter(review=review).order_by("-number").first()


def being_read(review: LivingReview) -> int:
    """How many studies wait for a reading, or to be settled."""
    return review.studies.filter(settled_at=None, withdrawn_at=None).count()


def studied_now(review: LivingReview) -> Json:
    """The outcomes, and the settled numbers of every study that has not been taken out."""
    outcomes = [
        Outcome(
            name=each.name,
            measure=each.measure,
            columns=tuple(column for column, _ in each.columns),
        )
        for each in review.outcomes.order_by("pk")
    ]
    numbers = StudyNumbers.objects.filter(
        study__review=review, study__withdrawn_at=None
    ).select_related("study", "outcome")
    entries = [
        Entry(study=each.study.label, outcome=each.outcome.name, values=each.values)
        for each in numbers.order_by("study__label", "outcome")
    ]
    return studied(outcomes, entries)


def update_of(last: Publication | None, now: Json) -> Update:
    return update(before=review_of(last.studied) if last else None, after=review_of(now))


def entered_since(review: LivingReview, last: Publication | None) -> set[int]:
    """Ids of those who entered, settled or took out something after the last version."""
    numbers = StudyNumbers.objects.filter(study__review=review)
    withdrawn = review.studies.exclude(withdrawn_at=None)
    if last:
        numbers = numbers.filter(at__gt=last.published_at)
        withdrawn = withdrawn.filter(withdrawn_at__gt=last.published_at)
    read = numbers.exclude(origin=Origin.FILE)
    return {
        *numbers.values_list("by", flat=True),
        *read.exclude(study__readings=None).values_list("study__readings__by", flat=True),
        *withdrawn.values_list("withdrawn_by", flat=True),
    }
