"""Pages about those who refer: none of them is about one family."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...design.pdf import Unprintable, letter_pdf
from ...way.errors import refused
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..counting import Told, by_referrer
from ..forms import ReferrerForm
from ..models import Introduction, Referrer


def told_of(viewer: Viewer) -> dict[int, Told]:
    return dict(by_referrer(selectors.counted(viewer.team, timezone.localdate())))


class Referrers(Page):
    permission = permissions.SEE_REFERRERS
    template = "referrers/referrers.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.ReferrersPage:
        rows = list(selectors.referrers(viewer))
        return presenters.referrers(rows, told_of(viewer), selectors.unnamed(viewer))


class ShowReferrer(Page):
    """Names families, so each of them has this reading in its log."""

    permission = permissions.SEE_REFERRERS
    template = "referrers/referrer.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Referrer:
        return selectors.referrer(viewer, kwargs["referrer"])

    def introductions(self) -> Sequence[Introduction]:
        return selectors.introductions(self.viewer, self.subject)

    def present(self, viewer: Viewer, subject: Referrer) -> presenters.ReferrerPage:
        return presenters.referrer(subject, told_of(viewer).get(subject.pk), self.introductions())


class Report(ShowReferrer):
    """What goes back to the referrer, to print. It names no family."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.present(self.viewer, self.subject)
        letter = presenters.report(self.subject, page.report, timezone.localdate())
        try:
            content = letter_pdf(letter=letter)
        except Unprintable as error:
            return refused(request, Refusal(str(error)), status=409)
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="letter.pdf"'},
        )


class Change(FormPage):
    permission = permissions.NAME_REFERRERS
    form_class = ReferrerForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Referrer:
        return selectors.referrer(viewer, kwargs["referrer"])

    def initial(self, viewer: Viewer, subject: Referrer) -> dict[str, Any]:
        return {
            "name": subject.name,
            "role": subject.role,
            "agency": selectors.agency_name(subject),
            "contact": subject.contact,
        }

    def version(self, subject: Referrer) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Referrer, data: dict[str, Any], seen: int | None) -> str:
        actions.change_referrer(by=viewer, referrer=subject, new=data["new_referrer"], seen=seen)
        return reverse("referrer", args=[subject.pk])

    def present_form(
        self, viewer: Viewer, subject: Referrer, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.change_form(subject)
