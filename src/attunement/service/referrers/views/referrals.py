"""One referral and its referrer: who they are, what they may be told, visits made together."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...referrals import selectors as referrals
from ...referrals.models import Referral
from ...relationships import selectors as families
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import NEW, NameForm, SendForm, VisitForm, WithdrawForm
from ..models import How, Introduction, WordBack
from ..states import Step


class NameReferrer(FormPage):
    permission = permissions.NAME_REFERRERS
    form_class = NameForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Referral:
        return referrals.referral(viewer, kwargs["referral"])

    def family_of(self, subject: Referral) -> int:
        return subject.family_id

    def policy(self, viewer: Viewer, subject: Referral) -> Refusal | None:
        return policies.may_name(subject)

    def initial(self, viewer: Viewer, subject: Referral) -> dict[str, Any]:
        return {
            "name": subject.referrer_name,
            "role": subject.referrer_role,
            "agency": subject.referrer_organisation,
            "contact": subject.referrer_contact,
        }

    def form_arguments(self, viewer: Viewer, subject: Referral) -> dict[str, Any]:
        found = selectors.perhaps(viewer, subject)
        self.rows = {str(row.pk): row for row, _ in found}
        return {
            "offered": [
                (
                    str(row.pk),
                    f"{row.name}, {selectors.agency_name(row)}: {', '.join(why.reasons)}",
                )
                for row, why in found
            ]
        }

    def present_form(
        self, viewer: Viewer, subject: Referral, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.name_form(subject)

    def act(self, viewer: Viewer, subject: Referral, data: dict[str, Any], seen: int | None) -> str:
        who = data["new_referrer"] if data["who"] == NEW else self.rows[data["who"]]
        actions.name_referrer(by=viewer, referral=subject, referrer=who)
        return reverse("word_back", args=[subject.pk])


class ShowWordBack(Page):
    permission = permissions.TELL_REFERRERS
    template = "referrers/word_back.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Referral:
        return referrals.referral(viewer, kwargs["referral"])

    def family_of(self, subject: Referral) -> int:
        return subject.family_id

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """First of all somebody has to say who the referrer is."""
        if selectors.introduction_of(self.subject) is None:
            return HttpResponseRedirect(reverse("name_referrer", args=[self.subject.pk]))
        return super().get(request, *args, **kwargs)

    def present(self, viewer: Viewer, subject: Referral) -> presenters.WordBackPage:
        introduction = selectors.introduced(viewer, subject.pk)
        return presenters.word_back(selectors.correspondence(introduction, timezone.localdate()))


@dataclass(frozen=True)
class Telling:
    introduction: Introduction
    step: Step
    words: str


class SendWord(FormPage):
    permission = permissions.TELL_REFERRERS
    form_class = SendForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Telling:
        if kwargs["step"] not in Step.values:
            raise Http404
        introduction = selectors.introduced(viewer, kwargs["referral"])
        step = Step(kwargs["step"])
        agreed = selectors.agreed(introduction, timezone.localdate())
        words = selectors.step_words(introduction, step, agreed=agreed)
        return Telling(introduction, step, words)

    def family_of(self, subject: Telling) -> int:
        return subject.introduction.referral.family_id

    def policy(self, viewer: Viewer, subject: Telling) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above what was typed.
        if self.request.method == "POST":
            return None
        return policies.may_send(subject.introduction, subject.step, subject.words)

    def initial(self, viewer: Viewer, subject: Telling) -> dict[str, Any]:
        return {"on": timezone.localdate(), "shown": subject.words}

    def present_form(self, viewer: Viewer, subject: Telling, form: forms.Form) -> FormPagePresenter:
        return presenters.send_form(subject.introduction, subject.step, subject.words)

    def act(self, viewer: Viewer, subject: Telling, data: dict[str, Any], seen: int | None) -> str:
        actions.send_word(
            by=viewer,
            introduction=subject.introduction,
            step=subject.step,
            how=How(data["how"]),
            on=data["on"],
            shown=data["shown"],
        )
        return reverse("word_back", args=[subject.introduction.referral_id])


class WithdrawWord(FormPage):
    permission = permissions.TELL_REFERRERS
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> WordBack:
        return selectors.word(viewer, kwargs["word"])

    def family_of(self, subject: WordBack) -> int:
        return subject.introduction.referral.family_id

    def version(self, subject: WordBack) -> int:
        return subject.version

    def present_form(
        self, viewer: Viewer, subject: WordBack, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)

    def act(self, viewer: Viewer, subject: WordBack, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_word(by=viewer, word=subject, because=data["because"], seen=seen)
        return reverse("word_back", args=[subject.introduction.referral_id])


class PlanJointVisit(FormPage):
    permission = permissions.TELL_REFERRERS
    form_class = VisitForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Introduction:
        return selectors.introduced(viewer, kwargs["referral"])

    def family_of(self, subject: Introduction) -> int:
        return subject.referral.family_id

    def form_arguments(self, viewer: Viewer, subject: Introduction) -> dict[str, Any]:
        return {"members": families.members(subject.referral.family)}

    def present_form(
        self, viewer: Viewer, subject: Introduction, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.visit_form(subject)

    def act(
        self, viewer: Viewer, subject: Introduction, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.plan_joint_visit(by=viewer, introduction=subject, **data)
        return reverse("word_back", args=[subject.referral_id])
