"""Starting an exercise, rating alone, and handing in."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.utils import timezone

from ....choosing.hexagon import Indicator
from ....knowledge.vocabulary import NeedLevel
from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..given import Given
from ..models import Exercise, ExerciseCandidate, Rater, Rating


@action
def start_exercise(
    *,
    by: Viewer,
    question: str,
    programmes: Collection[str],
    raters: Collection[User],
    months: tuple[int, int] | None,
    need_levels: Collection[NeedLevel],
    rate_by: dt.date,
    on: dt.date,
) -> Exercise:
    """Ask people to rate one programme or several. `months`: the babies' ages, both included."""
    insist(policies.may_start(programmes, raters))
    first, last = months or (None, None)
    exercise = Exercise.objects.create(
        team=by.team,
        question=question,
        months_from=first,
        months_to=last,
        need_levels=[level.value for level in NeedLevel if level in need_levels],
        rate_by=rate_by,
        started_on=on,
        started_by=by.user,
    )
    ExerciseCandidate.objects.bulk_create(
        ExerciseCandidate(exercise=exercise, programme=each) for each in dict.fromkeys(programmes)
    )
    Rater.objects.bulk_create(Rater(exercise=exercise, user=each) for each in dict.fromkeys(raters))
    record(
        by=by,
        verb="started a Hexagon exercise",
        subject=f"exercise {exercise.pk}",
        details={"programmes": list(programmes), "raters": [each.pk for each in raters]},
    )
    return exercise


@action
def rate(
    *, by: Viewer, candidate: ExerciseCandidate, given: Mapping[Indicator, Given], seen: int | None
) -> Rater:
    """Keep what one rater says so far of one candidate, whole: what is not given any more is taken
    away. The log says that, and nothing of what was said."""
    rater = _locked(by, candidate, seen)
    insist(policies.may_rate(rater, decided=hasattr(candidate, "decision")))
    assert rater is not None
    Rating.objects.filter(rater=rater, candidate=candidate).delete()
    Rating.objects.bulk_create(
        Rating(
            rater=rater,
            candidate=candidate,
            indicator=indicator.value,
            value=one.value,
            reason=one.reason,
            sources=list(one.sources),
        )
        for indicator, one in given.items()
    )
    bump(rater)
    record(
        by=by,
        verb="rated a programme",
        subject=f"exercise {candidate.exercise_id}",
        details={"candidate": candidate.pk, "indicators": len(given)},
    )
    return rater


@action
def hand_in(*, by: Viewer, exercise: Exercise, at: dt.datetime) -> Rater:
    """From here on a rater's ratings stand, and they see those of the others."""
    rater = _own(by, exercise)
    if rater is not None:
        rater = lock(rater)
        rater.exercise = exercise
    waiting = selectors.still_to_rate(rater) if rater else {}
    names = selectors.library_of(by, timezone.localdate(at)).programmes
    missing = [
        f"{names[each.programme].name}, {one.words.lower()}"
        for each, several in waiting.items()
        for one in several
    ]
    insist(policies.may_hand_in(rater, missing))
    assert rater is not None
    rater.handed_in_at = at
    bump(rater, "handed_in_at")
    record(by=by, verb="handed in ratings", subject=f"exercise {exercise.pk}")
    return rater


def _own(by: Viewer, exercise: Exercise) -> Rater | None:
    return Rater.objects.filter(exercise=exercise, user=by.user).first()


def _locked(by: Viewer, candidate: ExerciseCandidate, seen: int | None) -> Rater | None:
    rater = _own(by, candidate.exercise)
    return lock(rater, seen=seen) if rater else None
