"""Publishing a version: everything that is shown is kept with it, and never changed again."""

from django.utils import timezone

from .... import __version__
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import lock
from ...way.policies import insist
from .. import policies, selectors
from ..kept import keep
from ..models import LivingReview, Publication
from ..shown import show


@action
def publish(
    *, by: Viewer, review: LivingReview, note: str = "", seen: int | None = None
) -> Publication:
    """`seen`: the review's version in the preview; raises Stale when a study has come in since."""
    review = lock(review, seen=seen)
    last, now = selectors.last_publication(review), selectors.studied_now(review)
    update = selectors.update_of(last, now)
    insist(
        policies.may_publish(
            studies=len(now["entries"]),
            changed=update.changed,
            entered_by=selectors.entered_since(review, last),
            by=by.user,
        )
    )
    published = Publication.objects.create(
        review=review,
        number=last.number + 1 if last else 1,
        published_at=timezone.now(),
        published_by=by.user,
        title=review.title,
        question=review.question,
        note=note,
        software=f"Attunement {__version__}",
        studied=now,
        shown=keep(show(update)),
    )
    record(
        by=by,
        verb="published a living review",
        subject=f"living review {review.pk}",
        details={"version": published.number},
    )
    return published
