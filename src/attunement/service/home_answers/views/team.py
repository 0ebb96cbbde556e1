"""Asking somebody to answer at home; seeing how far they are; a new link; taking it back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from .. import actions, policies, selectors
from ..forms import InviteForm, RenewForm, WithdrawForm
from ..keys import Keys
from ..models import Invitation, Language
from ..permissions import INVITE, SEE_INVITATIONS
from ..presenters import invitations, inviting
from ..selectors import Asking, AtHome


class Invitations(Page):
    permission = SEE_INVITATIONS
    template = "home_answers/invitations.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> AtHome:
        return selectors.at_home(viewer, kwargs["assessment"])

    def family_of(self, subject: AtHome) -> int:
        return subject.assessment.episode.family_id

    def present(self, viewer: Viewer, subject: AtHome) -> invitations.InvitationsPage:
        return invitations.invitations(viewer, subject, timezone.now())


class _ShownOnce(FormPage):
    """A form that makes a link. The link and its PIN are on the page that answers it, and on no
    other: a redirect would have to keep them somewhere in between. Sent twice, the second answer
    leads to the list, from where a new link can be made."""

    made: tuple[Invitation, Keys] | None = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if self.made is None or not isinstance(response, HttpResponseRedirect):
            return response
        invitation, keys = self.made
        address = request.build_absolute_uri(reverse("home_pin", args=[keys.token]))
        page = inviting.link_made(invitation, keys, self.viewer.team, address)
        shown = render(request, "home_answers/link.jinja", {"page": page})
        shown["Referrer-Policy"] = "no-referrer"
        return shown


class Invite(_ShownOnce):
    permission = INVITE
    form_class = InviteForm
    template = "home_answers/invite.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Asking:
        return selectors.asking_of(viewer, kwargs["assessment"], kwargs["person"])

    def policy(self, viewer: Viewer, subject: Asking) -> Refusal | None:
        return policies.may_invite(
            subject.assessment, subject.person, subject.carers
        ) or policies.something_to_ask(subject.person, subject.offers)

    def family_of(self, subject: Asking) -> int:
        return subject.assessment.episode.family_id

    def form_arguments(self, viewer: Viewer, subject: Asking) -> dict[str, Any]:
        return {"person": subject.person, "offers": subject.offers}

    def act(self, viewer: Viewer, subject: Asking, data: dict[str, Any], seen: int | None) -> str:
        self.made = actions.invite(
            by=viewer,
            assessment=subject.assessment,
            person=subject.person,
            forms=data["asked"],
            language=Language(data["language"]),
            sent_to=data["sent_to"],
            safe=data["safe"],
        )
        return reverse("home_invitations", args=[subject.assessment.pk])

    def present_form(self, viewer: Viewer, subject: Asking, form: forms.Form) -> Any:
        return inviting.inviting(subject)


class _OfInvitation(FormPage):
    permission = INVITE

    def select(self, viewer: Viewer, **kwargs: Any) -> Invitation:
        return selectors.invitation(viewer, kwargs["invitation"])

    def family_of(self, subject: Invitation) -> int:
        return subject.assessment.episode.family_id

    def version(self, subject: Invitation) -> int:
        return subject.version


class Renew(_OfInvitation, _ShownOnce):
    form_class = RenewForm

    def policy(self, viewer: Viewer, subject: Invitation) -> Refusal | None:
        return policies.may_renew(subject, timezone.now())

    def initial(self, viewer: Viewer, subject: Invitation) -> dict[str, Any]:
        return {"sent_to": subject.sent_to}

    def act(
        self, viewer: Viewer, subject: Invitation, data: dict[str, Any], seen: int | None
    ) -> str:
        self.made = actions.renew_invitation(
            by=viewer,
            invitation=subject,
            sent_to=data["sent_to"],
            safe=data["safe"],
            seen=seen,
        )
        return reverse("home_invitations", args=[subject.assessment_id])

    def present_form(self, viewer: Viewer, subject: Invitation, form: forms.Form) -> Any:
        return inviting.renewing(subject)


class Withdraw(_OfInvitation):
    form_class = WithdrawForm

    def policy(self, viewer: Viewer, subject: Invitation) -> Refusal | None:
        return policies.may_withdraw(subject, timezone.now())

    def act(
        self, viewer: Viewer, subject: Invitation, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_invitation(
            by=viewer, invitation=subject, because=data["because"], seen=seen
        )
        return reverse("home_invitations", args=[subject.assessment_id])

    def present_form(self, viewer: Viewer, subject: Invitation, form: forms.Form) -> Any:
        return inviting.withdrawing(subject)
