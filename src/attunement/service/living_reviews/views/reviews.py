"""Pages on the team's reviews: the list, one of them, starting one, giving it an outcome."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import OutcomeForm, StartForm
from ..models import LivingReview
from ..presenters import forms as words
from ..presenters.reviews import ListPage, ReviewPage, list_page, review_page


class ListReviews(Page):
    permission = permissions.READ_REVIEWS
    template = "living_reviews/list.jinja"

    def present(self, viewer: Viewer, subject: None) -> ListPage:
        return list_page(viewer, selectors.reviews(viewer))


class ShowReview(Page):
    permission = permissions.READ_REVIEWS
    template = "living_reviews/review.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> LivingReview:
        return selectors.review(viewer, kwargs["review"])

    def present(self, viewer: Viewer, subject: LivingReview) -> ReviewPage:
        studies = selectors.studies(subject)
        return review_page(viewer, subject, studies, records=selectors.screened(subject).count())


class StartReview(FormPage):
    permission = permissions.WORK_ON_REVIEWS
    form_class = StartForm

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        review = actions.start_review(by=viewer, title=data["title"], question=data["question"])
        return reverse("living_review", args=[review.pk])

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return words.start()


class AddOutcome(FormPage):
    permission = permissions.WORK_ON_REVIEWS
    form_class = OutcomeForm
    takes_files = True

    def select(self, viewer: Viewer, **kwargs: Any) -> LivingReview:
        return selectors.review(viewer, kwargs["review"])

    def policy(self, viewer: Viewer, subject: LivingReview) -> Refusal | None:
        return policies.may_add_outcome("", names=(), being_read=selectors.being_read(subject))

    def form_arguments(self, viewer: Viewer, subject: LivingReview) -> dict[str, Any]:
        return {"names": [each.name for each in subject.outcomes.all()]}

    def act(
        self, viewer: Viewer, subject: LivingReview, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.add_outcome(
            by=viewer,
            review=subject,
            name=data["name"],
            measure=data["measure"],
            columns=data["columns"],
            entries=data["entries"],
        )
        return reverse("living_review", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: LivingReview, form: forms.Form
    ) -> FormPagePresenter:
        return words.add_outcome(subject)
