"""Being in touch with a family: what was tried, what is planned, and what came of it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as families
from ...relationships.models import Family
from ...relationships.pages import FamilyFormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import ContactForm, OutcomeForm, PlanForm, WithdrawForm
from ..models import Contact, Mode, Outcome


class RecordContact(FamilyFormPage):
    permission = permissions.RECORD_CONTACTS
    form_class = ContactForm
    page = presenters.RECORD

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        """Today, because it mostly is; the time is left to be said."""
        today = timezone.localdate()
        return {"at": [str(today.day), str(today.month), str(today.year), ""]}

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"members": families.members(subject)}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.record_contact(
            by=viewer,
            family=subject,
            **data | {"mode": Mode(data["mode"]), "outcome": Outcome(data["outcome"])},
        )
        return reverse("family", args=[subject.pk])


class PlanContact(FamilyFormPage):
    permission = permissions.RECORD_CONTACTS
    form_class = PlanForm
    page = presenters.PLAN

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"members": [each for each in families.members(subject) if not each.person.lost]}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.plan_contact(by=viewer, family=subject, **data | {"mode": Mode(data["mode"])})
        return reverse("family", args=[subject.pk])


class _AboutContact(FamilyFormPage):
    permission = permissions.RECORD_CONTACTS

    def select(self, viewer: Viewer, **kwargs: Any) -> Contact:
        return selectors.contact(viewer, kwargs["contact"])

    def family_of(self, subject: Contact) -> int:
        return subject.family_id

    def version(self, subject: Contact) -> int:
        return subject.version


class ContactOutcome(_AboutContact):
    form_class = OutcomeForm

    def policy(self, viewer: Viewer, subject: Contact) -> Refusal | None:
        return policies.may_say_outcome(subject)

    def form_arguments(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        return {"members": families.members(subject.family)}

    def present_form(self, viewer: Viewer, subject: Contact, form: forms.Form) -> FormPagePresenter:
        return presenters.outcome_form(subject)

    def act(self, viewer: Viewer, subject: Contact, data: dict[str, Any], seen: int | None) -> str:
        actions.say_outcome(
            by=viewer,
            contact=subject,
            outcome=Outcome(data["outcome"]),
            met=data["met"],
            note=data["note"],
            seen=seen,
        )
        return reverse("family", args=[subject.family_id])


class WithdrawContact(_AboutContact):
    form_class = WithdrawForm

    def policy(self, viewer: Viewer, subject: Contact) -> Refusal | None:
        return policies.may_withdraw(subject)

    def present_form(self, viewer: Viewer, subject: Contact, form: forms.Form) -> FormPagePresenter:
        return presenters.withdraw_form(subject)

    def act(self, viewer: Viewer, subject: Contact, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_contact(by=viewer, contact=subject, because=data["because"], seen=seen)
        return reverse("family", args=[subject.family_id])
