"""A family's safeguarding page, its chronology, and the forms of a concern."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family, Person
from ...relationships.pages import FamilyFormPage
from ...sections.rules import Access, Section
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..forms import ConcernForm, CorrectConcernForm, DecideForm
from ..forms.concerns import WHOLE_FAMILY
from ..models import Concern, ConcernState
from ..pages import SectionFormPage, SectionPage
from ..presenters.forms import CONCERN
from ..presenters.words import standing
from ..states import TRANSITIONS


def people_of(family: Family) -> list[Person]:
    return [member.person for member in relationships.members(family)]


class Safeguarding(SectionPage):
    template = "safeguarding/safeguarding.jinja"

    def present(self, viewer: Viewer, subject: Family) -> presenters.SafeguardingPage:
        return presenters.safeguarding_page(
            subject,
            selectors.concerns(viewer, subject),
            selectors.liaisons_of(viewer, subject),
            now=timezone.now(),
            today=timezone.localdate(),
        )


class Chronology(SectionPage):
    template = "safeguarding/chronology.jinja"

    def present(self, viewer: Viewer, subject: Family) -> presenters.ChronologyPage:
        return presenters.chronology_page(
            subject, selectors.concerns(viewer, subject), selectors.liaisons_of(viewer, subject)
        )


class RecordConcern(FamilyFormPage):
    """Whoever works with families may write one down, also of a family that is not theirs."""

    permission = permissions.RAISE_CONCERNS
    form_class = ConcernForm
    page = CONCERN

    def section_of(self, subject: Any) -> Section:
        return Section.SAFEGUARDING

    def form_arguments(self, viewer: Viewer, subject: Family) -> dict[str, Any]:
        return {"people": people_of(subject)}

    def act(self, viewer: Viewer, subject: Family, data: dict[str, Any], seen: int | None) -> str:
        actions.record_concern(by=viewer, family=subject, told=data["told"])
        read = selectors.access_to(viewer, subject.pk, Section.SAFEGUARDING) == Access.READ
        return reverse("safeguarding" if read else "family", args=[subject.pk])


class _ConcernForm(SectionFormPage):
    def select(self, viewer: Viewer, **kwargs: Any) -> Concern:
        return selectors.concern(viewer, kwargs["concern"])

    def version(self, subject: Concern) -> int:
        return subject.version


class DecideConcern(_ConcernForm):
    form_class = DecideForm

    def policy(self, viewer: Viewer, subject: Concern) -> Refusal | None:
        return None if self.request.method == "POST" else policies.may_decide(subject)

    def form_arguments(self, viewer: Viewer, subject: Concern) -> dict[str, Any]:
        open_to = TRANSITIONS[ConcernState(subject.state)]
        return {"open_to": open_to, "today": timezone.localdate()}

    def present_form(self, viewer: Viewer, subject: Concern, form: forms.Form) -> FormPagePresenter:
        return presenters.decide_form(subject)

    def act(self, viewer: Viewer, subject: Concern, data: dict[str, Any], seen: int | None) -> str:
        actions.decide(
            by=viewer,
            concern=subject,
            to=ConcernState(data["to"]),
            reason=data["reason"],
            review_on=data["review_on"],
            seen=seen,
        )
        return reverse("safeguarding", args=[subject.family_id])


class CorrectConcern(_ConcernForm):
    form_class = CorrectConcernForm

    def policy(self, viewer: Viewer, subject: Concern) -> Refusal | None:
        return policies.may_correct(subject)

    def form_arguments(self, viewer: Viewer, subject: Concern) -> dict[str, Any]:
        return {"people": people_of(subject.family)}

    def initial(self, viewer: Viewer, subject: Concern) -> dict[str, Any]:
        account = standing(subject)
        return {
            "about": str(account.about_id or WHOLE_FAMILY),
            "words": account.words,
            "whose": account.whose,
            "told_by": account.told_by,
            "seen_on": account.seen_on,
            "kind": account.kind,
        }

    def present_form(self, viewer: Viewer, subject: Concern, form: forms.Form) -> FormPagePresenter:
        return presenters.correct_concern_form(subject)

    def act(self, viewer: Viewer, subject: Concern, data: dict[str, Any], seen: int | None) -> str:
        actions.correct_concern(
            by=viewer, concern=subject, told=data["told"], because=data["because"], seen=seen
        )
        return reverse("safeguarding", args=[subject.family_id])
