"""The flags of a family."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships.models import Family
from ...relationships.pages import FamilyFormPage, FamilyPage
from ...sections.models import Flag, FlagKind
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import EndFlagForm, FlagForm, ReviewFlagForm
from ..presenters.forms import FLAG


class Flags(FamilyPage):
    permission = permissions.SEE_FLAGS
    template = "safeguarding/flags.jinja"

    def present(self, viewer: Viewer, subject: Family) -> presenters.FlagsPage:
        today = timezone.localdate()
        return presenters.flags_page(subject, selectors.flags_of(subject, today), today)


class RaiseFlag(FamilyFormPage):
    permission = permissions.SEE_FLAGS
    form_class = FlagForm
    page = FLAG

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.raise_flag(
            by=viewer,
            family=subject,
            kind=FlagKind(data["kind"]),
            words=data["words"],
            since=data["since"],
            review_on=data["review_on"],
        )
        return reverse("flags", args=[subject.pk])


class _FlagForm(FamilyFormPage):
    permission = permissions.SEE_FLAGS

    def select(self, viewer: Viewer, **kwargs: Any) -> Flag:
        return selectors.flag(viewer, kwargs["flag"])

    def family_of(self, subject: Flag) -> int:
        return subject.family_id

    def version(self, subject: Flag) -> int:
        return subject.version

    def policy(self, viewer: Viewer, subject: Flag) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_end_flag(subject)


class ReviewFlag(_FlagForm):
    form_class = ReviewFlagForm

    def form_arguments(self, viewer: Viewer, subject: Flag) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def initial(self, viewer: Viewer, subject: Flag) -> dict[str, Any]:
        return {"words": subject.words}

    def present_form(self, viewer: Viewer, subject: Flag, form: forms.Form) -> FormPagePresenter:
        return presenters.review_flag_form(subject)

    def act(self, viewer: Viewer, subject: Flag, data: dict[str, Any], seen: int | None) -> str:
        actions.review_flag(
            by=viewer, flag=subject, words=data["words"], review_on=data["review_on"], seen=seen
        )
        return reverse("flags", args=[subject.family_id])


class EndFlag(_FlagForm):
    form_class = EndFlagForm

    def present_form(self, viewer: Viewer, subject: Flag, form: forms.Form) -> FormPagePresenter:
        return presenters.end_flag_form(subject)

    def act(self, viewer: Viewer, subject: Flag, data: dict[str, Any], seen: int | None) -> str:
        actions.end_flag(by=viewer, flag=subject, on=data["on"], because=data["because"], seen=seen)
        return reverse("flags", args=[subject.family_id])
