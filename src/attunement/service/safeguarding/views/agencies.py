"""The forms of a word with another agency."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...relationships.models import Family
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, policies, presenters, selectors
from ..forms import CorrectLiaisonForm, LiaisonForm, WordForm
from ..models import Liaison
from ..pages import SectionFormPage
from ..presenters.forms import LIAISON
from ..presenters.words import ended, title


class RecordLiaison(SectionFormPage):
    form_class = LiaisonForm
    page = LIAISON

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        known = selectors.concerns(viewer, subject)
        return {"concerns": [(each, title(each)) for each in known if not ended(each)]}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.record_liaison(
            by=viewer, family=subject, spoken=data["spoken"], concern=data["concern"]
        )
        return reverse("safeguarding", args=[subject.pk])


class _LiaisonForm(SectionFormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> Liaison:
        return selectors.liaison(viewer, kwargs["liaison"])

    def version(self, subject: Liaison) -> int:
        return subject.version


class WordCame(_LiaisonForm):
    form_class = WordForm

    def policy(self, viewer: Viewer, subject: Liaison) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_have_word(subject)

    def present_form(self, viewer: Viewer, subject: Liaison, form: forms.Form) -> FormPagePresenter:
        return presenters.word_form(subject)

    def act(self, viewer: Viewer, subject: Liaison, data: dict[str, Any], seen: int | None) -> str:
        actions.word_came(by=viewer, liaison=subject, on=data["on"], word=data["word"], seen=seen)
        return reverse("safeguarding", args=[subject.family_id])


class CorrectLiaison(_LiaisonForm):
    form_class = CorrectLiaisonForm

    def policy(self, viewer: Viewer, subject: Liaison) -> Refusal | None:
        return None if self.request.method == "POST" else policies.still_stands(subject)

    def initial(self, viewer: Viewer, subject: Liaison) -> dict[str, Any]:
        names = ("on", "agency", "person", "how", "asked", "agreed", "word_due_on")
        return {name: getattr(subject, name) for name in names}

    def present_form(self, viewer: Viewer, subject: Liaison, form: forms.Form) -> FormPagePresenter:
        return presenters.correct_liaison_form(subject)

    def act(self, viewer: Viewer, subject: Liaison, data: dict[str, Any], seen: int | None) -> str:
        actions.correct_liaison(
            by=viewer,
            liaison=subject,
            spoken=data["spoken"],
            because=data["because"],
            seen=seen,
        )
        return reverse("safeguarding", args=[subject.family_id])
