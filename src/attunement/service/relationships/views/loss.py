"""Recording the loss of a pregnancy or a baby, and correcting what was recorded in error."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import CorrectLossForm, LossForm
from ..models import FamilyMember
from ..pages import PersonFormPage, PersonOfFamily


class _AboutChild(PersonFormPage):
    permission = permissions.CHANGE_PEOPLE

    def select(self, viewer: Viewer, **kwargs: Any) -> PersonOfFamily:
        found = super().select(viewer, **kwargs)
        if found.place not in selectors.CHILDREN:
            raise FamilyMember.DoesNotExist
        return found


class RecordLoss(_AboutChild):
    form_class = LossForm

    def policy(self, viewer: Viewer, subject: PersonOfFamily) -> Refusal | None:
        return policies.may_record_loss(subject.person)

    def form_arguments(self, viewer: Viewer, subject: PersonOfFamily) -> dict[str, Any]:
        return {"person": subject.person}

    def present_form(
        self, viewer: Viewer, subject: PersonOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.loss_form(subject.family, subject.person)

    def act(
        self, viewer: Viewer, subject: PersonOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.record_loss(
            by=viewer,
            family=subject.family,
            person=subject.person,
            lost_on=data["lost_on"],
            seen=seen,
        )
        return reverse("family", args=[subject.family.pk])


class CorrectLoss(_AboutChild):
    form_class = CorrectLossForm

    def policy(self, viewer: Viewer, subject: PersonOfFamily) -> Refusal | None:
        return policies.may_correct_loss(subject.person)

    def present_form(
        self, viewer: Viewer, subject: PersonOfFamily, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.correct_loss_form(subject.family, subject.person)

    def act(
        self, viewer: Viewer, subject: PersonOfFamily, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.correct_loss(
            by=viewer,
            family=subject.family,
            person=subject.person,
            because=data["because"],
            seen=seen,
        )
        return reverse("family", args=[subject.family.pk])
