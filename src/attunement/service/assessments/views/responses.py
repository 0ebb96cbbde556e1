"""Choosing, filling in, reading and withdrawing questionnaires and ratings."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from ....guidance import AgeForms
from ....measures import Measure, UnknownMeasure, measure, measures
from ...accounts.viewer import Viewer
from ...instruments import selectors as certificates
from ...instruments.policies import for_certified_raters
from ...relationships.policies import may_withdraw
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from .. import actions, fitting, policies, selectors
from ..age_forms import asked_form, form_for
from ..fitting import Filling, Whom
from ..forms import ConfirmForm, MeasureForm, WithdrawForm
from ..forms.measure import field_name, initial_of
from ..models import Assessment, Response
from ..pages import AssessmentFormPage
from ..permissions import ASSESS, SEE_ASSESSMENTS
from ..presenters import choose
from ..presenters import forms as words
from ..presenters import response as traced
from ..presenters.hub import FILMED

OWN_PAGES = frozenset({"goals"})
"""Kinds of measure that are not filled in here: a goal is rated beside its own words."""


class ChooseMeasure(Page):
    permission = SEE_ASSESSMENTS
    template = "assessments/choose_measure.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Assessment:
        return selectors.assessment(viewer, kwargs["assessment"])

    def policy(self, viewer: Viewer, subject: Assessment) -> Refusal | None:
        return policies.may_write(subject)

    def family_of(self, subject: Assessment) -> int:
        return subject.episode.family_id

    def present(self, viewer: Viewer, subject: Assessment) -> choose.ChoosePresenter:
        family, today = subject.episode.family, timezone.localdate()
        offered = [
            each
            for each in measures().values()
            if each.kind not in OWN_PAGES and each.replaced_by is None
        ]
        return choose.choose(
            subject,
            offered,
            selectors.current_relationships(family, today),
            selectors.responses_in(subject),
            selectors.uses_of(viewer, offered),
            certificates.certificates_of(viewer, viewer.user, today),
        )


@dataclass(frozen=True)
class Filled:
    """One form of one assessment. `filling` is None where the address does not say whose it is;
    `standing` is what has been saved of it."""

    assessment: Assessment
    measure: Measure
    filling: Filling | None
    standing: Response | None


class FillMeasure(AssessmentFormPage):
    form_class = MeasureForm
    template = "assessments/fill_measure.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Filled:
        assessment = selectors.assessment(viewer, kwargs["assessment"])
        try:
            definition = measure(kwargs["measure"])
        except UnknownMeasure as error:
            raise Http404 from error
        if definition.kind in OWN_PAGES or definition.id in FILMED:
            raise Http404
        within = selectors.current_relationships(assessment.episode.family, timezone.localdate())
        filling = fitting.find(definition, within, self.whom())
        standing = (
            selectors.standing_response(assessment, definition.id, filling.whom)
            if filling
            else None
        )
        return Filled(assessment, definition, filling, standing)

    def whom(self) -> Whom:
        """Whose form it is, from the address; what is no number is nobody."""
        typed = (self.request.GET.get(name, "") for name in Whom._fields)
        return Whom(*(int(t) if t.isdecimal() and len(t) < 19 else None for t in typed))

    def policy(self, viewer: Viewer, subject: Filled) -> Refusal | None:
        if refusal := super().policy(viewer, subject):
            return refusal
        if subject.filling is None:
            return policies.names_whom(subject.measure, None)
        if refusal := policies.may_fill_in(subject.filling, subject.standing):
            return refusal
        use = selectors.use_of(viewer, subject.measure)
        return policies.may_use(subject.measure, use, timezone.localdate())

    def form_arguments(self, viewer: Viewer, subject: Filled) -> dict[str, Any]:
        return {
            "filling": subject.filling,
            "earliest": subject.assessment.episode.opened_on,
            "pack": certificates.pack_of(viewer, subject.measure),
            "age_forms": self.ages(viewer, subject.measure),
        }

    def ages(self, viewer: Viewer, measure: Measure) -> AgeForms | None:
        """Which form is for when, for a measure with several."""
        if len(measure.forms) == 1:
            return None
        return certificates.local_age_forms(viewer.team).get((measure.id, measure.version))

    def initial(self, viewer: Viewer, subject: Filled) -> dict[str, Any]:
        if subject.standing is None:
            today = timezone.localdate()
            assert subject.filling is not None, "the policy lets nobody here without one"
            right = form_for(subject.filling, self.ages(viewer, subject.measure), today)
            chosen = {field_name(asked_form(subject.filling)): right} if right else {}
            return {"answered_on": today} | chosen
        answers = initial_of(subject.measure, subject.standing.answers)
        return {"answered_on": subject.standing.answered_on} | answers

    def version(self, subject: Filled) -> int:
        return subject.standing.pk if subject.standing else 0

    def act(self, viewer: Viewer, subject: Filled, data: dict[str, Any], seen: int | None) -> str:
        assert subject.filling is not None, "the policy lets nobody here without one"
        response = actions.record_response(
            by=viewer,
            assessment=subject.assessment,
            measure=subject.measure.id,
            reporter=subject.filling.reporter,
            relationship=subject.filling.relationship,
            about=subject.filling.about,
            answered_on=data["answered_on"],
            answers=data["answers"],
            seen=seen,
        )
        return reverse("response", args=[response.pk])

    def present_form(self, viewer: Viewer, subject: Filled, form: forms.Form) -> Any:
        assert subject.filling is not None
        assert isinstance(form, MeasureForm)
        page = words.fill(subject.assessment, subject.filling, subject.standing, form)
        if subject.filling.reporter or not for_certified_raters(subject.measure):
            return page
        held = certificates.held_by(viewer, viewer.user, subject.measure.id)
        return words.rated_by(page, subject.measure, held, timezone.localdate())


class ShowResponse(Page):
    permission = SEE_ASSESSMENTS
    template = "assessments/response.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Response:
        return selectors.response(viewer, kwargs["response"])

    def family_of(self, subject: Response) -> int:
        return subject.assessment.episode.family_id

    def present(self, viewer: Viewer, subject: Response) -> traced.ResponsePresenter:
        held = certificates.held_by(viewer, viewer.user, subject.measure)
        trace = selectors.traced(viewer, subject, measure(subject.measure))
        return traced.response(viewer, trace, held, timezone.localdate())


class ConfirmResponse(FormPage):
    permission = ASSESS
    form_class = ConfirmForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Response:
        return selectors.response(viewer, kwargs["response"])

    def policy(self, viewer: Viewer, subject: Response) -> Refusal | None:
        held = certificates.held_by(viewer, viewer.user, subject.measure)
        return policies.may_confirm(subject, viewer.user, held, timezone.localdate())

    def family_of(self, subject: Response) -> int:
        return subject.assessment.episode.family_id

    def act(self, viewer: Viewer, subject: Response, data: dict[str, Any], seen: int | None) -> str:
        actions.confirm_response(by=viewer, response=subject, note=data["note"])
        return reverse("response", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Response, form: forms.Form) -> Any:
        return words.confirming(subject)


class WithdrawResponse(FormPage):
    permission = ASSESS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Response:
        return selectors.response(viewer, kwargs["response"])

    def policy(self, viewer: Viewer, subject: Response) -> Refusal | None:
        return may_withdraw(subject)

    def family_of(self, subject: Response) -> int:
        return subject.assessment.episode.family_id

    def act(self, viewer: Viewer, subject: Response, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_response(by=viewer, response=subject, because=data["because"])
        return reverse("assessment", args=[subject.assessment_id])

    def present_form(self, viewer: Viewer, subject: Response, form: forms.Form) -> Any:
        return words.withdrawing(subject)
