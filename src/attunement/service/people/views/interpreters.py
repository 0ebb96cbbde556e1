"""The people whom a team asks to interpret."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import InterpreterForm, RetireForm
from ..models import Interpreter


class Interpreters(Page):
    permission = permissions.SEE_INTERPRETERS
    template = "people/interpreters.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> list[Interpreter]:
        return list(selectors.interpreters(viewer))

    def present(self, viewer: Viewer, subject: list[Interpreter]) -> presenters.InterpretersPage:
        return presenters.interpreters(viewer, subject)


class AddInterpreter(FormPage):
    permission = permissions.KEEP_INTERPRETERS
    form_class = InterpreterForm

    def present_form(self, viewer: Viewer, subject: Any, form: forms.Form) -> FormPagePresenter:
        return presenters.interpreter_form("Add an interpreter")

    def act(self, viewer: Viewer, subject: Any, data: dict[str, Any], seen: int | None) -> str:
        actions.add_interpreter(by=viewer, **data)
        return reverse("interpreters")


class RetireInterpreter(FormPage):
    permission = permissions.KEEP_INTERPRETERS
    form_class = RetireForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Interpreter:
        return selectors.interpreter(viewer, kwargs["interpreter"])

    def policy(self, viewer: Viewer, subject: Interpreter) -> Refusal | None:
        return policies.may_retire(subject)

    def version(self, subject: Interpreter) -> int:
        return subject.version

    def present_form(
        self, viewer: Viewer, subject: Interpreter, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.interpreter_form(f"Take {subject.name} off the list")

    def act(
        self, viewer: Viewer, subject: Interpreter, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.retire_interpreter(by=viewer, interpreter=subject, on=data["on"], seen=seen)
        return reverse("interpreters")
