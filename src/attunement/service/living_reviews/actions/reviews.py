"""Starting a review, and giving it an outcome with the studies that somebody has pooled before."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from ....synthesis.living import Entry
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import LivingReview, Origin, ReviewOutcome, Study, StudyNumbers


@action
def start_review(*, by: Viewer, title: str, question: str) -> LivingReview:
    review = LivingReview.objects.create(
        team=by.team,
        title=title,
        question=question,
        started_on=timezone.localdate(),
        started_by=by.user,
    )
    record(by=by, verb="started a living review", subject=f"living review {review.pk}")
    return review


@action
def add_outcome(
    *,
    by: Viewer,
    review: LivingReview,
    name: str,
    measure: str,
    columns: Mapping[str, str],
    entries: Sequence[Entry],
) -> ReviewOutcome:
    """An outcome and the studies of its table. A study that the review has already keeps what it
    says of other outcomes."""
    review = lock(review)
    names = set(review.outcomes.values_list("name", flat=True))
    insist(policies.may_add_outcome(name, names=names, being_read=selectors.being_read(review)))
    now = timezone.now()
    outcome = ReviewOutcome.objects.create(
        review=review,
        name=name,
        measure=measure,
        columns=[list(pair) for pair in columns.items()],
        added_on=timezone.localdate(),
        added_by=by.user,
    )
    there = {each.label: each for each in review.studies.filter(withdrawn_at=None)}
    new = [
        Study(review=review, label=each.study, added_at=now, added_by=by.user, settled_at=now)
        for each in entries
        if each.study not in there
    ]
    there |= {each.label: each for each in Study.objects.bulk_create(new)}
    StudyNumbers.objects.bulk_create(
        StudyNumbers(
            study=there[each.study],
            outcome=outcome,
            values=dict(each.values),
            origin=Origin.FILE,
            at=now,
            by=by.user,
        )
        for each in entries
    )
    bump(review)
    record(
        by=by,
        verb="added an outcome to a living review",
        subject=f"living review {review.pk}",
        details={"outcome": name, "measure": measure, "studies": len(entries)},
    )
    return outcome
