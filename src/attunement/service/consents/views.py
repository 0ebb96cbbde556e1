"""What a family agreed to: the page, recording an answer, taking one back, mending a mistake."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..relationships import selectors as relationships
from ..relationships.models import Family
from ..relationships.pages import FamilyFormPage, FamilyPage
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import ConsentForm, MistakeForm, TakeBackForm
from .models import Consent
from .purposes import Purpose
from .selectors import OfFamily


class Consents(FamilyPage):
    permission = permissions.SEE_CONSENTS
    template = "consents/consents.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: OfFamily) -> presenters.ConsentsPage:
        return presenters.consents(viewer, subject, timezone.localdate())


class RecordConsent(FamilyFormPage):
    permission = permissions.RECORD_CONSENTS
    form_class = ConsentForm

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        members = relationships.members(subject)
        return {
            "people": [each.person for each in members],
            "adults": [m.person for m in members if m.place not in relationships.CHILDREN],
            "interpreters": selectors.interpreters(viewer),
        }

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"answered_on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: Family, form: forms.Form) -> FormPagePresenter:
        return presenters.record_form(subject)

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.record_consent(
            by=viewer, family=subject, **data | {"purpose": Purpose(data["purpose"])}
        )
        return reverse("consents", args=[subject.pk])


class _AboutConsent(FamilyFormPage):
    permission = permissions.RECORD_CONSENTS
    title: str

    def select(self, viewer: Viewer, **kwargs: Any) -> Consent:
        return selectors.consent(viewer, kwargs["consent"])

    def family_of(self, subject: Consent) -> int:
        return subject.family_id

    def version(self, subject: Consent) -> int:
        return subject.version

    def present_form(self, viewer: Viewer, subject: Consent, form: forms.Form) -> FormPagePresenter:
        return presenters.about_form(subject, self.title)


class TakeBackConsent(_AboutConsent):
    title = "They took it back"
    form_class = TakeBackForm

    def policy(self, viewer: Viewer, subject: Consent) -> Refusal | None:
        return policies.may_take_back(subject)

    def act(self, viewer: Viewer, subject: Consent, data: dict[str, Any], seen: int | None) -> str:
        actions.take_back_consent(by=viewer, consent=subject, on=data["on"], seen=seen)
        return reverse("consents", args=[subject.family_id])


class WithdrawConsent(_AboutConsent):
    title = "This was recorded in error"
    form_class = MistakeForm

    def act(self, viewer: Viewer, subject: Consent, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_consent(by=viewer, consent=subject, because=data["because"], seen=seen)
        return reverse("consents", args=[subject.family_id])
