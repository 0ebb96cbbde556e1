"""Pages on theories: the list, one of them, starting one, bringing one, talking about it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from ....theory import template
from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, selectors
from ..forms import CommentForm, ImportForm, ShareForm, StartForm
from ..forms.theories import TEMPLATE
from ..models import Box, TeamTheory
from ..presenters import forms as words
from ..presenters.lists import ListPage, list_page
from ..presenters.theory import TheoryPage, chart_of, theory_page
from .subject import Piece, PieceFormPage, PiecePage, findings_of, library_of


class ListTheories(Page):
    permission = permissions.READ_PUBLISHED
    template = "planning/list.jinja"

    def present(self, viewer: Viewer, subject: None) -> ListPage:
        return list_page(viewer, selectors.listed(viewer))


class ShowTheory(PiecePage):
    template = "planning/theory.jinja"

    def present(self, viewer: Viewer, subject: Piece) -> TheoryPage:
        held, library = selectors.held(subject.theory), library_of(viewer)
        hide = not viewer.may(permissions.SEE_FAMILIES)
        flags = selectors.flags_now(held, timezone.localdate(), hide=hide)
        return theory_page(
            viewer,
            held,
            chart_of(held, flags, library),
            findings=findings_of(held, library),
            proposals=list(selectors.proposals(subject.theory)),
            comments=selectors.comments(subject.theory),
            versions=selectors.versions(subject.theory),
        )


class StartTheory(FormPage):
    permission = permissions.LEAD
    form_class = StartForm

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        like = template(library_of(viewer)) if data["begins"] == TEMPLATE else None
        started = actions.start_theory(
            by=viewer, title=data["title"], level=data["level"], like=like
        )
        return reverse("theory", args=[started.pk])

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return words.start()


class ImportTheory(FormPage):
    permission = permissions.LEAD
    form_class = ImportForm
    takes_files = True

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        like = data["theory"]
        brought = actions.start_theory(by=viewer, title=like.title, level=like.level, like=like)
        return reverse("theory", args=[brought.pk])

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return words.bring()


class ShareBox(PieceFormPage):
    form_class = ShareForm

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return {"boxes": selectors.shareable(viewer, subject.theory)}

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        box = selectors.shareable(viewer, subject.theory).get(pk=data["box"])
        actions.share_box(by=viewer, theory=subject.theory, box=box)
        return reverse("theory", args=[subject.theory.pk])

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.share(subject.theory)


class CommentOnTheory(PieceFormPage):
    permission = permissions.PROPOSE
    form_class = CommentForm

    def box(self, theory: TeamTheory) -> Box | None:
        asked = self.request.GET.get("box", "")
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
            return None
        return theory.boxes.filter(pk=asked, withdrawn_at=None).first()

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        theory = subject.theory
        actions.comment(by=viewer, theory=theory, words=data["words"], box=self.box(theory))
        return f"{reverse('theory', args=[theory.pk])}#comments"

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.comment(subject.theory, self.box(subject.theory))
