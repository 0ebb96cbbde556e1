"""What the family hopes for, and how close they feel to it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships.policies import may_withdraw
from ...way.policies import Refusal
from .. import actions, selectors
from ..forms import GoalForm, RatingForm, WithdrawForm
from ..models import Assessment, Goal, GoalRating
from ..pages import AssessmentFormPage
from ..presenters import forms as words


class SetGoal(AssessmentFormPage):
    form_class = GoalForm

    def form_arguments(self, viewer: Viewer, subject: Assessment) -> dict[str, Any]:
        family = subject.episode.family
        within = selectors.current_relationships(family, timezone.localdate())
        return {
            "carers": list({each.carer_id: each.carer for each in within}.values()),
            "relationships": within,
            "earliest": subject.episode.opened_on,
        }

    def act(
        self, viewer: Viewer, subject: Assessment, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.set_goal(
            by=viewer,
            assessment=subject,
            words=data["words"],
            set_by=data["set_by"],
            relationship=data["relationship"],
            on=data["on"],
            rating=data["rating"],
        )
        return reverse("assessment", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Assessment, form: forms.Form) -> Any:
        return words.setting_goal(subject)


@dataclass(frozen=True)
class GoalHere:
    """A goal in one assessment, with the rating that stands there."""

    assessment: Assessment
    goal: Goal
    rating: GoalRating | None


class GoalPage(AssessmentFormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> GoalHere:
        assessment = selectors.assessment(viewer, kwargs["assessment"])
        goal = selectors.goal(assessment, kwargs["goal"])
        return GoalHere(assessment, goal, selectors.standing_rating(goal, assessment))

    def policy(self, viewer: Viewer, subject: GoalHere) -> Refusal | None:
        return super().policy(viewer, subject) or may_withdraw(subject.goal)


class RateGoal(GoalPage):
    form_class = RatingForm

    def form_arguments(self, viewer: Viewer, subject: GoalHere) -> dict[str, Any]:
        return {"earliest": subject.goal.set_on}

    def initial(self, viewer: Viewer, subject: GoalHere) -> dict[str, Any]:
        return {"rating": subject.rating.rating} if subject.rating else {}

    def version(self, subject: GoalHere) -> int:
        return subject.rating.pk if subject.rating else 0

    def act(self, viewer: Viewer, subject: GoalHere, data: dict[str, Any], seen: int | None) -> str:
        actions.rate_goal(
            by=viewer,
            goal=subject.goal,
            assessment=subject.assessment,
            rating=data["rating"],
            on=data["on"],
            seen=seen,
        )
        return reverse("assessment", args=[subject.assessment.pk])

    def present_form(self, viewer: Viewer, subject: GoalHere, form: forms.Form) -> Any:
        earlier = subject.rating.rating if subject.rating else None
        return words.rating(subject.assessment, subject.goal, earlier)


class WithdrawGoal(GoalPage):
    form_class = WithdrawForm

    def act(self, viewer: Viewer, subject: GoalHere, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_goal(by=viewer, goal=subject.goal, because=data["because"])
        return reverse("assessment", args=[subject.assessment.pk])

    def present_form(self, viewer: Viewer, subject: GoalHere, form: forms.Form) -> Any:
        return words.withdrawing_goal(subject.assessment, subject.goal)
