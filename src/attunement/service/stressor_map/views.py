"""The map of a family's strains and strengths, one item of it, and the sheet for parents."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from ..relationships.models import Changeable, Stressor
from ..relationships.pages import FamilyPage
from ..relationships.policies import may_withdraw
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, presenters, selectors
from .forms import ItemForm, WithdrawForm
from .selectors import Entry, StressorMap


class ShowMap(FamilyPage):
    permission = permissions.SEE_MAP
    template = "stressor_map/map.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> StressorMap:
        return selectors.stressor_map(viewer, kwargs["family"])

    def present(self, viewer: Viewer, subject: StressorMap) -> presenters.MapPage:
        return presenters.map_page(viewer, subject)


@dataclass(frozen=True)
class OneItem:
    map: StressorMap
    entry: Entry


class WriteItem(FormPage):
    permission = permissions.CHANGE_MAP
    form_class = ItemForm

    def select(self, viewer: Viewer, **kwargs: Any) -> OneItem:
        found = selectors.stressor_map(viewer, kwargs["family"])
        entry = next((each for each in found.entries if each.item.id == kwargs["item"]), None)
        if entry is None:
            raise Http404
        return OneItem(found, entry)

    def family_of(self, subject: OneItem) -> int:
        return subject.map.family.pk

    def form_arguments(self, viewer: Viewer, subject: OneItem) -> dict[str, Any]:
        return {"people": clinicians(viewer, timezone.localdate())}

    def initial(self, viewer: Viewer, subject: OneItem) -> dict[str, Any]:
        now = subject.entry.now
        said = (
            {"presence": now.presence, "changeable": now.changeable, "acting": now.acting}
            if now
            else {"changeable": Changeable.NOT_KNOWN}
        )
        return {"noted_on": timezone.localdate()} | said

    def version(self, subject: OneItem) -> int:
        return subject.entry.now.pk if subject.entry.now else 0

    def act(self, viewer: Viewer, subject: OneItem, data: dict[str, Any], seen: int | None) -> str:
        actions.write_item(
            by=viewer,
            family=subject.map.family,
            item=subject.entry.item,
            said=data["said"],
            wanted=data["wanted"],
            seen=seen,
        )
        return reverse("stressor_map", args=[subject.map.family.pk])

    def present_form(self, viewer: Viewer, subject: OneItem, form: forms.Form) -> FormPagePresenter:
        return presenters.item_form(subject.map.family, subject.entry)


class WithdrawWord(FormPage):
    permission = permissions.CHANGE_MAP
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Stressor:
        return selectors.word(viewer, kwargs["word"])

    def policy(self, viewer: Viewer, subject: Stressor) -> Refusal | None:
        return may_withdraw(subject)

    def family_of(self, subject: Stressor) -> int:
        return subject.family_id

    def act(self, viewer: Viewer, subject: Stressor, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_word(by=viewer, word=subject, because=data["because"])
        return reverse("stressor_map", args=[subject.family_id])

    def present_form(
        self, viewer: Viewer, subject: Stressor, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)


class ForParents(Page):
    """The same list for a conversation, of nobody in particular."""

    permission = permissions.SEE_MAP
    template = "stressor_map/for_parents.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.ParentsSheet:
        return presenters.for_parents()
