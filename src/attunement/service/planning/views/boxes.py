"""Pages on boxes: what is known of one, changing it, and what it stands by."""

from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import record_search
from ...design.forms import PageForm
from ...way.presenters import FormPagePresenter
from .. import actions, changes, permissions, selectors
from ..changes import Change
from ..forms import BindForm, BoxForm, TakeForm
from ..held import node_id
from ..indicators import indicators
from ..measured import measure_choices
from ..presenters import forms as words
from ..presenters.box import PiecePage as PieceWords
from ..presenters.box import box_page
from ..presenters.numbers import MOST_FAMILIES, NumbersPage, numbers_page
from .subject import ChangePage, Piece, PieceFormPage, PiecePage, findings_of, library_of


class ShowBox(PiecePage):
    template = "planning/piece.jinja"

    def present(self, viewer: Viewer, subject: Piece) -> PieceWords:
        held, library, box = selectors.held(subject.theory), library_of(viewer), subject.the_box
        hide = not viewer.may(permissions.SEE_FAMILIES)
        flags = selectors.flags_now(held, timezone.localdate(), hide=hide)
        node = node_id(box.pk)
        return box_page(
            viewer,
            held,
            held.boxes[box.pk],
            flag=flags.get(node),
            findings=[each for each in findings_of(held, library) if node in each.nodes],
            library=library,
            elsewhere=selectors.other_theories(box, subject.theory),
            comments=list(selectors.comments(subject.theory).filter(box=box)),
        )


class BoxFormPage(ChangePage):
    form_class = BoxForm

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        boxes = list(selectors.held(subject.theory).boxes.values())
        named = {measure for box in boxes for measure in box.measures}
        return {
            **super().form_arguments(viewer, subject),
            "boxes": [box for box in boxes if box != subject.box],
            "instruments": measure_choices(named, library_of(viewer)),
        }


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in changes.BOX_FIELDS}


class AddBox(BoxFormPage):
    def initial(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return self.asked("stage")

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        return changes.add_box(**_content(data))

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.add_box(viewer, subject.theory)


class ChangeBox(BoxFormPage):
    def initial(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return changes.box_content(subject.the_box) | self.asked("stage")

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        return changes.change_box(subject.the_box, seen=seen, **_content(data))

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.change_box(viewer, subject.theory, subject.the_box)


class TakeBox(ChangePage):
    form_class = TakeForm

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        return changes.take_box(subject.the_box, because=data["because"], seen=seen)

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.take(viewer, subject.theory, subject.the_box)


class BindBox(PieceFormPage):
    form_class = BindForm

    def initial(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        bound = selectors.binding(subject.the_box)
        if bound is None:
            return {"direction": "at-least", "months": 12}
        return {name: getattr(bound, name) for name in BindForm.base_fields}

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        actions.bind(by=viewer, theory=subject.theory, box=subject.the_box, seen=seen, **data)
        return reverse("theory_box", args=[subject.theory.pk, subject.the_box.pk])

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.bind(subject.theory, subject.the_box)


class UnbindBox(PieceFormPage):
    form_class = PageForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Piece:
        found = super().select(viewer, **kwargs)
        if selectors.binding(found.the_box) is None and self.request.method == "GET":
            raise Http404
        return found

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        actions.unbind(by=viewer, theory=subject.theory, box=subject.the_box, seen=seen)
        return reverse("theory_box", args=[subject.theory.pk, subject.the_box.pk])

    def present_form(self, viewer: Viewer, subject: Piece, form: forms.Form) -> FormPagePresenter:
        return words.unbind(subject.theory, subject.the_box)


class BoxNumbers(PiecePage):
    """Which families are counted is in each family's log of reads."""

    template = "planning/numbers.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Piece:
        found = super().select(viewer, **kwargs)
        if selectors.binding(found.the_box) is None:
            raise Http404
        return found

    def present(self, viewer: Viewer, subject: Piece) -> NumbersPage:
        binding = selectors.binding(subject.the_box)
        assert binding is not None
        held, today = selectors.held(subject.theory), timezone.localdate()
        window = selectors.window_of(binding, today)
        families = None
        if viewer.may(permissions.SEE_FAMILIES):
            families = selectors.families_behind(viewer, binding.indicator, window)
            shown = [f.pk for each in families.values() for f, _ in each[:MOST_FAMILIES]]
            record_search(by=viewer, families=list(dict.fromkeys(shown)), subject="BoxNumbers")
        flags = selectors.flags_now(held, today, hide=families is None)
        return numbers_page(
            viewer,
            held,
            subject.the_box,
            binding,
            indicator=indicators().get(binding.indicator),
            found=selectors.found_for(held.row.team, {subject.the_box.pk: binding}, today)[
                subject.the_box.pk
            ],
            flag=flags[node_id(binding.box_id)],
            since=window.since,
            families=families,
        )
