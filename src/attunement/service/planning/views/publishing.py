"""Deciding on proposals, publishing, and what was published."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import DecideForm, PublishForm
from ..models import Decision, Proposal, PublishedTheory
from ..presenters import forms as words
from ..presenters.proposals import decide_page
from ..presenters.versions import VersionPage, difference_page, version_page
from .subject import Piece, PieceFormPage


class DecideProposal(FormPage):
    permission = permissions.LEAD
    form_class = DecideForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Proposal:
        return selectors.proposal(viewer, kwargs["proposal"])

    def policy(self, viewer: Viewer, subject: Proposal) -> Refusal | None:
        return policies.may_decide(subject)

    def version(self, subject: Proposal) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Proposal, data: dict[str, Any], seen: int | None) -> str:
        actions.decide_proposal(
            by=viewer,
            proposal=subject,
            accept=data["decision"] == Decision.ACCEPTED,
            because=data["because"],
            seen=seen,
        )
        return reverse("theory", args=[subject.theory_id])

    def present_form(
        self, viewer: Viewer, subject: Proposal, form: forms.Form
    ) -> FormPagePresenter:
        boxes = selectors.held(subject.theory).boxes
        return decide_page(subject, {pk: box.words for pk, box in boxes.items()})


class PublishTheory(PieceFormPage):
    form_class = PublishForm

    def version(self, subject: Piece) -> int:
        return subject.theory.version

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        made = actions.publish(by=viewer, theory=subject.theory, note=data["note"], seen=seen)
        return reverse("published_theory", args=[subject.theory.pk, made.number])

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        last = selectors.last_version(subject.theory)
        return words.publish(subject.theory, last.number + 1 if last else 1)


class ShowPublished(Page):
    permission = permissions.READ_PUBLISHED
    template = "planning/version.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> PublishedTheory:
        return selectors.version(viewer, kwargs["theory"], kwargs["number"])

    def present(self, viewer: Viewer, subject: PublishedTheory) -> VersionPage:
        others = [each.number for each in selectors.versions(subject.theory)]
        return version_page(viewer, subject, others)


class ShowDifference(ShowPublished):
    """Between a version and the one before it; the first has none."""

    def present(self, viewer: Viewer, subject: PublishedTheory) -> VersionPage:
        before = selectors.version(viewer, subject.theory_id, subject.number - 1)
        return difference_page(before, subject)

    def select(self, viewer: Viewer, **kwargs: Any) -> PublishedTheory:
        selectors.version(viewer, kwargs["theory"], kwargs["number"] - 1)
        return super().select(viewer, **kwargs)
