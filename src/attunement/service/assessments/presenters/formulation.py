"""The words around a formulation, and what is on file that may help to write it."""

from collections.abc import Mapping
from dataclasses import replace

from django.urls import reverse

from ....measures import measure
from ...design.filters import day
from ...relationships.models import Relationship
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter
from ..fitting import form_name
from ..models import Formulation, Response
from ..scoring import from_json
from .score import score_in_words

MOOD = "phq-9"


def formulating(
    relationship: Relationship, written: Formulation | None, latest: Mapping[str, Response]
) -> FormPagePresenter:
    intro = [
        "Your understanding of this relationship, and what choosing a package needs to know. "
        "Leave open what you do not know: unknown is an answer."
    ]
    if written is not None:
        intro.append(f"Last written by {written.written_by.name} on {day(written.written_on)}.")
    if latest:
        intro.append(f"On file: {'; '.join(_on_file(row) for row in latest.values())}.")
    page = FormPagePresenter(
        title=f"Formulation: {relationship}",
        intro=tuple(intro),
        submit="Save the formulation",
        back_href=reverse("relationship", args=[relationship.pk]),
    )
    return replace(family_form(relationship.family, page), back_label=f"Back to {relationship}")


def mood_hint(latest: Mapping[str, Response]) -> str:
    """What the latest PHQ-9 said. It stands beside the question; it never answers it."""
    row = latest.get(MOOD)
    if row is None:
        return "No PHQ-9 is on file. You decide what fits."
    return f"{_on_file(row)}. A score prompts a conversation; you decide what fits."


def _on_file(row: Response) -> str:
    definition = measure(row.measure)
    name = form_name(definition, row.reporter, row.relationship, row.about)
    headline = score_in_words(definition, from_json(row.score)).headline
    return f"{name}, {day(row.answered_on)}: {headline}"
