"""Pages on results: the old beside the new, publishing, and what was published."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from ....synthesis.living import Update
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import PublishForm
from ..kept import read
from ..models import LivingReview, Publication
from ..presenters import forms as words
from ..presenters.results import ResultPage, preview_page, publication_page
from ..shown import pictures_before, show


@dataclass(frozen=True)
class Standing:
    """A review as it is now, beside its last version; `refusal`: why it cannot be published."""

    review: LivingReview
    last: Publication | None
    update: Update
    studies: int
    refusal: Refusal | None


def standing(viewer: Viewer, pk: int) -> Standing:
    review = selectors.review(viewer, pk)
    last, now = selectors.last_publication(review), selectors.studied_now(review)
    update = selectors.update_of(last, now)
    studies = len(now["entries"])
    refusal = policies.may_publish(
        studies=studies,
        changed=update.changed,
        entered_by=selectors.entered_since(review, last),
        by=viewer.user,
    )
    return Standing(review, last, update, studies, refusal)


class Preview(Page):
    permission = permissions.READ_REVIEWS
    template = "living_reviews/result.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Standing:
        return standing(viewer, kwargs["review"])

    def policy(self, viewer: Viewer, subject: Standing) -> Refusal | None:
        return None if subject.studies or subject.last else policies.NOTHING_IN

    def present(self, viewer: Viewer, subject: Standing) -> ResultPage:
        return preview_page(
            viewer,
            subject.review,
            subject.last,
            show(subject.update),
            pictures=pictures_before(subject.update),
            waiting=selectors.being_read(subject.review),
            refusal=subject.refusal,
        )


class Publish(FormPage):
    permission = permissions.PUBLISH_REVIEWS
    form_class = PublishForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Standing:
        return standing(viewer, kwargs["review"])

    def policy(self, viewer: Viewer, subject: Standing) -> Refusal | None:
        return subject.refusal

    def version(self, subject: Standing) -> int:
        return subject.review.version

    def act(self, viewer: Viewer, subject: Standing, data: dict[str, Any], seen: int | None) -> str:
        published = actions.publish(by=viewer, review=subject.review, note=data["note"], seen=seen)
        return reverse("publication", args=[subject.review.pk, published.number])

    def present_form(
        self, viewer: Viewer, subject: Standing, form: forms.Form
    ) -> FormPagePresenter:
        return words.publish(subject.review, subject.last.number + 1 if subject.last else 1)


class ShowPublication(Page):
    permission = permissions.READ_REVIEWS
    template = "living_reviews/result.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Publication:
        return selectors.publication(viewer, kwargs["review"], kwargs["number"])

    def present(self, viewer: Viewer, subject: Publication) -> ResultPage:
        versions = list(selectors.review(viewer, subject.review_id).publications.all())
        return publication_page(subject, read(subject.shown), versions)
