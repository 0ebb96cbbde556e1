"""Every write to second ratings."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from ...measures import Answer, Scored, score
from ...measures import measure as measure_of
from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..assessments.fitting import form_name
from ..assessments.models import Response
from ..assessments.scoring import given, to_json
from ..audit.actions import action, record
from ..design.filters import day
from ..instruments import selectors as certificates
from ..relationships.actions import finish_task, raise_task
from ..relationships.models import TaskKind
from ..relationships.policies import may_withdraw
from ..way.policies import Refusal, insist
from . import policies, selectors
from .models import SecondRating

WITHIN = dt.timedelta(days=14)
"""Our own choice: long enough to find an hour, and short enough to remember the film."""


@action
def ask_second_rating(*, by: Viewer, response: Response, rater: User) -> SecondRating:
    """Ask a certified colleague to rate the same occasion without seeing the first rating."""
    response = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    definition, today = measure_of(response.measure), timezone.localdate()
    certified = certificates.certified(by, definition.id, today)
    insist(policies.may_ask(definition, response, rater, certified, selectors.asked(response)))
    family = response.assessment.episode.family
    name = form_name(definition, response.reporter, response.relationship, response.about)
    task = raise_task(
        by=by,
        family=family,
        kind=TaskKind.OTHER,
        title=f"Rate a second time: {name}",
        why=f"From the film or notes of {day(response.answered_on)}. Do not open the family’s "
        "record first: go by Agreement of raters, on the page of your team.",
        due_on=today + WITHIN,
        assigned_to=rater,
    )
    second = SecondRating.objects.create(
        response=response, rater=rater, asked_by=by.user, task=task
    )
    _note(by, second, "asked for a second rating")
    return second


@action
def rate_again(*, by: Viewer, second: SecondRating, answers: Mapping[str, Answer]) -> SecondRating:
    """Keep what the second rater found; both are open from then on. Raises InvalidAnswers."""
    second = SecondRating.objects.select_for_update(of=("self",)).get(pk=second.pk)
    response, definition = second.response, measure_of(second.response.measure)
    held = certificates.held_by(by, by.user, definition.id)
    insist(policies.may_rate(definition, second, by.user, held, timezone.localdate()))
    result = score(definition, dict(answers.items()))
    if not isinstance(result, Scored):
        insist(Refusal(result.message, "Rate everything, then save."))
    second.answers, second.score = given(answers), to_json(result)
    second.rated_at = timezone.now()
    second.blind = not selectors.opened_since(by.user, response)
    second.save(update_fields=["answers", "score", "rated_at", "blind"])
    if second.task is not None and second.task.done_at is None:
        finish_task(by=by, task=second.task, note="Rated.", seen=None)
    _note(by, second, "rated a second time")
    return second


@action
def note_agreed(*, by: Viewer, second: SecondRating, agreed: str) -> SecondRating:
    """Keep what the two raters agreed on after they talked. Neither rating is changed."""
    second = SecondRating.objects.select_for_update(of=("self",)).get(pk=second.pk)
    insist(policies.may_compare(second))
    second.agreed, second.agreed_by, second.agreed_at = agreed, by.user, timezone.now()
    second.save(update_fields=["agreed", "agreed_by", "agreed_at"])
    _note(by, second, "wrote what two raters agreed on")
    return second


@action
def withdraw_second_rating(*, by: Viewer, second: SecondRating, because: str) -> SecondRating:
    """Take back what was asked or rated wrongly."""
    second = SecondRating.objects.select_for_update(of=("self",)).get(pk=second.pk)
    insist(may_withdraw(second))
    second.save(update_fields=second.mark_withdrawn(by=by.user, because=because))
    if second.task is not None and second.task.done_at is None:
        finish_task(by=by, task=second.task, note="No longer asked for.", seen=None)
    _note(by, second, "withdrew a second rating")
    return second


def _note(by: Viewer, second: SecondRating, verb: str) -> None:
    record(
        by=by,
        verb=verb,
        family=second.response.assessment.episode.family_id,
        subject=f"second rating {second.pk}",
        details={"response": second.response_id, "rater": second.rater_id},
    )
