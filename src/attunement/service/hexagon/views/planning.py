"""Pages on the plan for what the team takes on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...library.views.files import as_pdf
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import FinishForm, LineForm, WithdrawForm
from ..models import Decision, PlanLine
from ..presenters.plan import proposals


class ShowPlan(Page):
    permission = permissions.READ_PLANS
    template = "hexagon/plan.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Decision:
        return selectors.decision(viewer, kwargs["decision"])

    def policy(self, viewer: Viewer, subject: Decision) -> Refusal | None:
        return policies.may_plan(subject)

    def present(self, viewer: Viewer, subject: Decision) -> presenters.PlanPage:
        return presenters.plan_page(
            viewer,
            subject,
            list(selectors.lines(viewer, subject)),
            selectors.served(viewer),
            timezone.localdate(),
        )


class PlanPdf(ShowPlan):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        decision = self.subject
        page = presenters.printed_plan(
            decision,
            list(selectors.lines(self.viewer, decision)),
            selectors.served(self.viewer),
            address=request.build_absolute_uri(reverse("hexagon_plan", args=[decision.pk])),
            on=timezone.localdate(),
        )
        return as_pdf(request, page, "plan.pdf")


class AddLine(FormPage):
    permission = permissions.CHANGE_PLANS
    form_class = LineForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Decision:
        return selectors.decision(viewer, kwargs["decision"])

    def policy(self, viewer: Viewer, subject: Decision) -> Refusal | None:
        return policies.may_plan(subject)

    def gap(self, subject: Decision) -> tuple[str, dict[str, Any]]:
        """The indicator of the gap that the address names, and what the form then begins with."""
        asked = self.request.GET.get("gap", "")
        found = proposals(subject)
        if not (asked.isascii() and asked.isdecimal() and int(asked) < len(found)):
            return "", {}
        line = found[int(asked)]
        return line.indicator.value, {"topic": line.topic.value, "text": line.text}

    def initial(self, viewer: Viewer, subject: Decision) -> dict[str, Any]:
        return self.gap(subject)[1]

    def form_arguments(self, viewer: Viewer, subject: Decision) -> dict[str, Any]:
        return choices(viewer)

    def act(self, viewer: Viewer, subject: Decision, data: dict[str, Any], seen: int | None) -> str:
        actions.add_line(by=viewer, decision=subject, indicator=self.gap(subject)[0], **data)
        return reverse("hexagon_plan", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: Decision, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.add_line_form(subject)


class OfLine(FormPage):
    """A form about one line of a plan."""

    def select(self, viewer: Viewer, **kwargs: Any) -> PlanLine:
        return selectors.line(viewer, kwargs["line"])

    def version(self, subject: PlanLine) -> int:
        return subject.version

    def policy(self, viewer: Viewer, subject: PlanLine) -> Refusal | None:
        return policies.may_change(subject)


class ChangeLine(OfLine):
    permission = permissions.CHANGE_PLANS
    form_class = LineForm

    def initial(self, viewer: Viewer, subject: PlanLine) -> dict[str, Any]:
        return {
            "topic": subject.topic,
            "text": subject.text,
            "owner": str(subject.owner_id),
            "due_on": subject.due_on,
            "node": subject.node,
        }

    def form_arguments(self, viewer: Viewer, subject: PlanLine) -> dict[str, Any]:
        return choices(viewer)

    def act(self, viewer: Viewer, subject: PlanLine, data: dict[str, Any], seen: int | None) -> str:
        actions.change_line(by=viewer, line=subject, seen=seen, **data)
        return reverse("hexagon_plan", args=[subject.decision_id])

    def present_form(
        self, viewer: Viewer, subject: PlanLine, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.change_line_form(subject)


class FinishLine(OfLine):
    permission = permissions.DO_LINES
    form_class = FinishForm

    def policy(self, viewer: Viewer, subject: PlanLine) -> Refusal | None:
        leads = viewer.may(permissions.CHANGE_PLANS)
        return policies.may_finish(subject, viewer.user, leads=leads)

    def initial(self, viewer: Viewer, subject: PlanLine) -> dict[str, Any]:
        return {"done_on": timezone.localdate()}

    def act(self, viewer: Viewer, subject: PlanLine, data: dict[str, Any], seen: int | None) -> str:
        actions.finish_line(by=viewer, line=subject, seen=seen, **data)
        return reverse("hexagon_plan", args=[subject.decision_id])

    def present_form(
        self, viewer: Viewer, subject: PlanLine, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.finish_line_form(subject)


class WithdrawLine(OfLine):
    permission = permissions.CHANGE_PLANS
    form_class = WithdrawForm

    def act(self, viewer: Viewer, subject: PlanLine, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_line(by=viewer, line=subject, because=data["because"], seen=seen)
        return reverse("hexagon_plan", args=[subject.decision_id])

    def present_form(
        self, viewer: Viewer, subject: PlanLine, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_line_form(subject)


def choices(viewer: Viewer) -> dict[str, Any]:
    """Whose a line can be, and what it can serve."""
    people = selectors.members(viewer, timezone.localdate())
    return {"people": people, "nodes": selectors.nodes(viewer)}
