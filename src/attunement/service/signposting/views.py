"""The directory, what one family was offered, and whether people arrived."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..relationships.models import Family, Person
from ..relationships.pages import FamilyFormPage, FamilyPage, NamesFamilies
from ..sections.rules import Section
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import EVERYBODY, NONE_NOTED, OfferForm, RetireForm, ServiceForm, StepForm, WithdrawForm
from .models import SEALED, Kind, LocalService, Signpost, SignpostState
from .states import TRANSITIONS


class Services(Page):
    permission = permissions.SEE_SERVICES
    template = "signposting/services.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Sequence[LocalService]:
        return selectors.listed(viewer)

    def present(self, viewer: Viewer, subject: Sequence[LocalService]) -> presenters.ServicesPage:
        return presenters.services(viewer, subject, timezone.localdate())


class AddService(FormPage):
    permission = permissions.KEEP_SERVICES
    form_class = ServiceForm

    def initial(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.add_form()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.add_service(by=viewer, **data | {"kind": Kind(data["kind"])})
        return reverse("local_services")


class CheckService(FormPage):
    permission = permissions.KEEP_SERVICES
    form_class = ServiceForm

    def select(self, viewer: Viewer, **kwargs: Any) -> LocalService:
        return selectors.service(viewer, kwargs["service"])

    def version(self, subject: LocalService) -> int:
        return subject.version

    def initial(self, viewer: Viewer, subject: LocalService) -> dict[str, Any]:
        names = ("name", "kind", "area", "contact", "about")
        return {name: getattr(subject, name) for name in names} | {"on": timezone.localdate()}

    def present_form(
        self, viewer: Viewer, subject: LocalService, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.check_form(subject)

    def act(
        self, viewer: Viewer, subject: LocalService, data: dict[str, Any], seen: int | None
    ) -> str:
        kind = Kind(data["kind"])
        actions.change_service(by=viewer, service=subject, seen=seen, **data | {"kind": kind})
        return reverse("local_services")


class RetireService(FormPage):
    permission = permissions.KEEP_SERVICES
    form_class = RetireForm

    def select(self, viewer: Viewer, **kwargs: Any) -> LocalService:
        return selectors.service(viewer, kwargs["service"])

    def version(self, subject: LocalService) -> int:
        return subject.version

    def present_form(
        self, viewer: Viewer, subject: LocalService, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.retire_form(subject)

    def act(
        self, viewer: Viewer, subject: LocalService, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.retire_service(by=viewer, service=subject, because=data["because"], seen=seen)
        return reverse("local_services")


class DidTheyArrive(NamesFamilies):
    permission = permissions.SEE_HELP
    template = "signposting/arrive.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Sequence[Signpost]:
        return list(selectors.waiting_to_hear(viewer))

    def families(self, subject: Sequence[Signpost]) -> Collection[int]:
        return [each.family_id for each in subject]

    def present(self, viewer: Viewer, subject: Sequence[Signpost]) -> presenters.ArrivePage:
        return presenters.arrive(subject, timezone.localdate())


class FamilyHelp(FamilyPage):
    permission = permissions.SEE_HELP
    template = "signposting/family.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: selectors.OfFamily) -> presenters.FamilyHelpPage:
        return presenters.family_help(subject, timezone.localdate())


class Sheet(FamilyPage):
    """What one person was offered, on a page to take home."""

    permission = permissions.SEE_HELP
    template = "signposting/sheet.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[selectors.OfFamily, Person]:
        found = selectors.of_family(viewer, kwargs["family"])
        person = next((each for each in found.people if each.pk == kwargs["person"]), None)
        if person is None:
            raise Person.DoesNotExist
        return found, person

    def present(
        self, viewer: Viewer, subject: tuple[selectors.OfFamily, Person]
    ) -> presenters.SheetPage:
        return presenters.sheet(viewer.team, *subject)


class OfferHelp(FamilyFormPage):
    permission = permissions.OFFER_HELP
    form_class = OfferForm

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        found = selectors.of_family(viewer, subject.pk)
        return {
            "services": selectors.offerable(viewer, subject.pk),
            "people": [each for each in found.people if not each.lost and not each.unborn],
            "items": selectors.strains(subject),
        }

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        asked = self.request.GET.get("item", NONE_NOTED)
        return {"on": timezone.localdate(), "item": asked, "person": EVERYBODY}

    def present_form(self, viewer: Viewer, subject: Family, form: forms.Form) -> FormPagePresenter:
        stale = [each.name for each in presenters.to_check(selectors.services(viewer))]
        return presenters.offer_form(subject, stale)

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.offer_help(by=viewer, family=subject, **data)
        return reverse("family_help", args=[subject.pk])


class _AboutSignpost(FormPage):
    permission = permissions.OFFER_HELP

    def select(self, viewer: Viewer, **kwargs: Any) -> Signpost:
        return selectors.signpost(viewer, kwargs["signpost"])

    def policy(self, viewer: Viewer, subject: Signpost) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_withdraw(subject)

    def family_of(self, subject: Signpost) -> int:
        return subject.family_id

    def section_of(self, subject: Signpost) -> Section:
        sealed = subject.service.kind in SEALED
        return Section.SAFEGUARDING if sealed else Section.RECORD

    def version(self, subject: Signpost) -> int:
        return subject.version


class Step(_AboutSignpost):
    form_class = StepForm

    def form_arguments(self, viewer: Viewer, subject: Signpost) -> dict[str, Any]:
        after = TRANSITIONS[SignpostState(subject.state)]
        return {"states": [state for state in SignpostState if state in after]}

    def initial(self, viewer: Viewer, subject: Signpost) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(
        self, viewer: Viewer, subject: Signpost, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.step_form(subject)

    def act(self, viewer: Viewer, subject: Signpost, data: dict[str, Any], seen: int | None) -> str:
        to = SignpostState(data["to"])
        actions.step(by=viewer, signpost=subject, seen=seen, **data | {"to": to})
        return reverse("family_help", args=[subject.family_id])


class WithdrawHelp(_AboutSignpost):
    form_class = WithdrawForm

    def present_form(
        self, viewer: Viewer, subject: Signpost, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)

    def act(self, viewer: Viewer, subject: Signpost, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_signpost(by=viewer, signpost=subject, because=data["because"], seen=seen)
        return reverse("family_help", args=[subject.family_id])
