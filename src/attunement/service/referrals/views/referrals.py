"""Referrals as the team sees them: the list, one of them, entering one, and deciding."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...people import selectors as people
from ...relationships import selectors as families
from ...relationships.models import Family
from ...relationships.pages import FamilyFormPage
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..duplicates import Register
from ..forms import AnotherReferralForm, DecisionForm, ReferralForm, RevokeForm
from ..models import Referral, ReferralState

PAGE = 25


def page_number(text: str) -> int:
    """The page that an address asks for; the first for whatever is no page."""
    return max(int(text), 1) if text.isdecimal() and len(text) < 5 else 1


class Referrals(Page):
    permission = permissions.SEE_REFERRALS
    template = "referrals/referrals.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.ListPresenter:
        asked = self.request.GET.get("state", "")
        state = ReferralState(asked if asked in ReferralState.values else ReferralState.RECEIVED)
        page = page_number(self.request.GET.get("page", ""))
        start = (page - 1) * PAGE
        rows = list(selectors.in_state(viewer, state)[start : start + PAGE + 1])
        return presenters.referral_list(
            rows[:PAGE],
            state=state,
            page=page,
            more=len(rows) > PAGE,
            today=timezone.localdate(),
        )


class ShowReferral(Page):
    permission = permissions.SEE_REFERRALS
    template = "referrals/referral.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Referral:
        return selectors.referral(viewer, kwargs["referral"])

    def family_of(self, subject: Referral) -> int:
        return subject.family_id

    def present(self, viewer: Viewer, subject: Referral) -> presenters.ReferralPresenter:
        told = selectors.told_of(subject.family)
        register = Register()
        register.add(selectors.perhaps_the_same(viewer, told))
        return presenters.referral(
            subject,
            members=families.members(subject.family),
            relationships=families.relationships(subject.family),
            responsibilities=people.responsibilities(subject.family_id),
            homes=people.homes(subject.family_id),
            stressors=families.stressors(subject.family),
            decisions=selectors.decisions(subject),
            duplicates=register.like(told),
            viewer=viewer,
            today=timezone.localdate(),
        )


class NewReferral(FormPage):
    permission = permissions.ENTER_REFERRALS
    form_class = ReferralForm
    template = "referrals/referral_form.jinja"

    def initial(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"received_on": timezone.localdate()}

    def present_form(
        self, viewer: Viewer, subject: None, form: forms.Form
    ) -> presenters.ReferralFormPresenter:
        return presenters.new_referral_form()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        incoming = data["incoming"]
        referral = actions.receive_referral(
            by=viewer, team=viewer.team, new=incoming.referral, family=incoming.family
        )
        return reverse("referral", args=[referral.pk])


class AnotherReferral(FamilyFormPage):
    permission = permissions.ENTER_REFERRALS
    form_class = AnotherReferralForm
    page = presenters.ANOTHER

    def initial(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"received_on": timezone.localdate()}

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"carers": families.carers(subject)}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        referral = actions.receive_referral(
            by=viewer, team=viewer.team, new=data["referral"], family=subject
        )
        return reverse("referral", args=[referral.pk])


class _AboutReferral(FormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> Referral:
        return selectors.referral(viewer, kwargs["referral"])

    def family_of(self, subject: Referral) -> int:
        return subject.family_id

    def version(self, subject: Referral) -> int:
        return subject.version

    def initial(self, viewer: Viewer, subject: Referral) -> dict[str, Any]:
        return {"on": timezone.localdate()}


class Triage(_AboutReferral):
    permission = permissions.DECIDE
    form_class = DecisionForm

    def policy(self, viewer: Viewer, subject: Referral) -> Refusal | None:
        return policies.may_decide(subject)

    def form_arguments(self, viewer: Viewer, subject: Referral) -> dict[str, Any]:
        return {
            "keyworkers": clinicians(viewer, timezone.localdate()),
            "relationships": families.relationships(subject.family),
            "joining": families.open_episode(subject.family) is not None,
        }

    def present_form(
        self, viewer: Viewer, subject: Referral, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.decision_form(
            subject, families.open_episode(subject.family), today=timezone.localdate()
        )

    def act(self, viewer: Viewer, subject: Referral, data: dict[str, Any], seen: int | None) -> str:
        state = ReferralState(data["state"])
        if state == ReferralState.ACCEPTED:
            actions.accept_referral(
                by=viewer,
                referral=subject,
                keyworker=data["keyworker"],
                relationships=data["relationships"],
                reason=data["reason"],
                on=data["on"],
                seen=seen,
            )
            return reverse("family", args=[subject.family_id])
        actions.answer_referral(
            by=viewer,
            referral=subject,
            state=state,
            reason=data["reason"],
            on=data["on"],
            seen=seen,
        )
        return reverse("referral", args=[subject.pk])


class Revoke(_AboutReferral):
    permission = permissions.REVOKE
    form_class = RevokeForm

    def policy(self, viewer: Viewer, subject: Referral) -> Refusal | None:
        return policies.may_revoke(subject)

    def present_form(
        self, viewer: Viewer, subject: Referral, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.revoke_form(subject)

    def act(self, viewer: Viewer, subject: Referral, data: dict[str, Any], seen: int | None) -> str:
        actions.revoke_referral(
            by=viewer, referral=subject, reason=data["reason"], on=data["on"], seen=seen
        )
        return reverse("referral", args=[subject.pk])
