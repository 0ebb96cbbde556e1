"""The steps of one request, from knowing who asks to its end."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.pages import FormPage
from ...way.policies import Refusal
from .. import actions, permissions, policies, presenters, selectors
from ..forms import BeginForm, ExtendForm, HandOverForm, RefuseForm, SureForm
from ..models import AccessRequest, AccessState, Ground


class _OfRequest(FormPage):
    """A form about one request."""

    permission = permissions.DECIDE

    def select(self, viewer: Viewer, **kwargs: Any) -> AccessRequest:
        return selectors.request(viewer, kwargs["copy"])

    def stands(self, subject: AccessRequest) -> Refusal | None:
        """Whether this may be done, as the request stands."""
        raise NotImplementedError

    def policy(self, viewer: Viewer, subject: AccessRequest) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above what was typed.
        return None if self.request.method == "POST" else self.stands(subject)

    def family_of(self, subject: AccessRequest) -> int:
        return subject.family_id

    def version(self, subject: AccessRequest) -> int:
        return subject.version

    def back(self, subject: AccessRequest) -> str:
        return reverse("copy", args=[subject.pk])


class _Step(_OfRequest):
    """A step that leads to another state; `to` names it."""

    to: ClassVar[AccessState]

    def stands(self, subject: AccessRequest) -> Refusal | None:
        return policies.may_become(subject.state, self.to)


class Begin(_Step):
    to, permission = AccessState.IN_REVIEW, permissions.KEEP_REQUESTS
    form_class = BeginForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.begin(by=viewer, request=subject, identity=data["identity"], seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject,
            "Who asks?",
            "Begin to read",
            "Nothing is read for somebody who may be somebody else. Ask for no more than you need.",
        )


class Extend(_OfRequest):
    """They were told that it takes two months more."""

    form_class = ExtendForm

    def stands(self, subject: AccessRequest) -> Refusal | None:
        return policies.may_extend(subject, timezone.localdate())

    def initial(self, viewer: Viewer, subject: AccessRequest) -> dict[str, Any]:
        return {"told_on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.extend(
            by=viewer,
            request=subject,
            ground=Ground(data["ground"]),
            because=data["because"],
            told_on=data["told_on"],
            seen=seen,
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.extend_page(subject)


class Finish(_Step):
    to = AccessState.READY
    form_class = SureForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.finish(by=viewer, request=subject, seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject, "Everything is read", "Make it ready", "The copy can then be handed over."
        )


class ReadAgain(_Step):
    to = AccessState.IN_REVIEW
    form_class = SureForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.read_again(by=viewer, request=subject, seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject, "Read it again", "Go back to reading", "What was judged stays as it is."
        )


class HandOver(_Step):
    to, permission = AccessState.HANDED_OVER, permissions.KEEP_REQUESTS
    form_class = HandOverForm

    def initial(self, viewer: Viewer, subject: AccessRequest) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.hand_over(by=viewer, request=subject, how=data["how"], on=data["on"], seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(subject, "It was handed over", "Save")


class Refuse(_Step):
    to = AccessState.REFUSED
    form_class = RefuseForm

    def initial(self, viewer: Viewer, subject: AccessRequest) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.refuse(
            by=viewer, request=subject, because=data["because"], on=data["on"], seen=seen
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(subject, "Refuse a copy", "Refuse it")
