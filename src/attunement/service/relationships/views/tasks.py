"""Finishing a task: the one way to close it is to say what was done."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import TaskForm
from ..models import Task
from ..pages import FamilyFormPage


class DoTask(FamilyFormPage):
    permission = permissions.DO_TASKS
    form_class = TaskForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Task:
        return selectors.task(viewer, kwargs["task"])

    def family_of(self, subject: Task) -> int:
        return subject.family_id

    def policy(self, viewer: Viewer, subject: Task) -> Refusal | None:
        return policies.may_finish(subject)

    def version(self, subject: Task) -> int:
        return subject.version

    def present_form(self, viewer: Viewer, subject: Task, form: forms.Form) -> FormPagePresenter:
        return presenters.task_form(subject, team=viewer.team)

    def act(self, viewer: Viewer, subject: Task, data: dict[str, Any], seen: int | None) -> str:
        actions.finish_task(by=viewer, task=subject, note=data["note"], seen=seen)
        return reverse("family", args=[subject.family_id])
