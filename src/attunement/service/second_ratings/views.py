"""Asking for a second rating, making one, and how far raters agree."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...measures import Measure, measure
from ..accounts.viewer import Viewer
from ..assessments import fitting
from ..assessments import selectors as assessments
from ..assessments.fitting import Filling
from ..assessments.models import Response
from ..instruments import selectors as certificates
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import AgainForm, AgreedForm, AskForm, WithdrawForm
from .models import SecondRating


class Agreement(Page):
    permission = permissions.SEE_AGREEMENT
    template = "second_ratings/agreement.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.AgreementPage:
        return presenters.agreement_page(viewer, selectors.seconds(viewer))


class AskAgain(FormPage):
    permission = permissions.RATE_AGAIN
    form_class = AskForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Response:
        return assessments.response(viewer, kwargs["response"])

    def policy(self, viewer: Viewer, subject: Response) -> Refusal | None:
        return policies.may_be_rated_again(measure(subject.measure), subject)

    def family_of(self, subject: Response) -> int:
        return subject.assessment.episode.family_id

    def form_arguments(self, viewer: Viewer, subject: Response) -> dict[str, Any]:
        found = certificates.certified(viewer, subject.measure, timezone.localdate())
        return {"people": [each for each in found if each != subject.rater]}

    def act(self, viewer: Viewer, subject: Response, data: dict[str, Any], seen: int | None) -> str:
        actions.ask_second_rating(by=viewer, response=subject, rater=data["rater"])
        return reverse("agreement")

    def present_form(
        self, viewer: Viewer, subject: Response, form: forms.Form
    ) -> FormPagePresenter:
        assert isinstance(form, AskForm)
        return presenters.ask_form(subject, anybody=bool(form.people))


class OfSecond(FormPage):
    permission = permissions.RATE_AGAIN

    def select(self, viewer: Viewer, **kwargs: Any) -> SecondRating:
        return selectors.second(viewer, kwargs["second"])

    def family_of(self, subject: SecondRating) -> int:
        return subject.response.assessment.episode.family_id


class RateAgain(OfSecond):
    form_class = AgainForm

    def policy(self, viewer: Viewer, subject: SecondRating) -> Refusal | None:
        definition = measure(subject.response.measure)
        held = certificates.held_by(viewer, viewer.user, definition.id)
        return policies.may_rate(definition, subject, viewer.user, held, timezone.localdate())

    def form_arguments(self, viewer: Viewer, subject: SecondRating) -> dict[str, Any]:
        definition = measure(subject.response.measure)
        return {
            "filling": _filling(definition, subject.response),
            "earliest": subject.response.answered_on,
            "pack": certificates.pack_of(viewer, definition),
        }

    def act(
        self, viewer: Viewer, subject: SecondRating, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.rate_again(by=viewer, second=subject, answers=data["answers"])
        return reverse("second_rating", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: SecondRating, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.rate_form(subject)


class CompareRatings(OfSecond):
    form_class = AgreedForm
    template = "second_ratings/compare.jinja"

    def policy(self, viewer: Viewer, subject: SecondRating) -> Refusal | None:
        return policies.may_compare(subject)

    def act(
        self, viewer: Viewer, subject: SecondRating, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.note_agreed(by=viewer, second=subject, agreed=data["agreed"])
        return reverse("second_rating", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: SecondRating, form: forms.Form
    ) -> presenters.ComparePage:
        return presenters.compare(viewer, subject)


class WithdrawSecond(OfSecond):
    form_class = WithdrawForm

    def act(
        self, viewer: Viewer, subject: SecondRating, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_second_rating(by=viewer, second=subject, because=data["because"])
        return reverse("agreement")

    def present_form(
        self, viewer: Viewer, subject: SecondRating, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)


def _filling(definition: Measure, response: Response) -> Filling:
    """The people of the first rating, whether or not they are together today."""
    relationship = response.relationship
    child = relationship.child if relationship else response.about
    assert child is not None, "what is rated is a relationship or a child"
    return fitting.Filling(
        measure=definition,
        child=child,
        reporter=response.reporter,
        relationship=relationship,
        about=response.about,
    )
