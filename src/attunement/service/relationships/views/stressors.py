"""The own-words checklist of one family."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from attunement.knowledge import library
from attunement.knowledge.stressor import Stressor as Item
from attunement.knowledge.stressor import in_order

from ...accounts.viewer import Viewer
from .. import actions, permissions, presenters, selectors
from ..forms import StressorsForm
from ..models import Family, Presence, Reporter
from ..pages import FamilyFormPage


def checklist() -> tuple[Item, ...]:
    return in_order(library().stressors.values())


class NoteStressors(FamilyFormPage):
    permission = permissions.NOTE_STRESSORS
    form_class = StressorsForm
    template = "relationships/note_stressors.jinja"

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"noted_on": timezone.localdate()}

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        now = {stressor.item: stressor for stressor in selectors.stressors(subject)}
        return {"items": checklist(), "now": now}

    def present_form(
        self, viewer: Viewer, subject: Family, form: forms.Form
    ) -> presenters.ChecklistPresenter:
        return presenters.checklist(subject, checklist())

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        answers = data["answers"]
        actions.note_stressors(
            by=viewer,
            family=subject,
            reporter=Reporter(data["reporter"]),
            on=data["noted_on"],
            presences={item: answer.presence for item, answer in answers.items()},
            changeable={item: answer.changeable for item, answer in answers.items()},
            acting={item: answer.acting for item, answer in answers.items()},
            safeguarding=[
                item.text
                for item in checklist()
                if item.safeguarding
                and item.id in answers
                and answers[item.id].presence == Presence.PRESENT
            ],
        )
        return reverse("family", args=[subject.pk])
