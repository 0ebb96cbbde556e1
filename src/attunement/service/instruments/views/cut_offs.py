"""Pages on the cut-offs that the team read in its own manuals."""

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
from ..forms import CutOffsForm, WithdrawForm
from ..models import OwnCutOffs


def with_scores() -> dict[str, Measure]:
    """The measures whose score is a number, by id."""
    return {id_: each for id_, each in measures().items() if named_scales(each)}


class CutOffs(Page):
    permission = permissions.SEE_CUT_OFFS
    template = "instruments/cut_offs.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.CutOffsPage:
        found = selectors.cut_offs(viewer)
        return presenters.cut_offs_page(viewer, found, with_scores().values())


class EnterCutOffs(FormPage):
    permission = permissions.CHANGE_CUT_OFFS
    form_class = CutOffsForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Measure:
        try:
            return with_scores()[kwargs["measure"]]
        except KeyError as error:
            raise Http404 from error

    def form_arguments(self, viewer: Viewer, subject: Measure) -> dict[str, Any]:
        return {"measure": subject}

    def act(self, viewer: Viewer, subject: Measure, data: dict[str, Any], seen: int | None) -> str:
        actions.enter_cut_offs(by=viewer, measure=subject.id, on=timezone.localdate(), **data)
        return reverse("cut_offs")

    def present_form(self, viewer: Viewer, subject: Measure, form: forms.Form) -> FormPagePresenter:
        return presenters.enter_cut_offs_form(subject)


class WithdrawCutOffs(FormPage):
    permission = permissions.CHANGE_CUT_OFFS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> OwnCutOffs:
        return selectors.cut_off(viewer, kwargs["cut_offs"])

    def act(
        self, viewer: Viewer, subject: OwnCutOffs, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_cut_offs(by=viewer, cut_offs=subject, because=data["because"])
        return reverse("cut_offs")

    def present_form(
        self, viewer: Viewer, subject: OwnCutOffs, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_cut_offs_form(subject)
