"""The comprehensive assessment of a child: the page, writing on a factor, taking a line back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse

from ...guidance import Factor, factors
from ..accounts.viewer import Viewer
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import NoteForm, WithdrawForm
from .models import FactorNote, Standing
from .selectors import OfChild


class Comprehensive(Page):
    permission = permissions.SEE_FACTORS
    template = "comprehensive/comprehensive.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OfChild:
        return selectors.of_child(viewer, kwargs["family"], kwargs["child"])

    def family_of(self, subject: OfChild) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: OfChild) -> presenters.ComprehensivePage:
        return presenters.comprehensive(viewer, subject)


@dataclass(frozen=True)
class Noting:
    about: OfChild
    factor: Factor


class NoteFactor(FormPage):
    permission = permissions.NOTE_FACTORS
    form_class = NoteForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Noting:
        if kwargs["factor"] not in factors():
            raise Http404
        about = selectors.of_child(viewer, kwargs["family"], kwargs["child"])
        return Noting(about, factors()[kwargs["factor"]])

    def policy(self, viewer: Viewer, subject: Noting) -> Refusal | None:
        return policies.may_assess(subject.about.child)

    def family_of(self, subject: Noting) -> int:
        return subject.about.family.pk

    def act(self, viewer: Viewer, subject: Noting, data: dict[str, Any], seen: int | None) -> str:
        family, child = subject.about.family, subject.about.child
        actions.note_factor(
            by=viewer,
            family=family,
            child=child,
            factor=subject.factor.id,
            standing=Standing(data["standing"]),
            found=data["found"],
            source=data["source"],
            dated_on=data["dated_on"],
        )
        return reverse("comprehensive", args=[family.pk, child.pk])

    def present_form(self, viewer: Viewer, subject: Noting, form: forms.Form) -> FormPagePresenter:
        return presenters.note_form(subject.about.family, subject.about.child, subject.factor)


class WithdrawFactorNote(FormPage):
    permission = permissions.NOTE_FACTORS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> FactorNote:
        return selectors.note(viewer, kwargs["note"])

    def family_of(self, subject: FactorNote) -> int:
        return subject.family_id

    def act(
        self, viewer: Viewer, subject: FactorNote, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_note(by=viewer, note=subject, because=data["because"])
        return reverse("comprehensive", args=[subject.family_id, subject.child_id])

    def present_form(
        self, viewer: Viewer, subject: FactorNote, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)
