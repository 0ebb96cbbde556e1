"""What a parent or carer does with their link. Nobody is signed in, so `by` is None, and the log
says "public" with the invitation that was used; never what was answered."""

from django.utils import timezone

from ....measures import Answer, SafetyFlag, measure, score
from ...assessments.actions import record_response_from_home
from ...assessments.models import Response
from ...assessments.safety import flag_in_words
from ...assessments.scoring import given
from ...audit.actions import action, record
from ...design.filters import when
from ...relationships.actions import raise_task
from ...relationships.models import Task, TaskKind
from ...way.locking import bump
from ...way.policies import insist
from .. import policies
from ..asking import form_key, name_of, newly_raised
from ..keys import Keys
from ..models import AskedForm, Invitation
from .holding import _held


@action
def enter_pin(*, by: None, invitation: Invitation, keys: Keys) -> bool:
    """Try a PIN; whether it was right. Counted in the row, under its lock, so that tries made at
    the same moment, or at another process, count too. Refused once the link is locked."""
    invitation = _held(invitation)
    insist(policies.may_answer(invitation, timezone.now()))
    right = invitation.mark_tried(keys)
    bump(invitation, "wrong_pins", "opened_at")
    _note(by, invitation, "opened questions at home" if right else "gave a wrong PIN")
    return right


@action
def save_answer(
    *, by: None, invitation: Invitation, form: AskedForm, item: str, answer: Answer
) -> tuple[SafetyFlag, ...]:
    """Keep one answer until it is sent; None is a question that they chose to skip.

    An answer that may not wait raises the same-day task now, sent or not. Changing the answer back
    does not take the task away. Returns what was raised. Raises InvalidAnswers.
    """
    invitation = _held(invitation)
    insist(policies.may_answer(invitation, timezone.now()))
    form = AskedForm.objects.select_for_update().get(pk=form.pk, invitation=invitation)
    definition = measure(form.measure)
    before, form.answers = form.answers, form.answers | {definition.item(item).key: answer}
    score(definition, dict(form.answers.items()))
    if raised := newly_raised(definition, before, form.answers):
        form.safety_task = _same_day_task(by, invitation, form, raised)
    form.save(update_fields=["answers", "safety_task"])
    _note(by, invitation, "answered a question at home")
    return raised


@action
def send_answers(*, by: None, invitation: Invitation) -> list[Response]:
    """Make the answers part of the assessment, once. Forms without any answer are left out.

    Refused as a whole when the assessment cannot take one of them: nothing is then sent or lost.
    """
    invitation = _held(invitation)
    assessment, person = invitation.assessment, invitation.person
    now = timezone.now()
    insist(policies.may_answer(invitation, now))
    forms = list(
        invitation.forms.select_related("about", "relationship", "safety_task").order_by("pk")
    )
    answered = [form for form in forms if given(form.answers)]
    insist(policies.has_answers(len(answered)))
    for form in answered:
        form.response = record_response_from_home(
            by=by,
            asked_by=invitation.asked_by,
            assessment=assessment,
            measure=form.measure,
            whom=form_key(form, person.pk)[1],
            answered_on=timezone.localdate(now),
            answers=form.answers,
            safety_task=form.safety_task,
        )
    for form in forms:
        form.answers = {}
        form.save(update_fields=["answers", "response"])
    invitation.finished_at = now
    bump(invitation, "finished_at")
    raise_task(
        by=by,
        family=assessment.episode.family,
        kind=TaskKind.FOLLOW_UP,
        title=f"Read what {person.first_name} answered at home"[:200],
        why=f"Sent {when(now)}: {', '.join(name_of(form, person) for form in answered)}.",
        due_on=timezone.localdate(now),
        assigned_to=assessment.episode.keyworker,
        person=person,
    )
    _note(by, invitation, "sent answers from home")
    return [form.response for form in answered if form.response]


def _same_day_task(
    by: None, invitation: Invitation, form: AskedForm, raised: tuple[SafetyFlag, ...]
) -> Task:
    definition, episode = measure(form.measure), invitation.assessment.episode
    name = name_of(form, invitation.person)
    said = " ".join(flag_in_words(definition, flag) for flag in raised)
    now = timezone.now()
    return raise_task(
        by=by,
        family=episode.family,
        kind=TaskKind.SAFETY,
        title=f"Act today: {name}"[:200],
        why=f"{name}, being answered at home {when(now)}, not with you. {said} They were shown the "
        "team’s crisis text.",
        due_on=timezone.localdate(now),
        assigned_to=episode.keyworker,
        person=invitation.person,
    )


def _note(by: None, invitation: Invitation, verb: str) -> None:
    episode = invitation.assessment.episode
    record(
        by=by,
        team=episode.team,
        verb=verb,
        family=episode.family_id,
        subject=f"invitation {invitation.pk}",
    )
