"""Every write to assessments, responses, goals and formulations."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ...measures import Answer, safety_flags, score
from ...measures import measure as measure_of
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.actions import raise_task
from ..relationships.models import Episode, Person, Relationship, Task, TaskKind
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import fitting, policies, selectors
from .fitting import Filling, Whom
from .models import Assessment, Formulation, Goal, GoalRating, Phase, Response
from .new import NewFormulation
from .safety import safety_words
from .scoring import given, to_json


def _note(by: Viewer, episode: Episode, verb: str, subject: str, **details: Any) -> None:
    record(by=by, verb=verb, family=episode.family_id, subject=subject, details=details)


@action
def start_assessment(*, by: Viewer, episode: Episode, phase: Phase, on: dt.date) -> Assessment:
    """Begin one occasion of an episode."""
    episode = lock(episode)
    insist(policies.may_start(episode, phase, on, episode.assessments.all()))
    assessment = Assessment.objects.create(
        episode=episode, phase=phase, started_on=on, started_by=by.user
    )
    _note(by, episode, "started an assessment", f"assessment {assessment.pk}", phase=phase)
    return assessment


@action
def write_notes(
    *,
    by: Viewer,
    assessment: Assessment,
    referrer_information: str,
    conversation: str,
    observation: str,
    observed: Relationship | None,
    seen: int | None,
) -> Assessment:
    """Write the three parts that are words. An observation is of somebody: it names the
    relationship."""
    assessment = lock(assessment, seen=seen)
    insist(policies.may_write(assessment))
    insist(policies.names_observed(assessment, observation, observed))
    assessment.referrer_information = referrer_information
    assessment.conversation = conversation
    assessment.observation, assessment.observed = observation, observed
    bump(assessment, "referrer_information", "conversation", "observation", "observed")
    _note(by, assessment.episode, "wrote assessment notes", f"assessment {assessment.pk}")
    return assessment


@action
def complete_assessment(
    *, by: Viewer, assessment: Assessment, on: dt.date, seen: int | None
) -> Assessment:
    """Close an occasion: from now on it is read, not changed."""
    assessment = lock(assessment, seen=seen)
    insist(policies.may_complete(assessment, on))
    assessment.completed_on = on
    bump(assessment, "completed_on")
    _note(by, assessment.episode, "completed an assessment", f"assessment {assessment.pk}")
    return assessment


@action
def record_response(
    *,
    by: Viewer,
    assessment: Assessment,
    measure: str,
    reporter: Person | None = None,
    relationship: Relationship | None = None,
    about: Person | None = None,
    answered_on: dt.date,
    answers: Mapping[str, Answer],
    seen: int | None = None,
) -> Response:
    """Keep a form as it was answered, finished or not, with its score beside it.

    A safety answer raises a same-day task in this very transaction. `seen` is the primary key of
    the unfinished response that the person had before them (0: none); raises Stale when another
    stands now. Raises InvalidAnswers for answers that the form does not permit.
    """
    assessment = lock(assessment)
    episode = assessment.episode
    definition = measure_of(measure)
    whom = Whom(*(row.pk if row else None for row in (reporter, relationship, about)))
    within = selectors.current_relationships(episode.family, answered_on)
    filling = fitting.find(definition, within, whom)
    insist(policies.names_whom(definition, filling))
    assert filling is not None
    insist(policies.may_answer(assessment, filling, answered_on))
    unfinished = selectors.standing_response(assessment, measure, filling.whom)
    if seen is not None and seen != (unfinished.pk if unfinished else 0):
        raise Stale(assessment)
    insist(policies.may_fill_in(filling, unfinished))
    insist(policies.has_answers(answers))
    result = score(definition, dict(answers.items()))
    kept = given(answers)
    if unfinished is not None:
        _withdraw(by, unfinished, "The form was finished later.")
    response = Response.objects.create(
        assessment=assessment,
        measure=definition.id,
        measure_version=definition.version,
        reporter=filling.reporter,
        rater=None if filling.reporter else by.user,
        relationship=filling.relationship,
        about=filling.about,
        answered_on=answered_on,
        entered_by=by.user,
        finishes=unfinished,
        safety_task=_same_day_task(by, episode, filling, kept, answered_on, unfinished),
        answers=kept,
        score=to_json(result),
    )
    _note(
        by,
        episode,
        "recorded a questionnaire",
        f"response {response.pk}",
        measure=definition.id,
        version=definition.version,
    )
    return response


def _same_day_task(
    by: Viewer,
    episode: Episode,
    filling: Filling,
    answers: Mapping[str, Any],
    answered_on: dt.date,
    unfinished: Response | None,
) -> Task | None:
    """The task that a safety answer calls for; the one that is there when the same answer already
    called for it."""
    flags = safety_flags(filling.measure, dict(answers.items()))
    if not flags:
        return None
    if (
        unfinished is not None
        and unfinished.safety_task is not None
        and safety_flags(filling.measure, unfinished.answers) == flags
    ):
        return unfinished.safety_task
    words = safety_words(filling, flags, answered_on)
    return raise_task(
        by=by,
        family=episode.family,
        kind=TaskKind.SAFETY,
        title=words.title,
        why=words.why,
        due_on=timezone.localdate(),
        assigned_to=episode.keyworker,
        person=filling.reporter or filling.about,
    )


@action
def withdraw_response(*, by: Viewer, response: Response, because: str) -> Response:
    """Take back a form that was entered wrongly. It stays readable; nothing counts it any more. A
    same-day task that it raised stays until somebody says what was done."""
    response = Response.objects.select_for_update().get(pk=response.pk)
    insist(policies.may_withdraw(response))
    _withdraw(by, response, because)
    _note(by, response.assessment.episode, "withdrew a questionnaire", f"response {response.pk}")
    return response


def _withdraw(by: Viewer, row: Response | Goal | GoalRating, because: str) -> None:
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_because = timezone.now(), by.user, because
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])


@action
def set_goal(
    *,
    by: Viewer,
    assessment: Assessment,
    words: str,
    set_by: Person,
    relationship: Relationship | None,
    on: dt.date,
    rating: int | None = None,
) -> Goal:
    """Write down a goal in the family's own words, with how close they feel to it today if they
    said."""
    assessment = lock(assessment)
    within = selectors.current_relationships(assessment.episode.family, on)
    insist(policies.may_set_goal(assessment, set_by, relationship, within, on))
    goal = Goal.objects.create(
        episode=assessment.episode, relationship=relationship, words=words, set_by=set_by, set_on=on
    )
    if rating is not None:
        insist(policies.may_rate(goal, assessment, rating, on))
        _rate(by, goal, assessment, rating, on)
    _note(by, assessment.episode, "set a goal", f"goal {goal.pk}", rated=rating is not None)
    return goal


@action
def rate_goal(
    *,
    by: Viewer,
    goal: Goal,
    assessment: Assessment,
    rating: int,
    on: dt.date,
    seen: int | None = None,
) -> GoalRating:
    """Write down how close they feel to a goal, 0 to 10. A second rating in one assessment stands
    instead of the first, which stays in the record as withdrawn.

    `seen` is the primary key of the rating that the person had before them (0: none).
    """
    assessment = lock(assessment)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    insist(policies.may_rate(goal, assessment, rating, on))
    earlier = selectors.standing_rating(goal, assessment)
    if seen is not None and seen != (earlier.pk if earlier else 0):
        raise Stale(assessment)
    if earlier is not None:
        _withdraw(by, earlier, "Rated again in the same assessment.")
    row = _rate(by, goal, assessment, rating, on)
    _note(by, assessment.episode, "rated a goal", f"goal {goal.pk}")
    return row


def _rate(by: Viewer, goal: Goal, assessment: Assessment, rating: int, on: dt.date) -> GoalRating:
    return GoalRating.objects.create(
        goal=goal, assessment=assessment, rating=rating, rated_on=on, entered_by=by.user
    )


@action
def withdraw_goal(*, by: Viewer, goal: Goal, because: str) -> Goal:
    """Take a goal off the list: written down wrongly, or no longer theirs. Its words and ratings
    stay readable."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    insist(policies.may_withdraw(goal))
    _withdraw(by, goal, because)
    _note(by, goal.episode, "withdrew a goal", f"goal {goal.pk}")
    return goal


@action
def write_formulation(
    *,
    by: Viewer,
    episode: Episode,
    relationship: Relationship,
    new: NewFormulation,
    on: dt.date,
    seen: int | None,
) -> Formulation:
    """Write, or write anew, the understanding of one relationship in one episode.

    `seen` is the version that the person had before them, None when there was none yet; raises
    Stale when somebody has written one since.
    """
    episode = lock(episode)
    insist(policies.may_formulate(episode, relationship))
    found = selectors.formulation(episode, relationship)
    if found is None:
        found = Formulation.objects.create(
            episode=episode,
            relationship=relationship,
            written_on=on,
            written_by=by.user,
            **new.values(),
        )
    else:
        if seen is None:
            raise Stale(found)
        found = lock(found, seen=seen)
        values = new.values() | {"written_on": on, "written_by": by.user}
        for name, value in values.items():
            setattr(found, name, value)
        bump(found, *values)
    _note(by, episode, "wrote a formulation", f"formulation {found.pk}")
    return found
