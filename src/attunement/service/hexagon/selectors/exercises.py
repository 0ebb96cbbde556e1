"""Exercises of the viewer's team, and what may be seen of each other's ratings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count, Prefetch, QuerySet

from ....choosing.hexagon import Indicator, anchors_unchecked, hints, warnings
from ....knowledge.library import Library
from ...accounts.models import User
from ...accounts.viewer import Viewer
from ..given import Given
from ..models import Agreement, Exercise, ExerciseCandidate, Rater, Rating
from ..permissions import RATE
from ..shown import Shown, ShownAgreement, ShownRating, show_hints
from .team import Facts, library_of, team_facts, wanted_of


def exercises(viewer: Viewer) -> QuerySet[Exercise]:
    """Newest first, with their candidates, decisions and raters."""
    if not viewer.may(RATE):
        return Exercise.objects.none()
    candidates = ExerciseCandidate.objects.select_related("decision").order_by("pk")
    raters = Rater.objects.select_related("user").order_by("user__name", "pk")
    return (
        Exercise.objects.filter(team=viewer.team)
        .select_related("started_by")
        .prefetch_related(Prefetch("candidates", candidates), Prefetch("raters", raters))
        .order_by("-started_on", "-pk")
    )


def exercise(viewer: Viewer, pk: int) -> Exercise:
    """Raises Exercise.DoesNotExist for one that this viewer cannot see."""
    return exercises(viewer).get(pk=pk)


def candidate(viewer: Viewer, exercise: int, pk: int) -> ExerciseCandidate:
    """With its exercise, loaded as `exercise` does. Raises DoesNotExist."""
    whole = exercises(viewer).get(pk=exercise)
    for each in whole.candidates.all():
        if each.pk == pk:
            each.exercise = whole
            return each
    raise ExerciseCandidate.DoesNotExist


def rater_of(exercise: Exercise, user: User) -> Rater | None:
    """This person as a rater of it; None when they were not asked."""
    return next((each for each in exercise.raters.all() if each.user_id == user.pk), None)


def given_by(rater: Rater, candidate: ExerciseCandidate) -> dict[Indicator, Given]:
    """What this rater has said so far."""
    return {
        Indicator.coded(each.indicator): Given(each.value, each.reason, tuple(each.sources))
        for each in Rating.objects.filter(rater=rater, candidate=candidate)
    }


def still_to_rate(rater: Rater) -> dict[ExerciseCandidate, list[Indicator]]:
    """By candidate that is still open, the indicators on which this rater has said nothing."""
    said = set(Rating.objects.filter(rater=rater).values_list("candidate", "indicator"))
    return {
        each: missing
        for each in rater.exercise.candidates.all()
        if not hasattr(each, "decision")
        and (missing := [one for one in Indicator if (each.pk, one.value) not in said])
    }


def agreements(candidate: ExerciseCandidate) -> dict[Indicator, ShownAgreement]:
    found = Agreement.objects.filter(candidate=candidate)
    return {
        Indicator.coded(each.indicator): ShownAgreement(each.value, each.reason) for each in found
    }


def agreed_on(exercise: Exercise) -> dict[int, int]:
    """By candidate, on how many of the six something was agreed."""
    found = Agreement.objects.filter(candidate__exercise=exercise)
    return dict(found.values_list("candidate").annotate(Count("pk")))


def sources_about(library: Library, programme: str) -> dict[str, str]:
    """The sources of the library that speak of a programme, by id: of its own record, of claims
    about it, and of studies of it."""
    about = [library.programmes[programme], *library.claims_about(programme)]
    about += [study for study in library.studies.values() if study.programme == programme]
    named = dict.fromkeys(source for each in about for source in each.source_ids)
    return {
        each: library.sources[each].called for each in named if not library.sources[each].unchecked
    }


def cites_evidence(candidate: ExerciseCandidate) -> bool:
    """Whether anybody who handed in named a source for its evidence."""
    found = Rating.objects.filter(
        candidate=candidate, indicator=Indicator.EVIDENCE.value, rater__handed_in_at__isnull=False
    )
    return any(each for each in found.values_list("sources", flat=True))


def shown(viewer: Viewer, exercise: Exercise, on: dt.date) -> dict[int, Shown]:
    """Each candidate, by its id: live hints, ratings that were handed in, and what was agreed. The
    number of queries does not depend on how many there are."""
    library, facts = library_of(viewer, on), team_facts(viewer, on)
    rated, agreed = _ratings(exercise, library), _agreed(exercise)
    return {
        each.pk: _shown(exercise, each, library, facts, rated[each.pk], agreed[each.pk], on)
        for each in exercise.candidates.all()
        if each.programme in library.programmes
    }


def _shown(
    exercise: Exercise,
    candidate: ExerciseCandidate,
    library: Library,
    facts: Facts,
    ratings: list[ShownRating],
    agreed: Mapping[Indicator, ShownAgreement],
    on: dt.date,
) -> Shown:
    programme = library.programmes[candidate.programme]
    wanted = wanted_of(exercise)
    live = hints(programme=programme, site=facts.site(programme, wanted), library=library, on=on)
    high = agreed.get(Indicator.EVIDENCE)
    top = (
        high.value
        if high
        else max(
            (r.value for r in ratings if r.indicator is Indicator.EVIDENCE and r.value),
            default=None,
        )
    )
    return Shown(
        name=programme.name,
        hints=show_hints(live, library),
        ratings=tuple(ratings),
        agreed=agreed,
        warnings=warnings(Indicator.EVIDENCE, top, programme, wanted, on) if top else (),
        anchors_unchecked=anchors_unchecked(library),
    )


def _ratings(exercise: Exercise, library: Library) -> dict[int, list[ShownRating]]:
    found: dict[int, list[ShownRating]] = defaultdict(list)
    handed_in = Rating.objects.filter(
        rater__exercise=exercise, rater__handed_in_at__isnull=False
    ).select_related("rater__user")
    for each in handed_in.order_by("rater__user__name", "rater", "pk"):
        found[each.candidate_id].append(
            ShownRating(
                rater=each.rater.user.name,
                indicator=Indicator.coded(each.indicator),
                value=each.value,
                reason=each.reason,
                sources=tuple(
                    library.sources[one].called if one in library.sources else one
                    for one in each.sources
                ),
            )
        )
    return found


def _agreed(exercise: Exercise) -> dict[int, dict[Indicator, ShownAgreement]]:
    found: dict[int, dict[Indicator, ShownAgreement]] = defaultdict(dict)
    for each in Agreement.objects.filter(candidate__exercise=exercise):
        found[each.candidate_id][Indicator.coded(each.indicator)] = ShownAgreement(
            each.value, each.reason
        )
    return found
