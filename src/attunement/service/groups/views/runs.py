"""The team's groups, one of them, and what is changed about it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.models import User
from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...relationships.pages import NamesFamilies
from ...way.pages import FormPage
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import ChangeRunForm, FacilitatorForm, MoveRunForm, RunForm
from ..models import Ask, Run, RunState
from ..states import RUN_TRANSITIONS


@dataclass(frozen=True)
class OfTeam:
    runs: tuple[Run, ...]
    waiting: tuple[Ask, ...]


class Groups(NamesFamilies):
    permission = permissions.SEE_GROUPS
    template = "groups/groups.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OfTeam:
        return OfTeam(tuple(selectors.runs(viewer)), tuple(selectors.waiting(viewer)))

    def families(self, subject: OfTeam) -> Collection[int]:
        return [ask.relationship.family_id for ask in subject.waiting]

    def present(self, viewer: Viewer, subject: OfTeam) -> presenters.GroupsPage:
        return presenters.groups(viewer, subject.runs, subject.waiting)


class ShowRun(NamesFamilies):
    permission = permissions.SEE_GROUPS
    template = "groups/run.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Run:
        run = selectors.run(viewer, kwargs["run"])
        self.waiting = list(selectors.waiting(viewer, run.programme))
        return run

    def families(self, subject: Run) -> Collection[int]:
        held = [place.relationship.family_id for place in subject.cohort.all()]
        return [*held, *(ask.relationship.family_id for ask in self.waiting)]

    def present(self, viewer: Viewer, subject: Run) -> presenters.RunPage:
        flagged = selectors.flagged(self.families(subject), timezone.localdate())
        return presenters.run(viewer, subject, self.waiting, flagged, timezone.localdate())


class OpenRun(FormPage):
    permission = permissions.RUN_GROUPS
    form_class = RunForm

    def form_arguments(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"people": clinicians(viewer, timezone.localdate())}

    def initial(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"weeks_between": 1, "creche_places": 0}

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.open_form()

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        run = actions.open_run(by=viewer, new=data["new"], taking=data["taking"] == "yes")
        return reverse("run", args=[run.pk])


class _AboutRun(FormPage):
    permission = permissions.RUN_GROUPS

    def select(self, viewer: Viewer, **kwargs: Any) -> Run:
        return selectors.run(viewer, kwargs["run"])

    def version(self, subject: Run) -> int:
        return subject.version

    def policy(self, viewer: Viewer, subject: Run) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above what was typed.
        return None if self.request.method == "POST" else policies.may_change(subject)

    def back(self, subject: Run) -> str:
        return reverse("run", args=[subject.pk])


class ChangeRun(_AboutRun):
    form_class = ChangeRunForm

    def initial(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        return {
            name: getattr(subject, name) for name in ("name", "venue", "places", "creche_places")
        }

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.change_form(subject)

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.change_run(by=viewer, run=subject, seen=seen, **data)
        return self.back(subject)


class MoveRun(_AboutRun):
    form_class = MoveRunForm

    def form_arguments(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        after = RUN_TRANSITIONS[RunState(subject.state)]
        return {"states": [state for state in RunState if state in after]}

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.move_form(subject)

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        to = RunState(data["to"])
        actions.move_run(by=viewer, run=subject, to=to, because=data["because"], seen=seen)
        return self.back(subject)


class NameFacilitator(_AboutRun):
    form_class = FacilitatorForm

    def form_arguments(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        leading: list[User] = [each.user for each in subject.facilitators.all()]
        others = clinicians(viewer, timezone.localdate())
        return {"people": [each for each in others if each not in leading], "leading": leading}

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.facilitator_form(subject)

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.name_facilitator(by=viewer, run=subject, **data)
        return self.back(subject)
