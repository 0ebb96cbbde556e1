"""Beginning, reading, writing up and completing one assessment."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships.models import Episode
from ...relationships.pages import EpisodeFormPage
from ...way.pages import Page
from ...way.presenters import FormPagePresenter
from .. import actions, selectors
from ..forms import CompleteForm, NotesForm, StartForm
from ..models import Assessment, Phase
from ..pages import AssessmentFormPage
from ..permissions import ASSESS, SEE_ASSESSMENTS
from ..presenters import forms as words
from ..presenters import hub
from ..selectors import Occasion


class StartAssessment(EpisodeFormPage):
    permission = ASSESS
    page = FormPagePresenter(title="Start an assessment", submit="Start")
    form_class = StartForm

    def form_arguments(self, viewer: Viewer, subject: Episode) -> dict[str, Any]:
        return {"earliest": subject.opened_on}

    def act(self, viewer: Viewer, subject: Episode, data: dict[str, Any], seen: int | None) -> str:
        assessment = actions.start_assessment(
            by=viewer, episode=subject, phase=Phase(data["phase"]), on=data["started_on"]
        )
        return reverse("assessment", args=[assessment.pk])


class AssessmentHub(Page):
    permission = SEE_ASSESSMENTS
    template = "assessments/hub.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Occasion:
        return selectors.occasion(viewer, kwargs["assessment"])

    def family_of(self, subject: Occasion) -> int:
        return subject.assessment.episode.family_id

    def present(self, viewer: Viewer, subject: Occasion) -> hub.HubPresenter:
        return hub.hub(viewer, subject)


class AssessmentNotes(AssessmentFormPage):
    form_class = NotesForm

    def form_arguments(self, viewer: Viewer, subject: Assessment) -> dict[str, Any]:
        found = selectors.current_relationships(subject.episode.family, timezone.localdate())
        return {"relationships": found}

    def initial(self, viewer: Viewer, subject: Assessment) -> dict[str, Any]:
        return {
            "referrer_information": subject.referrer_information,
            "conversation": subject.conversation,
            "observation": subject.observation,
            "observed": subject.observed_id,
        }

    def version(self, subject: Assessment) -> int:
        return subject.version

    def act(
        self, viewer: Viewer, subject: Assessment, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.write_notes(
            by=viewer,
            assessment=subject,
            referrer_information=data["referrer_information"],
            conversation=data["conversation"],
            observation=data["observation"],
            observed=data["observed"],
            seen=seen,
        )
        return reverse("assessment", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Assessment, form: forms.Form) -> Any:
        return words.notes(subject)


class CompleteAssessment(AssessmentFormPage):
    form_class = CompleteForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Occasion:
        return selectors.occasion(viewer, kwargs["assessment"])

    def form_arguments(self, viewer: Viewer, subject: Occasion) -> dict[str, Any]:
        return {"earliest": subject.assessment.started_on}

    def version(self, subject: Occasion) -> int:
        return subject.assessment.version

    def act(self, viewer: Viewer, subject: Occasion, data: dict[str, Any], seen: int | None) -> str:
        actions.complete_assessment(
            by=viewer, assessment=subject.assessment, on=data["completed_on"], seen=seen
        )
        return reverse("assessment", args=[subject.assessment.pk])

    def present_form(self, viewer: Viewer, subject: Occasion, form: forms.Form) -> Any:
        return words.completing(subject)
