"""Pages on exercises: the list, one of them, rating alone, handing in, and the ratings together."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...library.views.files import as_pdf
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import HandInForm, RateForm, StartForm
from ..forms.exercises import initial_of
from ..models import Exercise, ExerciseCandidate, Rater


class Hexagons(Page):
    permission = permissions.READ_DECISIONS
    template = "hexagon/page.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.HexagonPage:
        today = timezone.localdate()
        return presenters.hexagons_page(
            viewer,
            exercises=list(selectors.exercises(viewer)),
            decisions=list(selectors.decisions(viewer)),
            again=selectors.to_look_at(viewer, today),
            library=selectors.library_of(viewer, today),
        )


class StartExercise(FormPage):
    permission = permissions.DECIDE
    form_class = StartForm

    def form_arguments(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        today = timezone.localdate()
        found = selectors.programmes(viewer, today)
        return {
            "programmes": {each.id: each.name for each in found.values()},
            "people": selectors.people(viewer, today),
        }

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        exercise = actions.start_exercise(by=viewer, on=timezone.localdate(), **data)
        return reverse("hexagon_exercise", args=[exercise.pk])

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.start_form()


class ShowExercise(Page):
    permission = permissions.RATE
    template = "hexagon/page.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Exercise:
        return selectors.exercise(viewer, kwargs["exercise"])

    def present(self, viewer: Viewer, subject: Exercise) -> presenters.HexagonPage:
        today = timezone.localdate()
        own = selectors.rater_of(subject, viewer.user)
        return presenters.exercise_page(
            viewer,
            subject,
            waiting=selectors.still_to_rate(own) if own else {},
            agreed=selectors.agreed_on(subject),
            library=selectors.library_of(viewer, today),
            on=today,
        )


class ShowRatings(Page):
    permission = permissions.RATE
    template = "hexagon/ratings.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Exercise:
        return selectors.exercise(viewer, kwargs["exercise"])

    def policy(self, viewer: Viewer, subject: Exercise) -> Refusal | None:
        return policies.may_see_others(selectors.rater_of(subject, viewer.user))

    def present(self, viewer: Viewer, subject: Exercise) -> presenters.RatingsPage:
        shown = selectors.shown(viewer, subject, timezone.localdate())
        return presenters.ratings_page(subject, shown)


class RatingsPdf(ShowRatings):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        exercise, today = self.subject, timezone.localdate()
        page = presenters.printed_ratings(
            exercise,
            selectors.shown(self.viewer, exercise, today),
            address=request.build_absolute_uri(reverse("hexagon_ratings", args=[exercise.pk])),
            on=today,
        )
        return as_pdf(request, page, "side-by-side.pdf")


class OfCandidate(FormPage):
    """A form about one programme of an exercise, all six indicators on it."""

    template = "hexagon/asked.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> ExerciseCandidate:
        found = selectors.candidate(viewer, kwargs["exercise"], kwargs["candidate"])
        if found.programme not in selectors.library_of(viewer, timezone.localdate()).programmes:
            raise Http404
        return found

    def form_arguments(self, viewer: Viewer, subject: ExerciseCandidate) -> dict[str, Any]:
        return {"library": selectors.library_of(viewer, timezone.localdate())}


class Rate(OfCandidate):
    permission = permissions.RATE
    form_class = RateForm

    def own(self, viewer: Viewer, subject: ExerciseCandidate) -> Rater | None:
        return selectors.rater_of(subject.exercise, viewer.user)

    def policy(self, viewer: Viewer, subject: ExerciseCandidate) -> Refusal | None:
        own = self.own(viewer, subject)
        return policies.may_rate(own, decided=hasattr(subject, "decision"))

    def version(self, subject: ExerciseCandidate) -> int | None:
        own = self.own(self.viewer, subject)
        return own.version if own else None

    def initial(self, viewer: Viewer, subject: ExerciseCandidate) -> dict[str, Any]:
        own = self.own(viewer, subject)
        return initial_of(selectors.given_by(own, subject)) if own else {}

    def form_arguments(self, viewer: Viewer, subject: ExerciseCandidate) -> dict[str, Any]:
        held = super().form_arguments(viewer, subject)
        sources = selectors.sources_about(held["library"], subject.programme)
        return {**held, "sources": sources}

    def act(
        self, viewer: Viewer, subject: ExerciseCandidate, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.rate(by=viewer, candidate=subject, given=data["given"], seen=seen)
        return reverse("hexagon_exercise", args=[subject.exercise_id])

    def present_form(
        self, viewer: Viewer, subject: ExerciseCandidate, form: forms.Form
    ) -> presenters.AskedPage:
        today = timezone.localdate()
        shown = selectors.shown(viewer, subject.exercise, today)[subject.pk]
        return presenters.rate_form(subject, shown, selectors.library_of(viewer, today))


class HandIn(FormPage):
    permission = permissions.RATE
    form_class = HandInForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Exercise:
        return selectors.exercise(viewer, kwargs["exercise"])

    def policy(self, viewer: Viewer, subject: Exercise) -> Refusal | None:
        return policies.may_rate(selectors.rater_of(subject, viewer.user), decided=False)

    def act(self, viewer: Viewer, subject: Exercise, data: dict[str, Any], seen: int | None) -> str:
        actions.hand_in(by=viewer, exercise=subject, at=timezone.now())
        return reverse("hexagon_exercise", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: Exercise, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.hand_in_form(subject)
