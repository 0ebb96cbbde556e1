"""The waiting list, one family on it, and what may be decided about it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import EndPauseForm, MoveForm, NeedForm, PauseForm, ReviewForm
from .models import Level, Pause, WhyPaused
from .selectors import History


class WaitingList(Page):
    permission = permissions.SEE_WAITING
    template = "waiting/list.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.ListPage:
        return presenters.waiting_list(selectors.team(viewer, timezone.localdate()))


class Seen(Page):
    permission = permissions.SEE_WAITING
    template = "waiting/seen.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.SeenPage:
        return presenters.seen(selectors.team(viewer, timezone.localdate()))


class ShowWait(Page):
    permission = permissions.SEE_WAITING
    template = "waiting/wait.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> History:
        return selectors.history(viewer, kwargs["referral"])

    def family_of(self, subject: History) -> int:
        return subject.row.family_id

    def present(self, viewer: Viewer, subject: History) -> presenters.WaitPage:
        team = selectors.team(viewer, timezone.localdate())
        return presenters.wait(viewer, subject, team, selectors.moves_of(subject.row))


class _AboutWait(FormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> History:
        return selectors.history(viewer, kwargs["referral"])

    def family_of(self, subject: History) -> int:
        return subject.row.family_id

    def policy(self, viewer: Viewer, subject: History) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above what was typed.
        return None if self.request.method == "POST" else policies.waits(subject.left_on)

    def back(self, subject: History) -> str:
        return reverse("wait", args=[subject.row.pk])


class SayNeed(_AboutWait):
    permission = permissions.ORDER_WAITING
    form_class = NeedForm

    def present_form(self, viewer: Viewer, subject: History, form: forms.Form) -> FormPagePresenter:
        return presenters.need_form(subject.row)

    def act(self, viewer: Viewer, subject: History, data: dict[str, Any], seen: int | None) -> str:
        actions.say_need(
            by=viewer,
            referral=subject.row,
            level=Level(data["level"]),
            because=data["because"],
        )
        return self.back(subject)


class MoveUp(_AboutWait):
    permission = permissions.ORDER_WAITING
    form_class = MoveForm

    def form_arguments(self, viewer: Viewer, subject: History) -> dict[str, Any]:
        line = selectors.team(viewer, timezone.localdate()).line(timezone.localdate())
        self.ahead = {}
        for one, each in line:
            if one.key == subject.row.pk:
                break
            self.ahead[str(one.key)] = each.row
        return {"others": [(key, row.family.name) for key, row in self.ahead.items()]}

    def present_form(self, viewer: Viewer, subject: History, form: forms.Form) -> FormPagePresenter:
        return presenters.move_form(subject.row, first=not self.ahead)

    def act(self, viewer: Viewer, subject: History, data: dict[str, Any], seen: int | None) -> str:
        actions.move(
            by=viewer,
            referral=subject.row,
            before=self.ahead[data["before"]],
            because=data["because"],
        )
        return reverse("waiting_list")


class PauseWait(_AboutWait):
    permission = permissions.PAUSE_WAITING
    form_class = PauseForm

    def initial(self, viewer: Viewer, subject: History) -> dict[str, Any]:
        return {"starts_on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: History, form: forms.Form) -> FormPagePresenter:
        return presenters.pause_form(subject.row)

    def act(self, viewer: Viewer, subject: History, data: dict[str, Any], seen: int | None) -> str:
        actions.pause(
            by=viewer,
            referral=subject.row,
            why=WhyPaused(data["why"]),
            starts_on=data["starts_on"],
            note=data["note"],
        )
        return self.back(subject)


class ReviewWait(_AboutWait):
    permission = permissions.REVIEW_WAITING
    form_class = ReviewForm

    def initial(self, viewer: Viewer, subject: History) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: History, form: forms.Form) -> FormPagePresenter:
        return presenters.review_form(subject.row)

    def act(self, viewer: Viewer, subject: History, data: dict[str, Any], seen: int | None) -> str:
        actions.review(by=viewer, referral=subject.row, **data)
        return self.back(subject)


class EndPause(FormPage):
    permission = permissions.PAUSE_WAITING
    form_class = EndPauseForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Pause:
        return selectors.open_pause(viewer, kwargs["pause"])

    def family_of(self, subject: Pause) -> int:
        return subject.referral.family_id

    def version(self, subject: Pause) -> int:
        return subject.version

    def initial(self, viewer: Viewer, subject: Pause) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: Pause, form: forms.Form) -> FormPagePresenter:
        return presenters.end_pause_form(subject)

    def act(self, viewer: Viewer, subject: Pause, data: dict[str, Any], seen: int | None) -> str:
        actions.end_pause(by=viewer, pause=subject, on=data["on"], seen=seen)
        return reverse("wait", args=[subject.referral_id])
