"""Keeping a questionnaire or rating as it was answered, and taking one back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ....measures import Answer, Measure, Scored, safety_flags, score
from ....measures import measure as measure_of
from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...design.filters import day
from ...instruments.selectors import local_age_forms, local_cut_offs
from ...relationships.actions import raise_task
from ...relationships.models import Episode, Person, Relationship, Task, TaskKind
from ...relationships.policies import may_withdraw
from ...way.locking import Stale
from ...way.policies import insist
from .. import fitting, policies, selectors
from ..age_forms import wrong_form
from ..fitting import Filling, Whom
from ..models import Assessment, Response
from ..safety import flag_in_words
from ..scoring import given, to_json
from .confirming import _close_confirmation, _confirmation_task, _why_draft
from .holding import _held


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
    rated_on: dt.date | None = None,
) -> Response:
    """Keep a form as a practitioner enters it, finished or not, with its score beside it.

    A safety answer raises a same-day task in this very transaction. A rating that no certificate of
    the rater's covers is kept as a draft, and somebody certified is asked to confirm it. `seen` is
    the primary key of the unfinished response that the person had before them (0: none); raises
    Stale when another stands now. `rated_on` is the day of coding, of a film that was made
    earlier (`answered_on`). Raises InvalidAnswers for answers that the form does not permit.
    """
    whom = Whom(*(row.pk if row else None for row in (reporter, relationship, about)))
    definition = measure_of(measure)
    return _keep(
        by, by.user, assessment, definition, whom, answered_on, answers, seen, rated_on=rated_on
    )


@action
def record_response_from_home(
    *,
    by: None,
    asked_by: User,
    assessment: Assessment,
    measure: str,
    whom: Whom,
    answered_on: dt.date,
    answers: Mapping[str, Answer],
    safety_task: Task | None,
) -> Response:
    """Keep a form that a parent or carer sent themselves: nobody of the team entered it.

    `asked_by` is who asked them. `safety_task` is the one that was raised while they answered: it
    stays with the form even if they changed that answer back. Refused where a form stands already,
    finished or not: a parent cannot have seen it, and must not replace it. Raises InvalidAnswers.
    """
    definition = measure_of(measure)
    return _keep(
        by, asked_by, assessment, definition, whom, answered_on, answers, 0, raised=safety_task
    )


def _keep(
    by: Viewer | None,
    entered_by: User,
    assessment: Assessment,
    definition: Measure,
    whom: Whom,
    answered_on: dt.date,
    answers: Mapping[str, Answer],
    seen: int | None,
    raised: Task | None = None,
    rated_on: dt.date | None = None,
) -> Response:
    assessment = _held(assessment)
    episode = assessment.episode
    within = selectors.current_relationships(episode.family, answered_on)
    filling = fitting.find(definition, within, whom)
    insist(policies.names_whom(definition, filling))
    assert filling is not None
    insist(policies.may_answer(assessment, filling, answered_on))
    if by is not None:
        insist(policies.may_use(definition, selectors.use_of(by, definition), timezone.localdate()))
    if len(definition.forms) > 1:
        ages = local_age_forms(episode.team).get((definition.id, definition.version))
        insist(wrong_form(filling, answers, ages, answered_on))
    unfinished = selectors.standing_response(assessment, definition.id, filling.whom)
    if seen is not None and seen != (unfinished.pk if unfinished else 0):
        raise Stale(assessment)
    insist(policies.may_fill_in(filling, unfinished))
    insist(policies.has_answers(answers))
    local = local_cut_offs(episode.team).get((definition.id, definition.version))
    result = score(definition, dict(answers.items()), local=local)
    kept = given(answers)
    if unfinished is not None:
        later = "The form was finished later."
        unfinished.save(update_fields=unfinished.mark_withdrawn(by=entered_by, because=later))
    today, rated = timezone.localdate(), filling.reporter is None
    draft_because = (
        _why_draft(by, definition, rated_on or answered_on, today) if by and rated else ""
    )
    response = Response.objects.create(
        assessment=assessment,
        measure=definition.id,
        measure_version=definition.version,
        reporter=filling.reporter,
        rater=entered_by if rated else None,
        relationship=filling.relationship,
        about=filling.about,
        answered_on=answered_on,
        coded_on=rated_on,
        entered_by=entered_by,
        answered_at_home=by is None,
        finishes=unfinished,
        safety_task=raised or _same_day_task(by, episode, filling, kept, answered_on, unfinished),
        draft_because=draft_because,
        confirmation_task=(
            _confirmation_task(by, episode, filling, draft_because, today)
            if by and draft_because and isinstance(result, Scored)
            else None
        ),
        answers=kept,
        score=to_json(result),
    )
    record(
        by=by,
        team=episode.team,
        verb="recorded a questionnaire",
        family=episode.family_id,
        subject=f"response {response.pk}",
        details={"measure": definition.id, "version": definition.version}
        | ({"draft": True} if draft_because else {}),
    )
    return response


@action
def withdraw_response(*, by: Viewer, response: Response, because: str) -> Response:
    """Take back a form that was entered wrongly. It stays readable; nothing counts it any more. A
    same-day task that it raised stays until somebody says what was done."""
    response = Response.objects.select_for_update().get(pk=response.pk)
    insist(may_withdraw(response))
    response.save(update_fields=response.mark_withdrawn(by=by.user, because=because))
    _close_confirmation(by, response, "The draft was withdrawn.")
    record(
        by=by,
        verb="withdrew a questionnaire",
        family=response.assessment.episode.family_id,
        subject=f"response {response.pk}",
    )
    return response


def _same_day_task(
    by: Viewer | None,
    episode: Episode,
    filling: Filling,
    answers: Mapping[str, Any],
    answered_on: dt.date,
    unfinished: Response | None,
) -> Task | None:
    """Raise the keyworker's task that a safety answer calls for, within the caller's transaction.

    The one that is there, when the same answer on the unfinished form already called for it. The
    team's own crisis text is shown beside a safety task wherever it is read, as it stands then.
    """
    flags = safety_flags(filling.measure, dict(answers.items()))
    if not flags:
        return None
    if (
        unfinished is not None
        and unfinished.safety_task is not None
        and safety_flags(filling.measure, unfinished.answers) == flags
    ):
        return unfinished.safety_task
    said = " ".join(flag_in_words(filling.measure, flag) for flag in flags)
    return raise_task(
        by=by,
        family=episode.family,
        kind=TaskKind.SAFETY,
        title=f"Act today: {filling.name}",
        why=f"{filling.name}, {day(answered_on)}. {said}",
        due_on=timezone.localdate(),
        assigned_to=episode.keyworker,
        person=filling.reporter or filling.about,
    )
