"""Pages without sign-in: a professional or a family writes to a team."""

from django import forms
from django.urls import reverse

from ...accounts.models import Team
from .. import actions, presenters
from ..forms import FamilyReferralForm, ProfessionalForm
from ..pages import PublicFormPage, PublicPage


class _Refer(PublicFormPage):
    template = "referrals/referral_form.jinja"

    def act(self, team: Team, form: forms.Form) -> str:
        incoming = form.cleaned_data["incoming"]
        actions.receive_referral(by=None, team=team, new=incoming.referral, family=incoming.family)
        return reverse("refer_thanks", args=[team.slug])


class ReferProfessional(_Refer):
    form_class = ProfessionalForm

    def present(self, team: Team) -> presenters.ReferralFormPresenter:
        return presenters.professional_form(team)


class ReferFamily(_Refer):
    form_class = FamilyReferralForm

    def present(self, team: Team) -> presenters.ReferralFormPresenter:
        return presenters.family_words_form(team)


class ReferThanks(PublicPage):
    template = "referrals/thanks.jinja"

    def present(self, team: Team) -> presenters.ThanksPresenter:
        return presenters.thanks(team)
