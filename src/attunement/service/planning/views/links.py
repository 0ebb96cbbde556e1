"""Pages on links: what is known of one, changing it, and attaching what is known elsewhere."""

from typing import Any

from django import forms
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.presenters import FormPagePresenter
from .. import changes, selectors
from ..changes import Change
from ..evidence import found_claims, line
from ..forms import AddLinkForm, AttachForm, LinkForm, TakeForm
from ..held import node_id
from ..presenters import forms as words
from ..presenters.attaching import AttachPage, attach_page
from ..presenters.box import PiecePage as PieceWords
from ..presenters.box import link_page
from .subject import ChangePage, Piece, PiecePage, findings_of, library_of


class ShowLink(PiecePage):
    template = "planning/piece.jinja"

    def present(self, viewer: Viewer, subject: Piece) -> PieceWords:
        held, library, link = selectors.held(subject.theory), library_of(viewer), subject.the_link
        ends = node_id(link.cause_id), node_id(link.effect_id)
        return link_page(
            viewer,
            held,
            link,
            findings=[each for each in findings_of(held, library) if ends in each.links],
            library=library,
            today=timezone.localdate(),
        )


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in changes.LINK_FIELDS}


class AddLink(ChangePage):
    form_class = AddLinkForm

    def initial(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return self.asked("from", "to", called=("cause", "effect"))

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        boxes = selectors.held(subject.theory).boxes.values()
        return {**super().form_arguments(viewer, subject), "boxes": boxes}

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        boxes = selectors.held(subject.theory).boxes
        return changes.add_link(boxes[data["cause"]], boxes[data["effect"]], **_content(data))

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.add_link(viewer, subject.theory)


class ChangeLink(ChangePage):
    form_class = LinkForm

    def initial(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return changes.link_content(subject.the_link)

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        library, today = library_of(viewer), timezone.localdate()
        held = [
            (each, line(library.claims[each], library, today) if each in library.claims else each)
            for each in subject.the_link.evidence
        ]
        return {**super().form_arguments(viewer, subject), "claims": held}

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        return changes.change_link(subject.the_link, seen=seen, **_content(data))

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.change_link(viewer, subject.theory, subject.the_link)


class TakeLink(ChangePage):
    form_class = TakeForm

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        return changes.take_link(subject.the_link, because=data["because"], seen=seen)

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.take(viewer, subject.theory, subject.the_link)


class AttachClaim(ChangePage):
    """The search is in the address, so that what was found stays when the form comes back."""

    form_class = AttachForm
    template = "planning/attach.jinja"

    @property
    def query(self) -> str:
        return self.request.GET.get("q", "")[:200]

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        library, today = library_of(viewer), timezone.localdate()
        there = subject.the_link.evidence
        found = [
            (claim.id, line(claim, library, today))
            for claim in found_claims(self.query, library)
            if claim.id not in there
        ]
        return {**super().form_arguments(viewer, subject), "claims": found}

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        link = subject.the_link
        evidence = sorted({*link.evidence, data["claim"]})
        return changes.change_link(link, seen=seen, evidence=evidence)

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> AttachPage:
        found = form.fields["claim"].choices  # type: ignore[attr-defined]
        return attach_page(viewer, subject.theory, subject.the_link, self.query, found=len(found))
