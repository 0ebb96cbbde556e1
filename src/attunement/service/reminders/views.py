"""Reminders of the team and of one family: what goes next, in which words, and what went."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..relationships.presenters import family_form
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import NothingTypedForm, SwitchOnForm
from .pages import sender

LOG = 50


class SendReminders(FormPage):
    """What goes next, before it goes; and the button for a house that has no clock for it."""

    permission = permissions.SEND_REMINDERS
    form_class = NothingTypedForm
    template = "reminders/team.jinja"

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        now = timezone.now()
        actions.send_due(by=viewer, due=selectors.due_for(viewer, now), sender=sender(), now=now)
        return reverse("reminders")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> presenters.TeamPage:
        now = timezone.now()
        return presenters.team_page(
            selectors.due_for(viewer, now),
            selectors.sent(viewer)[:LOG],
            now_not=policies.may_send_at(now),
        )


class Reminders(Page):
    permission = permissions.SEE_REMINDERS
    template = "reminders/family.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.OfFamily:
        return selectors.of_family(viewer, kwargs["family"])

    def family_of(self, subject: selectors.OfFamily) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: selectors.OfFamily) -> presenters.FamilyPage:
        return presenters.family_page(viewer, subject)


class _Switch(FormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> selectors.Texted:
        return selectors.texted(viewer, kwargs["family"], kwargs["person"])

    def family_of(self, subject: selectors.Texted) -> int:
        return subject.family.pk

    def words(self, subject: selectors.Texted) -> FormPagePresenter:
        raise NotImplementedError

    def present_form(
        self, viewer: Viewer, subject: selectors.Texted, form: forms.Form
    ) -> FormPagePresenter:
        return family_form(subject.family, self.words(subject))

    def back(self, subject: selectors.Texted) -> str:
        return reverse("family_reminders", args=[subject.family.pk])


class SwitchOn(_Switch):
    permission = permissions.SWITCH_ON
    form_class = SwitchOnForm

    def policy(self, viewer: Viewer, subject: selectors.Texted) -> Refusal | None:
        if self.request.method == "POST":
            return None
        facts = subject.facts
        return policies.may_text(
            subject.family, subject.person, consent=facts.consent, member=facts.member
        )

    def initial(self, viewer: Viewer, subject: selectors.Texted) -> dict[str, Any]:
        return {"telephone": subject.person.telephone}

    def words(self, subject: selectors.Texted) -> FormPagePresenter:
        return presenters.switch_on_form(subject)

    def act(
        self, viewer: Viewer, subject: selectors.Texted, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.switch_on(by=viewer, family=subject.family, person=subject.person, **data)
        return self.back(subject)


class SwitchOff(_Switch):
    permission = permissions.SWITCH_OFF
    form_class = NothingTypedForm

    def words(self, subject: selectors.Texted) -> FormPagePresenter:
        return presenters.switch_off_form(subject)

    def act(
        self, viewer: Viewer, subject: selectors.Texted, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.switch_off(by=viewer, family=subject.family, person=subject.person)
        return self.back(subject)
