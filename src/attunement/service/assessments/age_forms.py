"""Which form of a questionnaire is for a child's age on a day, as the team's manual says. Pure."""

import datetime as dt
from collections.abc import Mapping

from ...guidance import AgeForms, plan
from ...measures import Answer
from ..relationships.models import Person
from ..way.policies import Refusal
from .fitting import Filling, how_old

type OfTeam = Mapping[tuple[str, str], AgeForms]
"""What a team entered, by measure and version."""


def asked_form(filling: Filling) -> str:
    """The key of the item that says which form was used; empty where there is one form."""
    return next((item.key for item in filling.measure.items if item.role == "form"), "")


def form_for(filling: Filling, forms: AgeForms | None, on: dt.date) -> int | None:
    """None where nobody entered which form is for that age, or the age cannot be counted."""
    if forms is None or not countable(filling.child, forms):
        return None
    child = filling.child
    planned = plan(filling.measure, on=on, born_on=child.born_on, due_on=child.due_on, forms=forms)
    return planned.now.form if planned.now else None


def countable(child: Person, forms: AgeForms) -> bool:
    """Whether the dates that the manual counts from are on record."""
    return child.born_on is not None and (child.due_on is not None or not forms.corrected)


def wrong_form(
    filling: Filling, answers: Mapping[str, Answer], forms: AgeForms | None, on: dt.date
) -> Refusal | None:
    """Why the form that was used is not the one for the child's age. Nothing is refused where the
    team has not entered what would say so."""
    used = answers.get(asked_form(filling))
    if forms is None or used is None or not countable(filling.child, forms):
        return None
    right = form_for(filling, forms, on)
    if used == right or (right is None and used not in forms.months):
        return None
    counted = "corrected age" if forms.corrected else "age from birth"
    name = filling.measure.short_name
    should = (
        f"the {right} month form of the {name} is the one for it"
        if right is not None
        else f"the {used} month form of the {name} is not for it"
    )
    return Refusal(
        f"{how_old(filling.child, on)} that day. By {counted}, {should} "
        f"({forms.edition}, page {forms.page}).",
        "Check the date and the form that was filled in.",
    )


def in_words(filling: Filling, forms: AgeForms | None, on: dt.date) -> str:
    """What stands above the questions: which form is for today, or why nobody can say."""
    if forms is None or not asked_form(filling):
        return ""
    name = filling.measure.short_name
    if not countable(filling.child, forms):
        return (
            f"Your manual counts age from the due date, and none is on record for "
            f"{filling.child.first_name}. Enter it, or choose the form by the manual."
        )
    right = form_for(filling, forms, on)
    counted = "corrected age" if forms.corrected else "age from birth"
    found = (
        f"by {counted}, the {right} month form of the {name} is the one for today"
        if right is not None
        else f"by {counted}, no form of the {name} that was entered is for today"
    )
    return f"{found[:1].upper()}{found[1:]} ({forms.edition}, page {forms.page})."
