"""Who holds parental responsibility, what shows it, and who says that it is not so."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family, Place
from ...relationships.pages import FamilyFormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import BecauseForm, DisputeForm, ResponsibilityForm, SettleForm
from ..models import Evidence, Responsibility


class RecordResponsibility(FamilyFormPage):
    permission = permissions.RECORD_RESPONSIBILITY
    form_class = ResponsibilityForm

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        members = relationships.members(subject)
        return {
            "children": [m.person for m in members if m.place in relationships.CHILDREN],
            "adults": [m.person for m in members if m.place in {Place.CARER, Place.OTHER}],
        }

    def present_form(self, viewer: Viewer, subject: Family, form: forms.Form) -> FormPagePresenter:
        return presenters.home_form(subject, "Record parental responsibility")

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.record_responsibility(
            by=viewer, family=subject, **data | {"evidence": Evidence(data["evidence"])}
        )
        return reverse("family_people", args=[subject.pk])


class _AboutHeld(FamilyFormPage):
    permission = permissions.RECORD_RESPONSIBILITY
    title: str

    def select(self, viewer: Viewer, **kwargs: Any) -> Responsibility:
        return selectors.responsibility(viewer, kwargs["responsibility"])

    def family_of(self, subject: Responsibility) -> int:
        return subject.family_id

    def version(self, subject: Responsibility) -> int:
        return subject.version

    def present_form(
        self, viewer: Viewer, subject: Responsibility, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.held_form(subject, self.title)


class DisputeResponsibility(_AboutHeld):
    title = "Somebody disputes this"
    form_class = DisputeForm

    def policy(self, viewer: Viewer, subject: Responsibility) -> Refusal | None:
        return policies.may_dispute(subject)

    def act(
        self, viewer: Viewer, subject: Responsibility, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.dispute_responsibility(by=viewer, row=subject, seen=seen, **data)
        return reverse("family_people", args=[subject.family_id])


class SettleResponsibility(_AboutHeld):
    title = "How was the dispute settled?"
    form_class = SettleForm

    def policy(self, viewer: Viewer, subject: Responsibility) -> Refusal | None:
        return policies.may_settle(subject)

    def act(
        self, viewer: Viewer, subject: Responsibility, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.settle_responsibility(
            by=viewer,
            row=subject,
            on=data["on"],
            how=data["how"],
            ended=data["holds"] == "no",
            seen=seen,
        )
        return reverse("family_people", args=[subject.family_id])


class WithdrawResponsibility(_AboutHeld):
    title = "Withdraw this line"
    form_class = BecauseForm

    def act(
        self, viewer: Viewer, subject: Responsibility, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_responsibility(by=viewer, row=subject, seen=seen, **data)
        return reverse("family_people", args=[subject.family_id])
