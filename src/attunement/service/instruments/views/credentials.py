"""Pages on who may rate with what."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ....measures import measures
from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import CredentialForm, WithdrawForm
from ..models import Credential


class Credentials(Page):
    permission = permissions.SEE_CREDENTIALS
    template = "instruments/credentials.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.CredentialsPage:
        found = selectors.credentials(viewer)
        return presenters.credentials_page(viewer, found, timezone.localdate())


class AddCredential(FormPage):
    permission = permissions.CHANGE_CREDENTIALS
    form_class = CredentialForm

    def form_arguments(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        rated = [each for each in measures().values() if policies.for_certified_raters(each)]
        return {"people": clinicians(viewer, timezone.localdate()), "measures": rated}

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.record_credential(by=viewer, on=timezone.localdate(), **data)
        return reverse("credentials")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.add_credential_form()


class WithdrawCredential(FormPage):
    permission = permissions.CHANGE_CREDENTIALS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Credential:
        return selectors.credential(viewer, kwargs["credential"])

    def act(
        self, viewer: Viewer, subject: Credential, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_credential(by=viewer, credential=subject, because=data["because"])
        return reverse("credentials")

    def present_form(
        self, viewer: Viewer, subject: Credential, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_credential_form(subject)
