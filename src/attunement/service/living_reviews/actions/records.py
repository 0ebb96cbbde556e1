"""Screening: records come in, two people judge each apart, and a conflict is settled by name."""

from collections.abc import Sequence

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit import actions as audit
from ...audit.actions import action
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..importing import Found
from ..models import Judgement, LivingReview, Record, Verdict


@action
def import_records(*, by: Viewer, review: LivingReview, found: Sequence[Found]) -> int:
    """Keep the records that the review does not have; returns how many are new."""
    review = lock(review)
    there = set(review.records.values_list("key", flat=True))
    now = timezone.now()
    new = {
        each.key: Record(
            review=review,
            key=each.key,
            label=each.label,
            citation=each.citation,
            abstract=each.abstract,
            imported_at=now,
            imported_by=by.user,
        )
        for each in found
        if each.key not in there
    }
    Record.objects.bulk_create(new.values())
    audit.record(
        by=by,
        verb="imported records to screen",
        subject=f"living review {review.pk}",
        details={"found": len(found), "new": len(new)},
    )
    return len(new)


@action
def judge_record(*, by: Viewer, record: Record, verdict: Verdict, reason: str) -> Record:
    """Keep one person's judgement; two that say the same of including or not decide it.

    The log does not say what was judged: that would tell the second person.
    """
    judged = lock(record)
    before = list(judged.judgements.order_by("place"))
    insist(policies.may_judge(judged, judges=[each.by_id for each in before], by=by.user))
    now = timezone.now()
    Judgement.objects.create(
        record=judged, place=len(before) + 1, by=by.user, at=now, verdict=verdict, reason=reason
    )
    if before and before[0].verdict == verdict and verdict != Verdict.UNSURE:
        judged.decision, judged.decided_at = verdict, now
    bump(judged, "decision", "decided_at")
    audit.record(by=by, verb="judged a record", subject=f"review record {judged.pk}")
    return judged


@action
def decide_record(
    *, by: Viewer, record: Record, verdict: Verdict, reason: str, seen: int | None = None
) -> Record:
    """Settle a record on which the two differ, or were not sure."""
    decided = lock(record, seen=seen)
    insist(policies.may_decide(decided, judgements=decided.judgements.count()))
    decided.decision, decided.decided_at = verdict, timezone.now()
    decided.decided_by, decided.decided_because = by.user, reason
    bump(decided, "decision", "decided_at", "decided_by", "decided_because")
    audit.record(
        by=by,
        verb="settled a record",
        subject=f"review record {decided.pk}",
        details={"decision": verdict},
    )
    return decided
