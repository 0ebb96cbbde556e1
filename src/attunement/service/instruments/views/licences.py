"""Pages on the licences that the team holds."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ....measures import measures
from ....measures.ledger import needs_licence
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..forms import LicenceForm, WithdrawForm
from ..models import HeldLicence


class Licences(Page):
    permission = permissions.SEE_LICENCES
    template = "instruments/licences.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.LicencesPage:
        found = selectors.licences(viewer)
        return presenters.licences_page(viewer, found, timezone.localdate())


class AddLicence(FormPage):
    permission = permissions.CHANGE_LICENCES
    form_class = LicenceForm

    def form_arguments(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"measures": [each for each in measures().values() if needs_licence(each)]}

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.hold_licence(by=viewer, **data)
        return reverse("licences")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.add_licence_form()


class WithdrawLicence(FormPage):
    permission = permissions.CHANGE_LICENCES
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> HeldLicence:
        return selectors.licence(viewer, kwargs["licence"])

    def act(
        self, viewer: Viewer, subject: HeldLicence, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_licence(by=viewer, licence=subject, because=data["because"])
        return reverse("licences")

    def present_form(
        self, viewer: Viewer, subject: HeldLicence, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_licence_form(subject)
