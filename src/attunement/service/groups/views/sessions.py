"""One session of a group: when it is, and who came."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...relationships.pages import NamesFamilies
from ...way.pages import FormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import RegisterForm, SessionForm
from ..models import GroupSession, GroupSessionState


class _AboutSession(NamesFamilies, FormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> GroupSession:
        return selectors.session(viewer, kwargs["session"])

    def families(self, subject: GroupSession) -> Collection[int]:
        return [place.relationship.family_id for place in subject.run.cohort.all()]

    def version(self, subject: GroupSession) -> int:
        return subject.version

    def back(self, subject: GroupSession) -> str:
        return reverse("run", args=[subject.run_id])


class MoveSession(_AboutSession):
    permission = permissions.RUN_GROUPS
    form_class = SessionForm

    def families(self, subject: GroupSession) -> Collection[int]:
        return ()  # nobody is named here

    def policy(self, viewer: Viewer, subject: GroupSession) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_arrange(subject)

    def initial(self, viewer: Viewer, subject: GroupSession) -> dict[str, Any]:
        return {"at": subject.at, "topic": subject.topic}

    def present_form(
        self, viewer: Viewer, subject: GroupSession, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.session_form(subject)

    def act(
        self, viewer: Viewer, subject: GroupSession, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.move_session(by=viewer, session=subject, seen=seen, **data)
        return self.back(subject)


class WriteRegister(_AboutSession):
    permission = permissions.KEEP_REGISTER
    form_class = RegisterForm

    def form_arguments(self, viewer: Viewer, subject: GroupSession) -> dict[str, Any]:
        return {"expected": {str(each.pk): each for each in selectors.expected(subject)}}

    def initial(self, viewer: Viewer, subject: GroupSession) -> dict[str, Any]:
        came = [str(row.person_id) for row in subject.register.all() if row.came]
        return {"to": GroupSessionState.HELD.value, "came": came}

    def present_form(
        self, viewer: Viewer, subject: GroupSession, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.register_form(subject)

    def act(
        self, viewer: Viewer, subject: GroupSession, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.write_register(
            by=viewer,
            session=subject,
            to=GroupSessionState(data["to"]),
            came=data["people"],
            because=data["because"],
            seen=seen,
        )
        return self.back(subject)
