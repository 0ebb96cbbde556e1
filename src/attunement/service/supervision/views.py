"""How much work there is, meetings, and who was not spoken of for long."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..relationships.pages import NamesFamilies
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import DecideForm, DiscussForm, HoldForm, WeightsForm, WithdrawForm
from .models import Discussed, Supervision, SupervisionDecision, WorkKind


class Supervisions(NamesFamilies):
    permission = permissions.SEE_SUPERVISION
    template = "supervision/supervisions.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> list[SupervisionDecision]:
        return list(selectors.open_decisions(viewer))

    def families(self, subject: list[SupervisionDecision]) -> Collection[int]:
        return [each.discussed.family_id for each in subject]

    def present(
        self, viewer: Viewer, subject: list[SupervisionDecision]
    ) -> presenters.SupervisionsPage:
        today = timezone.localdate()
        people = selectors.supervised(viewer, today)
        meetings = selectors.supervisions(viewer)[:50]
        return presenters.supervisions(viewer, people, meetings, subject, today)


class Work(Page):
    permission = permissions.SEE_SUPERVISION
    template = "supervision/work.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.WorkPage:
        workers = selectors.workers(viewer, timezone.localdate())
        return presenters.work(viewer, workers, selectors.weights(viewer))


class SetWeights(FormPage):
    permission = permissions.SET_WEIGHTS
    form_class = WeightsForm

    def version(self, subject: None) -> int:
        return selectors.last_weight(self.viewer)

    def initial(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {kind.value: units for kind, units in selectors.units(viewer).items()}

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.weights_form()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        units: dict[WorkKind, Any] = data["units"]
        actions.set_weights(by=viewer, units=units, because=data["because"], seen=seen)
        return reverse("work")


@dataclass(frozen=True)
class OfSomebody:
    user: User
    families: tuple[selectors.Spoken, ...]


class SpokenOf(NamesFamilies):
    permission = permissions.SEE_SUPERVISION
    template = "supervision/spoken_of.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OfSomebody:
        user = selectors.practitioner(viewer, kwargs["user"], timezone.localdate())
        return OfSomebody(user, tuple(selectors.spoken_of(viewer, user)))

    def families(self, subject: OfSomebody) -> Collection[int]:
        return [each.family.pk for each in subject.families]

    def present(self, viewer: Viewer, subject: OfSomebody) -> presenters.SpokenPage:
        return presenters.spoken_of(viewer, subject.user, subject.families, timezone.localdate())


class Hold(FormPage):
    permission = permissions.HOLD_SUPERVISION
    form_class = HoldForm

    def select(self, viewer: Viewer, **kwargs: Any) -> User:
        return selectors.practitioner(viewer, kwargs["user"], timezone.localdate())

    def initial(self, viewer: Viewer, subject: User) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: User, form: forms.Form) -> FormPagePresenter:
        return presenters.hold_form(subject)

    def act(self, viewer: Viewer, subject: User, data: dict[str, Any], seen: int | None) -> str:
        meeting = actions.hold_supervision(by=viewer, practitioner=subject, **data)
        return reverse("supervision", args=[meeting.pk])


class ShowSupervision(NamesFamilies):
    permission = permissions.SEE_SUPERVISION
    template = "supervision/supervision.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Supervision:
        meeting = selectors.supervision(viewer, kwargs["meeting"])
        self.spoken = selectors.discussed_in(meeting)
        return meeting

    def families(self, subject: Supervision) -> Collection[int]:
        return [each.family_id for each in self.spoken]

    def present(self, viewer: Viewer, subject: Supervision) -> presenters.SupervisionPage:
        return presenters.supervision(subject, self.spoken)


class _AboutMeeting(FormPage):
    """Whoever may read a meeting may add to it: the two who met."""

    permission = permissions.SEE_SUPERVISION

    def select(self, viewer: Viewer, **kwargs: Any) -> Supervision:
        return selectors.supervision(viewer, kwargs["meeting"])

    def policy(self, viewer: Viewer, subject: Supervision) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_add(subject)

    def back(self, subject: Supervision) -> str:
        return reverse("supervision", args=[subject.pk])


class Discuss(_AboutMeeting):
    form_class = DiscussForm

    def form_arguments(self, viewer: Viewer, subject: Supervision) -> dict[str, Any]:
        spoken = selectors.spoken_of(viewer, subject.practitioner)
        return {
            "families": [each.family for each in spoken],
            "two": [subject.practitioner, subject.supervisor],
        }

    def present_form(
        self, viewer: Viewer, subject: Supervision, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.discuss_form(subject)

    def act(
        self, viewer: Viewer, subject: Supervision, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.discuss(
            by=viewer,
            meeting=subject,
            family=data["family"],
            said=data["said"],
            decided=data["decided"],
        )
        return self.back(subject)


class WithdrawSupervision(_AboutMeeting):
    permission = permissions.HOLD_SUPERVISION
    form_class = WithdrawForm

    def version(self, subject: Supervision) -> int:
        return subject.version

    def present_form(
        self, viewer: Viewer, subject: Supervision, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)

    def act(
        self, viewer: Viewer, subject: Supervision, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_supervision(by=viewer, meeting=subject, because=data["because"], seen=seen)
        return self.back(subject)


class Decide(FormPage):
    permission = permissions.SEE_SUPERVISION
    form_class = DecideForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Discussed:
        return selectors.discussed(viewer, kwargs["discussed"])

    def family_of(self, subject: Discussed) -> int:
        return subject.family_id

    def policy(self, viewer: Viewer, subject: Discussed) -> Refusal | None:
        post = self.request.method == "POST"
        return None if post else policies.may_add(subject.supervision)

    def form_arguments(self, viewer: Viewer, subject: Discussed) -> dict[str, Any]:
        return {"two": [subject.supervision.practitioner, subject.supervision.supervisor]}

    def present_form(
        self, viewer: Viewer, subject: Discussed, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.decide_form(subject)

    def act(
        self, viewer: Viewer, subject: Discussed, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.decide(by=viewer, discussed=subject, decided=data["decided"])
        return reverse("supervision", args=[subject.supervision_id])
