"""Forms on paper and for other systems, and the words that a team installs for itself."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from ....measures import Measure, fhir, measures
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..forms import PackForm, WithdrawForm
from ..models import InstalledPack
from ..policies import takes_words


def form_of(id_: str) -> Measure:
    """Raises Http404 where that is no form."""
    found = measures().get(id_)
    if found is None or found.kind == "goals":
        raise Http404
    return found


class PaperForms(Page):
    permission = permissions.SEE_FORMS
    template = "instruments/forms.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.FormsPage:
        return presenters.forms_page(viewer, selectors.packs(viewer), measures().values())


class PaperForm(Page):
    permission = permissions.SEE_FORMS
    template = "instruments/paper.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Measure:
        return form_of(kwargs["measure"])

    def present(self, viewer: Viewer, subject: Measure) -> presenters.PaperPage:
        return presenters.paper_page(subject, selectors.pack_of(viewer, subject))


class FhirForm(Page):
    """The form for another system, without any words that a team installed."""

    permission = permissions.SEE_FORMS

    def select(self, viewer: Viewer, **kwargs: Any) -> Measure:
        return form_of(kwargs["measure"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse(fhir.questionnaire(self.subject), content_type="application/fhir+json")


class InstallPack(FormPage):
    permission = permissions.INSTALL_PACKS
    form_class = PackForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Measure:
        found = form_of(kwargs["measure"])
        if not takes_words(found):
            raise Http404
        return found

    def form_arguments(self, viewer: Viewer, subject: Measure) -> dict[str, Any]:
        return {"measure": subject}

    def act(self, viewer: Viewer, subject: Measure, data: dict[str, Any], seen: int | None) -> str:
        actions.install_pack(by=viewer, measure=subject.id, on=timezone.localdate(), **data)
        return reverse("paper_form", args=[subject.id])

    def present_form(self, viewer: Viewer, subject: Measure, form: forms.Form) -> FormPagePresenter:
        return presenters.install_form(subject)


class WithdrawPack(FormPage):
    permission = permissions.INSTALL_PACKS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> InstalledPack:
        return selectors.pack(viewer, kwargs["pack"])

    def act(
        self, viewer: Viewer, subject: InstalledPack, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_pack(by=viewer, pack=subject, because=data["because"])
        return reverse("paper_forms")

    def present_form(
        self, viewer: Viewer, subject: InstalledPack, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_pack_form(subject)
