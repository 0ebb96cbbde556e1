"""Opening a sealed section with a reason, and the review of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family
from ...relationships.pages import FamilyFormPage
from ...sections import models
from ...sections.rules import SEALED, Access, Section
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import BreakGlassForm, ReviewOpeningForm

SHOWN_AT = {
    Section.SAFEGUARDING: "safeguarding",
    Section.HIDDEN_ADDRESS: "family_people",
    Section.OWN_THERAPY: "own_therapies",
}
"""The page of each section, by the name of its address."""


class BreakGlass(FamilyFormPage):
    permission = permissions.READ_SECTIONS
    form_class = BreakGlassForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Family:
        if kwargs["section"] not in {section.value for section in SEALED}:
            raise Http404
        return relationships.family(viewer, kwargs["family"])

    @property
    def section(self) -> Section:
        return Section(self.kwargs["section"])

    def section_of(self, subject: Any) -> Section:
        return self.section

    def access(self) -> Access:
        return selectors.access_to(self.viewer, self.subject.pk, self.section)

    def policy(self, viewer: Viewer, subject: Family) -> Refusal | None:
        access = selectors.access_to(viewer, subject.pk, self.section)
        if self.request.method == "GET" and access == Access.READ:
            return None
        return policies.may_break_glass(access)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.access() == Access.READ:  # open already: to what they came for
            return HttpResponseRedirect(reverse(SHOWN_AT[self.section], args=[self.subject.pk]))
        return super().get(request, *args, **kwargs)

    def present_form(self, viewer: Viewer, subject: Family, form: forms.Form) -> FormPagePresenter:
        return presenters.break_glass_form(subject, self.section)

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.break_glass(by=viewer, family=subject, section=self.section, reason=data["reason"])
        return reverse(SHOWN_AT[self.section], args=[subject.pk])


class Openings(Page):
    permission = permissions.REVIEW_OPENINGS
    template = "safeguarding/openings.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Iterable[models.BreakGlass]:
        return selectors.openings(viewer)[:LIST]

    def present(
        self, viewer: Viewer, subject: Iterable[models.BreakGlass]
    ) -> presenters.OpeningsPage:
        return presenters.openings_page(subject, reviewer=viewer.user.pk, now=timezone.now())


LIST = 100
"""Openings on the page: those to review come first, so none of them is cut off unseen for long."""


class ReviewOpening(FormPage):
    permission = permissions.REVIEW_OPENINGS
    form_class = ReviewOpeningForm

    def select(self, viewer: Viewer, **kwargs: Any) -> models.BreakGlass:
        return selectors.opening(viewer, kwargs["opening"])

    def version(self, subject: models.BreakGlass) -> int:
        return subject.version

    def policy(self, viewer: Viewer, subject: models.BreakGlass) -> Refusal | None:
        if self.request.method == "POST":
            return None
        return policies.may_review(subject, reviewer=viewer.user.pk)

    def present_form(
        self, viewer: Viewer, subject: models.BreakGlass, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.review_opening_form(subject)

    def act(
        self, viewer: Viewer, subject: models.BreakGlass, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.review_opening(
            by=viewer,
            glass=subject,
            finding=models.Finding(data["finding"]),
            note=data["note"],
            seen=seen,
        )
        return reverse("openings")
