"""Running the Strange Situation against the clock, and coding its film."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...measures import Measure, measure
from ..accounts.viewer import Viewer
from ..assessments import fitting
from ..assessments.forms.measure import initial_of
from ..assessments.models import Response
from ..assessments.selectors import current_relationships, standing_response
from ..instruments import selectors as certificates
from ..way.pages import FormPage
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import CodeForm, LengthsForm, PressForm, StartForm, StopForm, WithdrawForm
from .models import Observation
from .selectors import Run
from .states import Press


class OfRun(FormPage):
    """A page about a run that has been started."""

    permission = permissions.OBSERVE

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.started(viewer, kwargs["assessment"], kwargs["relationship"])

    def family_of(self, subject: Any) -> int:
        return self.run(subject).relationship.family_id

    def run(self, subject: Any) -> Run:
        assert isinstance(subject, Run)
        return subject

    def observation(self, subject: Any) -> Observation:
        found = self.run(subject).observation
        assert found is not None, "select finds nothing before it is started"
        return found

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        return policies.may_time(self.observation(subject))

    def version(self, subject: Any) -> int:
        return self.observation(subject).version

    def back(self, subject: Any) -> str:
        return presenters.run_href(self.run(subject))


class ShowRun(OfRun):
    """The run: what comes before it is started, or its episodes with the buttons."""

    form_class = PressForm
    template = "strange_situation/run.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Run:
        return selectors.run(viewer, kwargs["assessment"], kwargs["relationship"])

    def policy(self, viewer: Viewer, subject: Run) -> Refusal | None:
        if self.request.method != "POST":
            return None  # what was run stays to be read
        if subject.observation is None:
            return Refusal("This has not been started yet.", "Start it first.")
        return super().policy(viewer, subject)

    def version(self, subject: Run) -> int:
        return subject.observation.version if subject.observation else 0

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.press_button(
            by=viewer, observation=self.observation(subject), press=Press(data["press"]), seen=seen
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> presenters.RunPage:
        return presenters.run_page(subject, timezone.now())


class StartRun(FormPage):
    permission = permissions.OBSERVE
    form_class = StartForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Run:
        return selectors.run(viewer, kwargs["assessment"], kwargs["relationship"])

    def family_of(self, subject: Run) -> int:
        return subject.relationship.family_id

    def policy(self, viewer: Viewer, subject: Run) -> Refusal | None:
        """By the age today, or on the day when the assessment began: a film is entered later."""
        days = (timezone.localdate(), subject.assessment.started_on)
        found = [
            policies.may_start(
                measure(actions.MEASURE),
                subject.assessment,
                subject.relationship.child,
                on,
                subject.observation,
            )
            for on in days
        ]
        return found[0] if all(found) else None

    def initial(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        return {"filmed_on": timezone.localdate()}

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.start_observation(
            by=viewer,
            assessment=subject.assessment,
            relationship=subject.relationship,
            filmed_on=data["filmed_on"],
            agreed=data["agreed"],
        )
        return presenters.run_href(subject)

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.start_form(subject)


class WriteLengths(OfRun):
    form_class = LengthsForm

    def initial(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        return {
            key: value
            for each in subject.times
            for key, value in (
                (f"length-{each.number}", each.seconds),
                (f"cut-{each.number}", each.cut_short),
            )
        }

    def form_arguments(self, viewer: Viewer, subject: Run) -> dict[str, Any]:
        return {"times": subject.times}

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.write_lengths(
            by=viewer, observation=self.observation(subject), lengths=data["lengths"], seen=seen
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.lengths_form(subject)


class StopRun(OfRun):
    form_class = StopForm

    def policy(self, viewer: Viewer, subject: Run) -> Refusal | None:
        return policies.may_stop(self.observation(subject))

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.stop_observation(
            by=viewer, observation=self.observation(subject), because=data["because"], seen=seen
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.stop_form(subject)


@dataclass(frozen=True)
class Coding:
    """`filling` is None once the relationship has ended; `unfinished` is what was saved before."""

    run: Run
    definition: Measure
    filling: fitting.Filling | None
    unfinished: Response | None


class CodeRun(OfRun):
    form_class = CodeForm
    template = "strange_situation/coding.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Coding:
        run = super().select(viewer, **kwargs)
        definition = measure(actions.MEASURE)
        within = current_relationships(run.relationship.family, run.observation.filmed_on)
        whom = fitting.Whom(None, run.relationship.pk, None)
        return Coding(
            run,
            definition,
            fitting.find(definition, within, whom),
            standing_response(run.assessment, definition.id, whom),
        )

    def run(self, subject: Coding) -> Run:
        return subject.run

    def policy(self, viewer: Viewer, subject: Coding) -> Refusal | None:
        if subject.filling is None:
            return Refusal("This relationship had ended when the film was made.")
        return policies.may_code(self.observation(subject), subject.run.times)

    def form_arguments(self, viewer: Viewer, subject: Coding) -> dict[str, Any]:
        return {"filling": subject.filling, "filmed_on": self.observation(subject).filmed_on}

    def initial(self, viewer: Viewer, subject: Coding) -> dict[str, Any]:
        kept = (
            initial_of(subject.definition, subject.unfinished.answers) if subject.unfinished else {}
        )
        on = subject.unfinished.rated_on if subject.unfinished else timezone.localdate()
        return {"answered_on": on} | kept

    def version(self, subject: Coding) -> int:
        return subject.unfinished.pk if subject.unfinished else 0

    def act(self, viewer: Viewer, subject: Coding, data: dict[str, Any], seen: int | None) -> str:
        response = actions.code_observation(
            by=viewer,
            observation=self.observation(subject),
            coded_on=data["answered_on"],
            answers=data["answers"],
            seen=seen,
        )
        return reverse("response", args=[response.pk])

    def present_form(
        self, viewer: Viewer, subject: Coding, form: forms.Form
    ) -> presenters.CodingPage:
        held = certificates.held_by(viewer, viewer.user, subject.definition.id)
        return presenters.coding_page(subject.run, subject.definition, held, timezone.localdate())


class WithdrawRun(OfRun):
    form_class = WithdrawForm

    def policy(self, viewer: Viewer, subject: Run) -> Refusal | None:
        return policies.may_withdraw(self.observation(subject))

    def act(self, viewer: Viewer, subject: Run, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_observation(
            by=viewer, observation=self.observation(subject), because=data["because"]
        )
        return reverse("assessment", args=[subject.assessment.pk])

    def present_form(self, viewer: Viewer, subject: Run, form: forms.Form) -> FormPagePresenter:
        return presenters.withdraw_form(subject)
