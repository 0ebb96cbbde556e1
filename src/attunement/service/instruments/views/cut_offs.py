"""Pages on what the team read in its own manuals."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from ....measures import Measure, measures
from ....measures.local import named_scales
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..forms import AgeFormsForm, CutOffsForm, NormsForm, WithdrawForm
from ..models import FromManual, OwnAgeForms, OwnCutOffs, OwnNorms


def with_scores() -> dict[str, Measure]:
    """The measures whose score is a number, by id."""
    return {id_: each for id_, each in measures().items() if named_scales(each)}


def with_age_forms() -> dict[str, Measure]:
    return {id_: each for id_, each in with_scores().items() if len(each.forms) > 1}


def with_one_form() -> dict[str, Measure]:
    return {id_: each for id_, each in with_scores().items() if len(each.forms) == 1}


class CutOffs(Page):
    permission = permissions.SEE_CUT_OFFS
    template = "instruments/cut_offs.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.CutOffsPage:
        return presenters.cut_offs_page(
            viewer,
            selectors.cut_offs(viewer),
            selectors.age_forms(viewer),
            selectors.norms(viewer),
            with_scores().values(),
        )


class _Enter(FormPage):
    """A form for one of some measures; another is 404."""

    permission = permissions.CHANGE_CUT_OFFS

    def offered(self) -> Mapping[str, Measure]:
        return with_scores()

    def select(self, viewer: Viewer, **kwargs: Any) -> Measure:
        try:
            return self.offered()[kwargs["measure"]]
        except KeyError as error:
            raise Http404 from error

    def form_arguments(self, viewer: Viewer, subject: Measure) -> dict[str, Any]:
        return {"measure": subject}


class EnterCutOffs(_Enter):
    form_class = CutOffsForm

    def act(self, viewer: Viewer, subject: Measure, data: dict[str, Any], seen: int | None) -> str:
        actions.enter_cut_offs(by=viewer, measure=subject.id, on=timezone.localdate(), **data)
        return reverse("cut_offs")

    def present_form(self, viewer: Viewer, subject: Measure, form: forms.Form) -> FormPagePresenter:
        return presenters.enter_cut_offs_form(subject)


class EnterAgeForms(_Enter):
    form_class = AgeFormsForm

    def offered(self) -> Mapping[str, Measure]:
        return with_age_forms()

    def act(self, viewer: Viewer, subject: Measure, data: dict[str, Any], seen: int | None) -> str:
        actions.enter_age_forms(by=viewer, measure=subject.id, on=timezone.localdate(), **data)
        return reverse("cut_offs")

    def present_form(self, viewer: Viewer, subject: Measure, form: forms.Form) -> FormPagePresenter:
        return presenters.enter_age_forms_form(subject)


class EnterNorms(_Enter):
    form_class = NormsForm

    def offered(self) -> Mapping[str, Measure]:
        return with_one_form()

    def act(self, viewer: Viewer, subject: Measure, data: dict[str, Any], seen: int | None) -> str:
        actions.enter_norms(by=viewer, measure=subject.id, on=timezone.localdate(), **data)
        return reverse("cut_offs")

    def present_form(self, viewer: Viewer, subject: Measure, form: forms.Form) -> FormPagePresenter:
        return presenters.enter_norms_form(subject)


class _Withdraw(FormPage):
    permission = permissions.CHANGE_CUT_OFFS
    form_class = WithdrawForm

    def present_form(
        self, viewer: Viewer, subject: FromManual, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_manual_form(subject)


class WithdrawCutOffs(_Withdraw):
    def select(self, viewer: Viewer, **kwargs: Any) -> OwnCutOffs:
        return selectors.cut_off(viewer, kwargs["cut_offs"])

    def act(
        self, viewer: Viewer, subject: OwnCutOffs, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_cut_offs(by=viewer, cut_offs=subject, because=data["because"])
        return reverse("cut_offs")


class WithdrawAgeForms(_Withdraw):
    def select(self, viewer: Viewer, **kwargs: Any) -> OwnAgeForms:
        return selectors.age_forms(viewer).get(pk=kwargs["age_forms"])

    def act(
        self, viewer: Viewer, subject: OwnAgeForms, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_age_forms(by=viewer, age_forms=subject, because=data["because"])
        return reverse("cut_offs")


class WithdrawNorms(_Withdraw):
    def select(self, viewer: Viewer, **kwargs: Any) -> OwnNorms:
        return selectors.norms(viewer).get(pk=kwargs["norms"])

    def act(self, viewer: Viewer, subject: OwnNorms, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_norms(by=viewer, norms=subject, because=data["because"])
        return reverse("cut_offs")
