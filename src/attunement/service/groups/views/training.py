"""Who is trained to lead which programme."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..forms import ReasonForm, TrainingForm
from ..models import Training


class Trainings(Page):
    permission = permissions.SEE_GROUPS
    template = "groups/training.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Sequence[Training]:
        return list(selectors.trainings(viewer))

    def present(self, viewer: Viewer, subject: Sequence[Training]) -> presenters.TrainingPage:
        return presenters.trainings(viewer, subject, timezone.localdate())


class AddTraining(FormPage):
    permission = permissions.CHANGE_TRAINING
    form_class = TrainingForm

    def form_arguments(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"people": clinicians(viewer, timezone.localdate())}

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.training_form()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.record_training(by=viewer, on=timezone.localdate(), **data)
        return reverse("group_training")


class WithdrawTraining(FormPage):
    permission = permissions.CHANGE_TRAINING
    form_class = ReasonForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Training:
        return selectors.one_training(viewer, kwargs["training"])

    def present_form(
        self, viewer: Viewer, subject: Training, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_training_form(subject)

    def act(self, viewer: Viewer, subject: Training, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_training(by=viewer, training=subject, because=data["because"])
        return reverse("group_training")
