"""Making a relationship part of the work that goes on: a carer added late, or a twin."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.forms import PageForm
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..models import Relationship
from ..pages import FamilyFormPage


class IncludeRelationship(FamilyFormPage):
    permission = permissions.INCLUDE
    form_class = PageForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Relationship:
        return selectors.relationship(viewer, kwargs["relationship"])

    def family_of(self, subject: Relationship) -> int:
        return subject.family_id

    def policy(self, viewer: Viewer, subject: Relationship) -> Refusal | None:
        return policies.may_join(subject, selectors.open_episode(subject.family))

    def present_form(
        self, viewer: Viewer, subject: Relationship, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.include_form(subject)

    def act(
        self, viewer: Viewer, subject: Relationship, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.include_relationship(by=viewer, relationship=subject)
        return reverse("family", args=[subject.family_id])
