"""Pages on what was agreed, and on decisions."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ....choosing.hexagon import Indicator
from ...accounts.viewer import Viewer
from ...library.views.files import as_pdf
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import AgreeForm, DecideForm
from ..forms.exercises import initial_of
from ..given import Given
from ..models import Decision, ExerciseCandidate, Verdict
from .exercises import OfCandidate


class Agree(OfCandidate):
    permission = permissions.DECIDE
    form_class = AgreeForm

    def policy(self, viewer: Viewer, subject: ExerciseCandidate) -> Refusal | None:
        exercise = subject.exercise
        return policies.may_agree(
            exercise,
            list(exercise.raters.all()),
            selectors.rater_of(exercise, viewer.user),
            decided=hasattr(subject, "decision"),
            on=timezone.localdate(),
        )

    def version(self, subject: ExerciseCandidate) -> int:
        return subject.version

    def initial(self, viewer: Viewer, subject: ExerciseCandidate) -> dict[str, Any]:
        held = selectors.agreements(subject)
        return initial_of({each: Given(one.value, one.reason) for each, one in held.items()})

    def act(
        self, viewer: Viewer, subject: ExerciseCandidate, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.agree(
            by=viewer, candidate=subject, given=data["given"], seen=seen, on=timezone.localdate()
        )
        return reverse("hexagon_exercise", args=[subject.exercise_id])

    def present_form(
        self, viewer: Viewer, subject: ExerciseCandidate, form: forms.Form
    ) -> presenters.AskedPage:
        today = timezone.localdate()
        shown = selectors.shown(viewer, subject.exercise, today)[subject.pk]
        return presenters.agree_form(subject, shown, selectors.library_of(viewer, today))


class Decide(FormPage):
    permission = permissions.DECIDE
    form_class = DecideForm

    def select(self, viewer: Viewer, **kwargs: Any) -> ExerciseCandidate:
        return selectors.candidate(viewer, kwargs["exercise"], kwargs["candidate"])

    def policy(self, viewer: Viewer, subject: ExerciseCandidate) -> Refusal | None:
        return policies.may_decide(
            [each.value for each in selectors.agreements(subject)],
            wanted=len(Indicator),
            decided=hasattr(subject, "decision"),
        )

    def version(self, subject: ExerciseCandidate) -> int:
        return subject.version

    def act(
        self, viewer: Viewer, subject: ExerciseCandidate, data: dict[str, Any], seen: int | None
    ) -> str:
        decision = actions.decide(
            by=viewer,
            candidate=subject,
            verdict=Verdict(data["verdict"]),
            reason=data["reason"],
            revisit_on=data["revisit_on"],
            seen=seen,
            on=timezone.localdate(),
        )
        return reverse("hexagon_decision", args=[decision.pk])

    def present_form(
        self, viewer: Viewer, subject: ExerciseCandidate, form: forms.Form
    ) -> FormPagePresenter:
        shown = selectors.shown(viewer, subject.exercise, timezone.localdate())
        return presenters.decide_form(subject, shown[subject.pk])


class ShowDecision(Page):
    permission = permissions.READ_DECISIONS
    template = "hexagon/page.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Decision:
        return selectors.decision(viewer, kwargs["decision"])

    def present(self, viewer: Viewer, subject: Decision) -> presenters.HexagonPage:
        again = None
        if viewer.may(permissions.DECIDE):
            again = selectors.look_again(viewer, subject, timezone.localdate())
        return presenters.decision_page(viewer, subject, again)


class DecisionPdf(ShowDecision):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = request.build_absolute_uri(reverse("hexagon_decision", args=[self.subject.pk]))
        page = presenters.printed_decision(self.viewer, self.subject, address=address)
        return as_pdf(request, page, "decision.pdf")
