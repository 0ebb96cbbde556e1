"""Who may be in the record twice; merging, and taking apart again."""

from typing import Any

from django import forms
from django.urls import reverse

from ..accounts.viewer import Viewer
from ..audit.actions import record_read
from ..relationships.models import Family, Person
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import ApartForm, MergeForm, UndoForm
from .models import Kind, Merge
from .selectors import Alike, Pair

Two = Pair[Person] | Pair[Family]


class ShowsFamilies(Page):
    """A page that shows the records of several families is in the log of each."""

    def families(self, subject: Any) -> tuple[int, ...]:
        raise NotImplementedError

    def note_read(self) -> None:
        for family in self.families(self.subject):
            record_read(by=self.viewer, family=family, subject=type(self).__name__)


class Duplicates(Page):
    permission = permissions.SEE_DUPLICATES
    template = "identity/duplicates.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[Alike, ...]:
        return selectors.alike(viewer)

    def present(self, viewer: Viewer, subject: tuple[Alike, ...]) -> Any:
        return presenters.duplicates(subject)


class _AboutTwo(ShowsFamilies):
    def select(self, viewer: Viewer, **kwargs: Any) -> Two:
        return selectors.pair(viewer, kwargs["kind"], kwargs["first"], kwargs["second"])

    def families(self, subject: Two) -> tuple[int, ...]:
        return subject.families


class Compare(_AboutTwo):
    permission = permissions.SEE_DUPLICATES
    template = "identity/compare.jinja"

    def present(self, viewer: Viewer, subject: Two) -> presenters.ComparePage:
        return presenters.compare(viewer, subject)


class SetApart(_AboutTwo, FormPage):
    permission = permissions.SEE_DUPLICATES
    form_class = ApartForm

    def present_form(self, viewer: Viewer, subject: Two, form: forms.Form) -> FormPagePresenter:
        return presenters.apart_form(subject)

    def act(self, viewer: Viewer, subject: Two, data: dict[str, Any], seen: int | None) -> str:
        pair = subject.first.pk, subject.second.pk
        actions.set_apart(by=viewer, kind=subject.kind, pair=pair, because=data["because"])
        return reverse("duplicates")


class MergeRecords(_AboutTwo, FormPage):
    permission = permissions.MERGE
    form_class = MergeForm

    def policy(self, viewer: Viewer, subject: Two) -> Refusal | None:
        if isinstance(subject.first, Family):
            assert isinstance(subject.second, Family)
            return policies.may_merge_families(subject.first, subject.second)
        assert isinstance(subject.second, Person)
        return policies.may_merge_people(subject.first, subject.second)

    def form_arguments(self, viewer: Viewer, subject: Two) -> dict[str, Any]:
        return {"choices": presenters.choices(subject)}

    def present_form(self, viewer: Viewer, subject: Two, form: forms.Form) -> FormPagePresenter:
        return presenters.merge_form(subject)

    def act(self, viewer: Viewer, subject: Two, data: dict[str, Any], seen: int | None) -> str:
        both: tuple[Any, Any] = subject.first, subject.second
        if str(both[0].pk) != data["survivor"]:
            both = both[1], both[0]
        do: Any = actions.merge_families if subject.kind == Kind.FAMILY else actions.merge_people
        made = do(by=viewer, survivor=both[0], absorbed=both[1], because=data["because"])
        return reverse("merge", args=[made.pk])


class Merges(Page):
    permission = permissions.SEE_DUPLICATES
    template = "identity/merges.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> list[Merge]:
        return list(selectors.merges(viewer))

    def present(self, viewer: Viewer, subject: list[Merge]) -> presenters.MergesPage:
        return presenters.merges(subject)


class _AboutMerge(ShowsFamilies):
    def select(self, viewer: Viewer, **kwargs: Any) -> Merge:
        return selectors.merge(viewer, kwargs["merge"])

    def families(self, subject: Merge) -> tuple[int, ...]:
        return selectors.families_of(subject)


class ShowMerge(_AboutMerge):
    permission = permissions.SEE_DUPLICATES
    template = "identity/merge.jinja"

    def present(self, viewer: Viewer, subject: Merge) -> presenters.MergePage:
        names, added = selectors.names(subject), selectors.added_since(subject)
        return presenters.merge_page(viewer, subject, names, added)


class UndoMerge(_AboutMerge, FormPage):
    permission = permissions.MERGE
    form_class = UndoForm

    def policy(self, viewer: Viewer, subject: Merge) -> Refusal | None:
        return policies.may_undo(subject, selectors.merged_later(subject))

    def version(self, subject: Merge) -> int:
        return subject.version

    def present_form(self, viewer: Viewer, subject: Merge, form: forms.Form) -> FormPagePresenter:
        names, added = selectors.names(subject), selectors.added_since(subject)
        return presenters.undo_form(subject, names, added)

    def act(self, viewer: Viewer, subject: Merge, data: dict[str, Any], seen: int | None) -> str:
        actions.undo_merge(by=viewer, merge=subject, because=data["because"], seen=seen)
        return reverse("merge", args=[subject.pk])
