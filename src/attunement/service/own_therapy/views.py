"""What the team may know of own therapies, and the pages within one."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.http import Http404
from django.urls import reverse

from ..accounts.viewer import Viewer
from ..care_packages.models import Part
from ..sections.rules import Section
from ..way.pages import FormPage, Page
from ..way.presenters import FormPagePresenter
from . import actions, permissions, presenters, selectors
from .forms import GoalForm, RateForm, ScoreForm, SummaryForm, TakeBackForm
from .models import TherapyGoal
from .policies import Row


class OwnTherapies(Page):
    """For everybody who works with families: nothing sealed stands on it."""

    permission = permissions.SEE_SUMMARIES
    template = "own_therapy/therapies.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def family_of(self, subject: selectors.OfFamily) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: selectors.OfFamily) -> presenters.TherapiesPage:
        return presenters.therapies_page(subject)


class ShowTherapy(Page):
    permission = permissions.SEE_SUMMARIES
    template = "own_therapy/therapy.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Part:
        return selectors.therapy(viewer, kwargs["part"])

    def family_of(self, subject: Part) -> int:
        return subject.package.episode.family_id

    def section_of(self, subject: Part) -> Section:
        return Section.OWN_THERAPY

    def present(self, viewer: Viewer, subject: Part) -> presenters.TherapyPage:
        return presenters.therapy_page(
            subject,
            selectors.goals(subject),
            selectors.scores(subject),
            selectors.summaries(subject),
            standing=selectors.standing(subject),
        )


class _TherapyForm(FormPage):
    """A form within one therapy. `page` holds its words."""

    permission = permissions.WRITE
    page: ClassVar[FormPagePresenter]

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.therapy(viewer, kwargs["part"])

    def part(self, subject: Any) -> Part:
        return subject if isinstance(subject, Part) else subject.part

    def family_of(self, subject: Any) -> int:
        return self.part(subject).package.episode.family_id

    def section_of(self, subject: Any) -> Section:
        return Section.OWN_THERAPY

    def words(self, subject: Any) -> FormPagePresenter:
        return self.page

    def present_form(self, viewer: Viewer, subject: Any, form: forms.Form) -> FormPagePresenter:
        return presenters.in_therapy(self.part(subject), self.words(subject))

    def write(self, viewer: Viewer, subject: Any, data: dict[str, Any], seen: int | None) -> None:
        raise NotImplementedError

    def act(self, viewer: Viewer, subject: Any, data: dict[str, Any], seen: int | None) -> str:
        self.write(viewer, subject, data, seen)
        return reverse("therapy", args=[self.part(subject).pk])


class AgreeSummary(_TherapyForm):
    form_class = SummaryForm
    page = presenters.SUMMARY

    def version(self, subject: Part) -> int:
        return len(selectors.summaries(subject))

    def initial(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        standing = selectors.standing(subject)
        return {"words": standing.words} if standing else {}

    def write(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> None:
        actions.agree_summary(by=viewer, part=subject, seen=seen, **data)


class SetGoal(_TherapyForm):
    form_class = GoalForm
    page = presenters.GOAL

    def write(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> None:
        actions.set_goal(by=viewer, part=subject, **data)


class RateGoal(_TherapyForm):
    form_class = RateForm

    def select(self, viewer: Viewer, **kwargs: Any) -> TherapyGoal:
        return selectors.goal(viewer, kwargs["goal"])

    def words(self, subject: TherapyGoal) -> FormPagePresenter:
        return presenters.rate_form(subject)

    def write(
        self, viewer: Viewer, subject: TherapyGoal, data: dict[str, Any], seen: int | None
    ) -> None:
        actions.rate_goal(by=viewer, goal=subject, **data)


class EnterScore(_TherapyForm):
    form_class = ScoreForm
    page = presenters.SCORE

    def write(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> None:
        actions.enter_score(by=viewer, part=subject, **data)


KINDS: dict[str, Callable[[Viewer, int], Row]] = {
    "goal": selectors.goal,
    "score": selectors.score,
    "summary": selectors.summary,
}
"""What can be withdrawn, by the word of its address."""


class TakeBack(_TherapyForm):
    form_class = TakeBackForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Row:
        if kwargs["kind"] not in KINDS:
            raise Http404
        return KINDS[kwargs["kind"]](viewer, kwargs["pk"])

    def words(self, subject: Row) -> FormPagePresenter:
        return presenters.take_back_form(subject)

    def write(self, viewer: Viewer, subject: Row, data: dict[str, Any], seen: int | None) -> None:
        actions.take_back(by=viewer, row=subject, because=data["because"])
