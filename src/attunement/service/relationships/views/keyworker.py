"""Handing a family on: somebody leaves the team, is away for long, or the family asks."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, presenters
from ..forms import KeyworkerForm
from ..models import Episode
from ..pages import EpisodeFormPage


class ChangeKeyworker(EpisodeFormPage):
    permission = permissions.CHANGE_KEYWORKER
    form_class = KeyworkerForm

    def form_arguments(self, viewer: Viewer, subject: Episode) -> dict[str, Any]:
        could = clinicians(viewer, timezone.localdate())
        return {"others": could.exclude(pk=subject.keyworker_id)}

    def version(self, subject: Episode) -> int:
        return subject.version

    def present_form(self, viewer: Viewer, subject: Episode, form: forms.Form) -> FormPagePresenter:
        return presenters.keyworker_form(subject)

    def act(self, viewer: Viewer, subject: Episode, data: dict[str, Any], seen: int | None) -> str:
        actions.change_keyworker(
            by=viewer,
            episode=subject,
            keyworker=data["keyworker"],
            because=data["because"],
            seen=seen,
        )
        return reverse("family", args=[subject.family_id])
