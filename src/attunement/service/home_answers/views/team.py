"""Asking somebody to answer at home; seeing how far they are; a new link; taking it back."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from .. import actions, policies, selectors
from ..forms import InviteForm, RenewForm, WithdrawForm
from ..keys import Keys
from ..models import Invitation, Language
from ..pages.shown_once import ShownOnce
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


class Invite(ShownOnce[Invitation]):
    permission = INVITE
    link_at = "home_pin"
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

    def link_page(self, row: Invitation, keys: Keys, address: str) -> inviting.LinkPage:
        return inviting.link_made(row, keys, address)


class _OfInvitation(FormPage):
    permission = INVITE

    def select(self, viewer: Viewer, **kwargs: Any) -> Invitation:
        return selectors.invitation(viewer, kwargs["invitation"])

    def family_of(self, subject: Invitation) -> int:
        return subject.assessment.episode.family_id

    def version(self, subject: Invitation) -> int:
        return subject.version


class Renew(_OfInvitation, ShownOnce[Invitation]):
    form_class = RenewForm
    link_at = "home_pin"

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

    def link_page(self, row: Invitation, keys: Keys, address: str) -> inviting.LinkPage:
        return inviting.link_made(row, keys, address)


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
