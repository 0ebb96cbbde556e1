"""What came of a session, its note, and the note as it was before."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ....guidance import Age, age_on
from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...care_packages.sealed import section_of
from ...relationships.models import Person
from ...sections.rules import Section
from ...way.drafts import DraftedFormPage
from ...way.pages import Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, prompts, selectors
from ..forms import AmendForm, RecordForm
from ..models import Session, SessionFormat, SessionMode
from ..pages import SessionFormPage

USUAL = {PartKind.GROUP: SessionFormat.GROUP, PartKind.OWN_THERAPY: SessionFormat.CARER}
"""Who meets in a part of this kind; of any other, nothing is filled in."""


class RecordSession(DraftedFormPage, SessionFormPage):
    permission = permissions.DELIVER
    form_class = RecordForm

    def initial(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {"mode": subject.mode, "format": USUAL.get(PartKind(subject.part.kind), "")}

    def form_arguments(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {
            "session": subject,
            "people": selectors.could_come(subject),
            "interpreters": selectors.could_interpret(viewer, subject),
            "prompt": _prompt(subject),
        }

    def words(self, subject: Session) -> FormPagePresenter:
        return presenters.record_form(subject)

    def act(self, viewer: Viewer, subject: Session, data: dict[str, Any], seen: int | None) -> str:
        said = {**data, "mode": SessionMode(data["mode"])}
        actions.record_session(by=viewer, session=subject, seen=seen, **said)
        return reverse("part", args=[subject.part_id])


class AmendNote(DraftedFormPage, SessionFormPage):
    permission = permissions.DELIVER
    form_class = AmendForm

    def refusal(self, subject: Session) -> Refusal | None:
        return policies.may_amend(subject)

    def initial(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {"note": subject.note, "baby_perspective": subject.baby_perspective}

    def form_arguments(self, viewer: Viewer, subject: Session) -> dict[str, Any]:
        return {"session": subject, "prompt": _prompt(subject)}

    def words(self, subject: Session) -> FormPagePresenter:
        return presenters.amend_form(subject)

    def act(self, viewer: Viewer, subject: Session, data: dict[str, Any], seen: int | None) -> str:
        actions.amend_note(by=viewer, session=subject, seen=seen, **data)
        return reverse("note_versions", args=[subject.pk])


class NoteVersions(Page):
    permission = permissions.READ_NOTES
    template = "sessions/note_versions.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Session:
        return selectors.session(viewer, kwargs["session"])

    def family_of(self, subject: Session) -> int:
        return subject.family_id

    def section_of(self, subject: Session) -> Section:
        return section_of(subject.part.kind)

    def present(self, viewer: Viewer, subject: Session) -> presenters.VersionsPage:
        return presenters.versions_page(viewer, subject, selectors.versions_of(subject))


def _prompt(session: Session) -> str:
    child = session.part.package.relationship.child
    return prompts.prompt(_age(child, timezone.localdate(session.at)))


def _age(child: Person, on: dt.date) -> Age | None:
    """The child's age on a day; a birth that came later was then a pregnancy."""
    if child.born_on is not None and child.born_on <= on:
        return age_on(on, born_on=child.born_on, due_on=child.due_on)
    due = child.due_on or child.born_on
    return age_on(on, due_on=due) if due else None
