"""The understanding of one relationship."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Relationship
from ...way.pages import FormPage
from ...way.policies import Refusal
from .. import actions, policies, selectors
from ..forms import FormulationForm
from ..forms.formulation import initial_of
from ..models import Formulation, Response
from ..permissions import ASSESS
from ..presenters.formulation import formulating, mood_hint


@dataclass(frozen=True)
class Formulated:
    relationship: Relationship
    episode: Episode | None
    written: Formulation | None
    latest: Mapping[str, Response]


class WriteFormulation(FormPage):
    permission = ASSESS
    form_class = FormulationForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Formulated:
        relationship = relationships.relationship(viewer, kwargs["relationship"])
        episode = relationships.open_episode(relationship.family)
        written = selectors.formulation(episode, relationship) if episode else None
        latest = selectors.latest_scores(relationship)
        return Formulated(relationship, episode, written, latest)

    def policy(self, viewer: Viewer, subject: Formulated) -> Refusal | None:
        return policies.may_formulate(subject.episode, subject.relationship)

    def family_of(self, subject: Formulated) -> int:
        return subject.relationship.family_id

    def form_arguments(self, viewer: Viewer, subject: Formulated) -> dict[str, Any]:
        return {"mood_hint": mood_hint(subject.latest)}

    def initial(self, viewer: Viewer, subject: Formulated) -> dict[str, Any]:
        return initial_of(subject.written)

    def version(self, subject: Formulated) -> int | None:
        return subject.written.version if subject.written else None

    def act(
        self, viewer: Viewer, subject: Formulated, data: dict[str, Any], seen: int | None
    ) -> str:
        assert subject.episode is not None, "the policy lets nobody here without one"
        actions.write_formulation(
            by=viewer,
            episode=subject.episode,
            relationship=subject.relationship,
            new=data["new"],
            on=timezone.localdate(),
            seen=seen,
        )
        return reverse("relationship", args=[subject.relationship.pk])

    def present_form(self, viewer: Viewer, subject: Formulated, form: forms.Form) -> Any:
        return formulating(subject.relationship, subject.written, subject.latest)
