"""What one person could be asked at home, and the questions in their order. Pure."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...measures import Answer, Measure, SafetyFlag, measure, safety_flags
from ...measures.items import Item
from ..assessments.fitting import Filling, Whom, fillings, form_name, unsuited
from ..assessments.models import Response
from ..relationships.models import Person, Relationship
from ..way.policies import Refusal
from .models import AskedForm, Invitation
from .states import ANSWERABLE, state_of

PARENTS = frozenset({"carer", "mother", "father"})
OWN_PAGES = frozenset({"goals"})

type FormKey = tuple[str, Whom]


@dataclass(frozen=True)
class Offer:
    """A form that this person could be asked, or why not."""

    filling: Filling
    refusal: Refusal | None

    @property
    def key(self) -> str:
        return "-".join([self.filling.measure.id, *(str(pk or 0) for pk in self.filling.whom)])


def not_from_home(measure: Measure) -> Refusal | None:
    """Why nobody can answer this measure alone, from its words on a screen; None when they can."""
    if not PARENTS & set(measure.informants):
        return Refusal("It is rated by a practitioner.")
    if measure.kind in OWN_PAGES:
        return Refusal("A goal is rated beside its own words, together.")
    if not measure.licence.wording_may_ship:
        return Refusal("Its licence does not let us show its words.", "Use the owner’s own form.")
    if any(item.text is None or not measure.response(item).options for item in measure.items):
        return Refusal("Its words are not installed here.", "Use the printed form.")
    return None


def offers(
    measures: Iterable[Measure],
    relationships: Collection[Relationship],
    person: Person,
    responses: Iterable[Response],
    invitations: Iterable[Invitation],
    now: dt.datetime,
    today: dt.date,
) -> list[Offer]:
    """Every form that this person answers, with what stands in the way of asking it at home now.

    `responses` are those that stand in the assessment; `invitations` all of it, with their forms.
    """
    answered = {
        (row.measure, Whom(row.reporter_id, row.relationship_id, row.about_id)) for row in responses
    }
    waiting = {
        form_key(form, invitation.person_id)
        for invitation in invitations
        if state_of(invitation, now) in ANSWERABLE
        for form in invitation.forms.all()
    }
    return [
        Offer(filling, _refusal(filling, answered, waiting, today))
        for measure in measures
        for filling in fillings(measure, relationships)
        if filling.reporter == person
    ]


def _refusal(
    filling: Filling, answered: set[FormKey], waiting: set[FormKey], today: dt.date
) -> Refusal | None:
    key = (filling.measure.id, filling.whom)
    if refusal := not_from_home(filling.measure) or unsuited(filling.measure, filling.child, today):
        return refusal
    if key in answered:
        return Refusal("It is in this assessment already, finished or begun.")
    if key in waiting:
        return Refusal("They have a link for it that still works.", "Withdraw that link first.")
    return None


def form_key(form: AskedForm, person: int) -> FormKey:
    return form.measure, Whom(person, form.relationship_id, form.about_id)


def name_of(form: AskedForm, person: Person) -> str:
    """ "PHQ-9 from Ada"."""
    return form_name(measure(form.measure), person, form.relationship, form.about)


@dataclass(frozen=True)
class Question:
    """One question of an invitation; `number` counts from 1 over all its forms."""

    number: int
    form: AskedForm
    measure: Measure
    item: Item

    @property
    def answered(self) -> bool:
        """Answered, or skipped on purpose."""
        return self.item.key in self.form.answers

    @property
    def answer(self) -> Answer:
        found: Answer = self.form.answers.get(self.item.key)
        return found


def questions(forms: Iterable[AskedForm]) -> tuple[Question, ...]:
    asked = [
        (form, definition, item)
        for form in forms
        for definition in (measure(form.measure),)
        for item in definition.items
    ]
    return tuple(Question(number, *each) for number, each in enumerate(asked, start=1))


def first_open(asked: Sequence[Question]) -> int | None:
    """The number of the first question that was neither answered nor skipped."""
    return next((each.number for each in asked if not each.answered), None)


def unanswered(form: AskedForm) -> int:
    """The questions that were left out of a form that was sent."""
    if form.response is None:
        return 0
    sent = form.response.answers
    return sum(sent.get(item.key) is None for item in measure(form.measure).items)


def count_answered(asked: Iterable[Question]) -> int:
    return sum(each.answer is not None for each in asked)


def newly_raised(
    measure: Measure, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> tuple[SafetyFlag, ...]:
    """The safety answers that were not there a moment ago, or were other ones."""
    known = set(safety_flags(measure, dict(before.items())))
    return tuple(flag for flag in safety_flags(measure, dict(after.items())) if flag not in known)
