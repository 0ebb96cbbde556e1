"""Pages on the sessions of a part."""

from typing import Any

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...care_packages.models import Part
from ...care_packages.programmes import own_number
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import MoveForm, PlanForm, WithdrawForm
from ..models import Session, SessionMode
from ..pages import PartFormPage, SessionFormPage


class PlanSessions(PartFormPage):
    permission = permissions.DELIVER
    form_class = PlanForm

    def refusal(self, subject: Part) -> Refusal | None:
        return policies.may_plan(subject)

    def initial(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        if not self.again(subject):
            return {"times": own_number(subject.programme)}
        (counted,) = selectors.doses([subject]).values()
        missing = (counted.remaining or 0) - counted.planned
        return {"times": missing if missing > 0 else None}

    def again(self, subject: Part) -> bool:
        return selectors.last_number(subject) > 0

    def form_arguments(self, viewer: Viewer, subject: Part) -> dict[str, Any]:
        why = "" if self.again(subject) else presenters.why_this_many(subject)
        return {"part": subject, "why": why}

    def words(self, subject: Part) -> FormPagePresenter:
        return presenters.plan_form(subject, again=self.again(subject))

    def act(self, viewer: Viewer, subject: Part, data: dict[str, Any], seen: int | None) -> str:
        actions.plan_sessions(
            by=viewer,
            part=subject,
            first=data["first"],
            weeks_between=data["weeks_between"],
            times=data["times"],
            mode=SessionMode(data["mode"]),
            because=data.get("because", ""),
            seen=seen,
        )
        return reverse("part", args=[subject.pk])


class ChangeSession(SessionFormPage):
    permission = permissions.ARRANGE
    form_class = MoveForm

    def initial(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {"at": subject.at, "mode": subject.mode}

    def form_arguments(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {"part": subject.part}

    def words(self, subject: Session) -> FormPagePresenter:
        return presenters.move_form(subject)

    def act(self, viewer: Viewer, subject: Session, data: dict[str, Any], seen: int | None) -> str:
        actions.change_session(
            by=viewer,
            session=subject,
            at=data["at"],
            mode=SessionMode(data["mode"]),
            seen=seen,
        )
        return reverse("part", args=[subject.part_id])


class WithdrawSession(SessionFormPage):
    permission = permissions.DELIVER
    form_class = WithdrawForm

    def refusal(self, subject: Session) -> Refusal | None:
        return policies.may_withdraw(subject)

    def words(self, subject: Session) -> FormPagePresenter:
        return presenters.withdraw_form(subject)

    def act(self, viewer: Viewer, subject: Session, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_session(by=viewer, session=subject, because=data["because"], seen=seen)
        return reverse("part", args=[subject.part_id])
