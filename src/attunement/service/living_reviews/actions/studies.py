"""A study comes in: named, read by two people apart, settled; or taken out again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import LivingReview, Origin, Reading, Study, StudyNumbers

type Values = Mapping[str, Mapping[str, float | None]]
"""By outcome id, then by column."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What was taken for one column on which two readings differ, and why."""

    outcome: int
    column: str
    value: float | None
    reason: str


@action
def add_study(*, by: Viewer, review: LivingReview, label: str, citation: str = "") -> Study:
    review = lock(review)
    insist(
        policies.may_add_study(
            label, labels=selectors.labels(review), outcomes=review.outcomes.count()
        )
    )
    study = Study.objects.create(
        review=review, label=label, citation=citation, added_at=timezone.now(), added_by=by.user
    )
    record(by=by, verb="added a study", subject=f"study {study.pk}", details={"label": label})
    return study


@action
def read_study(*, by: Viewer, study: Study, values: Values, found_in: str) -> Study:
    """Keep one person's reading. Where it is the second and the two agree, the study is in.

    The log says that it was read, not what was found: a number there would tell the next reader.
    """
    review, study = lock(study.review), lock(study)
    readers = list(study.readings.order_by("place").values_list("by", flat=True))
    insist(policies.may_read(study, readers=readers, by=by.user))
    Reading.objects.create(
        study=study,
        place=len(readers) + 1,
        by=by.user,
        at=timezone.now(),
        values={outcome: dict(columns) for outcome, columns in values.items()},
        found_in=found_in,
    )
    both = selectors.readings(study)
    if both and not selectors.read_differently(study, both):
        _take_in(by, review, study, both, ())
    bump(study)
    record(by=by, verb="read a study", subject=f"study {study.pk}")
    return study


@action
def settle_study(
    *, by: Viewer, study: Study, settled: Iterable[Settled], seen: int | None = None
) -> Study:
    """Say what stands for every column on which the two readings differ, each with a reason."""
    review, study = lock(study.review), lock(study, seen=seen)
    both = selectors.readings(study)
    insist(policies.may_settle(study, readings=len(both)))
    given = {(each.outcome, each.column): each for each in settled}
    differ = {
        (outcome.pk, each.column)
        for outcome, found in selectors.read_differently(study, both)
        for each in found
    }
    insist(policies.settles_all(differ, given={key: each.reason for key, each in given.items()}))
    _take_in(by, review, study, both, given.values())
    bump(study)
    record(
        by=by,
        verb="settled a study",
        subject=f"study {study.pk}",
        details={"columns": sorted(each.column for each in given.values())},
    )
    return study


def _take_in(
    by: Viewer, review: LivingReview, study: Study, both: list[Reading], settled: Iterable[Settled]
) -> None:
    """Write what stands for each outcome that somebody found numbers for."""
    now, decided = timezone.now(), list(settled)
    for outcome in review.outcomes.order_by("pk"):
        ours = {each.column: each for each in decided if each.outcome == outcome.pk}
        first, second = (each.values.get(str(outcome.pk), {}) for each in both)
        values = {
            column: ours[column].value if column in ours else first.get(column)
            for column, _ in outcome.columns
        }
        if all(value is None for value in values.values()):
            continue
        StudyNumbers.objects.create(
            study=study,
            outcome=outcome,
            values=values,
            origin=Origin.SETTLED if ours else Origin.AGREED,
            settled=[_kept(each, first, second) for each in ours.values()],
            at=now,
            by=by.user,
        )
    study.settled_at = now
    study.save(update_fields=["settled_at"])
    bump(review)


def _kept(settled: Settled, first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return {
        "column": settled.column,
        "first": first.get(settled.column),
        "second": second.get(settled.column),
        "taken": settled.value,
        "reason": settled.reason,
    }


@action
def withdraw_study(*, by: Viewer, study: Study, because: str, seen: int | None = None) -> Study:
    """Take a study out. What was read and why it went stays readable; published versions stay."""
    review, study = lock(study.review), lock(study, seen=seen)
    insist(policies.may_withdraw(study))
    study.withdrawn_at, study.withdrawn_by = timezone.now(), by.user
    study.withdrawn_because = because
    bump(study, "withdrawn_at", "withdrawn_by", "withdrawn_because")
    bump(review)
    record(by=by, verb="took a study out", subject=f"study {study.pk}")
    return study
