"""What the team agrees on, and what it decides."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from ....choosing.hexagon import Indicator
from ....choosing.hexagon.scores import NEEDS_A_SOURCE
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..given import Given
from ..models import Agreement, Decision, ExerciseCandidate, Verdict
from ..shown import keep


@action
def agree(
    *,
    by: Viewer,
    candidate: ExerciseCandidate,
    given: Mapping[Indicator, Given],
    seen: int | None,
    on: dt.date,
) -> ExerciseCandidate:
    """Enter what was agreed on each indicator, after everybody rated alone. Nobody's own rating is
    changed by it."""
    candidate = lock(candidate, seen=seen)
    exercise = selectors.exercise(by, candidate.exercise_id)
    raters = list(exercise.raters.all())
    own = selectors.rater_of(exercise, by.user)
    decided = _decided(candidate)
    insist(policies.may_agree(exercise, raters, own, decided=decided, on=on))
    evidence = given.get(Indicator.EVIDENCE)
    insist(
        policies.evidence_is_cited(
            evidence.value if evidence else None,
            from_level=NEEDS_A_SOURCE,
            cited=selectors.cites_evidence(candidate),
        )
    )
    now = timezone.now()
    for indicator, one in given.items():
        Agreement.objects.update_or_create(
            candidate=candidate,
            indicator=indicator.value,
            defaults={"value": one.value, "reason": one.reason, "by": by.user, "at": now},
        )
    bump(candidate)
    record(
        by=by,
        verb="agreed ratings",
        subject=f"exercise {exercise.pk}",
        details={
            "candidate": candidate.pk,
            "agreed": {indicator.value: one.value for indicator, one in given.items()},
        },
    )
    return candidate


@action
def decide(
    *,
    by: Viewer,
    candidate: ExerciseCandidate,
    verdict: Verdict,
    reason: str,
    revisit_on: dt.date,
    seen: int | None,
    on: dt.date,
) -> Decision:
    """Decide, and keep all that was known: hints, every rating, what was agreed, and the version of
    the library. What is kept is worked out here and now, not taken from the page."""
    candidate = lock(candidate, seen=seen)
    exercise = selectors.exercise(by, candidate.exercise_id)
    shown = selectors.shown(by, exercise, on)[candidate.pk]
    insist(
        policies.may_decide(
            [each.value for each in shown.agreed],
            wanted=len(Indicator),
            decided=_decided(candidate),
        )
    )
    decision = Decision.objects.create(
        candidate=candidate,
        verdict=verdict,
        reason=reason,
        revisit_on=revisit_on,
        decided_on=on,
        decided_by=by.user,
        knowledge_version=selectors.library_of(by, on).version,
        snapshot=keep(shown),
    )
    bump(candidate)
    record(
        by=by,
        verb="decided on a programme",
        subject=f"decision {decision.pk}",
        details={"programme": candidate.programme, "verdict": verdict.value},
    )
    return decision


def _decided(candidate: ExerciseCandidate) -> bool:
    return Decision.objects.filter(candidate=candidate).exists()
