"""Who asked for a copy, a new request, and where one stands."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family, FamilyMember
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters, selectors
from ..forms import AskForm
from ..models import AccessRequest, AccessState, AskedBy


class Copies(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/requests.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.RequestsPage:
        return presenters.requests_page(list(selectors.requests(viewer)), timezone.localdate())


class FamilyCopies(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/requests.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Family:
        return relationships.family(viewer, kwargs["family"])

    def family_of(self, subject: Family) -> int:
        return subject.pk

    def present(self, viewer: Viewer, subject: Family) -> presenters.RequestsPage:
        found = list(selectors.requests(viewer).filter(family=subject))
        members = relationships.members(subject)
        return presenters.family_page(viewer, subject, members, found, timezone.localdate())


class Ask(FormPage):
    permission = permissions.KEEP_REQUESTS
    form_class = AskForm

    def select(self, viewer: Viewer, **kwargs: Any) -> FamilyMember:
        return selectors.subject(viewer, kwargs["family"], kwargs["person"])

    def family_of(self, subject: FamilyMember) -> int:
        return subject.family_id

    def initial(self, viewer: Viewer, subject: FamilyMember) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: FamilyMember, data: dict[str, Any], seen: int | None
    ) -> str:
        made = actions.ask(
            by=viewer,
            family=subject.family,
            person=subject.person,
            asked_by=AskedBy(data["asked_by"]),
            asker=data["asker"],
            on=data["on"],
        )
        return reverse("copy", args=[made.pk])

    def present_form(
        self, viewer: Viewer, subject: FamilyMember, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.ask_page(subject, selectors.going_on(viewer, subject.person))


class ShowCopy(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/request.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> AccessRequest:
        return selectors.request(viewer, kwargs["copy"])

    def family_of(self, subject: AccessRequest) -> int:
        return subject.family_id

    def present(self, viewer: Viewer, subject: AccessRequest) -> presenters.RequestPage:
        reads = viewer.may(permissions.REVIEW) and subject.state == AccessState.IN_REVIEW
        found = selectors.of_request(viewer, subject) if reads else None
        return presenters.request_page(viewer, subject, found, timezone.localdate())
