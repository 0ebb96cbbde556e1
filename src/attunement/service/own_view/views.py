"""For the team: choosing, reading first, the link, the print. For the reader: PIN and page."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..design.pdf import Unprintable
from ..home_answers.forms import WithdrawForm
from ..home_answers.keys import Keys
from ..home_answers.pages.pinned import PinEntry
from ..home_answers.pages.shown_once import ShownOnce
from ..home_answers.presenters.inviting import LinkPage
from ..way.errors import refused
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from . import actions, policies, selectors
from .forms import ShareForm
from .models import FamilyView
from .pages import OfView
from .permissions import SHARE_VIEW
from .pieces import mark
from .presenters import reader, team
from .presenters.paper import view_pdf
from .selectors import OwnView, Shared
from .states import state_of


class OwnViews(Page):
    permission = SHARE_VIEW
    template = "own_view/own_views.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Shared:
        return selectors.shared(viewer, kwargs["family"])

    def family_of(self, subject: Shared) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: Shared) -> team.OwnViewsPage:
        return team.own_views(subject, timezone.now())


class ChooseView(Page):
    permission = SHARE_VIEW
    template = "own_view/choose.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> OwnView:
        return selectors.own_view(viewer, kwargs["family"], kwargs["person"])

    def family_of(self, subject: OwnView) -> int:
        return subject.family.pk

    def present(self, viewer: Viewer, subject: OwnView) -> team.ChoosePage:
        return team.choose(subject)


@dataclass(frozen=True)
class Chosen:
    """A page and the keys of what is shown on it, in the page's order."""

    found: OwnView
    keys: tuple[str, ...]

    @property
    def shown(self) -> dict[str, Any]:
        return self.found.shown(self.keys)


class _OfChoice(Page):
    """What was ticked stands in the address: nothing of a preview has to be kept."""

    permission = SHARE_VIEW

    def select(self, viewer: Viewer, **kwargs: Any) -> Chosen:
        found = selectors.own_view(viewer, kwargs["family"], kwargs["person"])
        ticked = set(self.request.GET.getlist("show"))
        return Chosen(found, tuple(each.key for each in found.pieces if each.key in ticked))

    def policy(self, viewer: Viewer, subject: Chosen) -> Refusal | None:
        return policies.shows_something(len(subject.keys))

    def family_of(self, subject: Chosen) -> int:
        return subject.found.family.pk


class MakeView(_OfChoice, ShownOnce[FamilyView]):
    form_class = ShareForm
    template = "own_view/make.jinja"
    link_at = "view_pin"

    def form_arguments(self, viewer: Viewer, subject: Chosen) -> dict[str, Any]:
        return {"person": subject.found.person}

    def version(self, subject: Chosen) -> int:
        """What the practitioner reads is what is kept: a page that would say something else by the
        time that they press the button is shown to them again first."""
        return mark(subject.shown)

    def act(self, viewer: Viewer, subject: Chosen, data: dict[str, Any], seen: int | None) -> str:
        self.made = actions.make_view(
            by=viewer,
            family=subject.found.family,
            person=subject.found.person,
            show=subject.keys,
            sent_to=data["sent_to"],
            safe=data["safe"],
            seen=seen,
        )
        return reverse("own_views", args=[subject.found.family.pk])

    def present_form(self, viewer: Viewer, subject: Chosen, form: forms.Form) -> team.MakePage:
        return team.make(subject.found, subject.keys)

    def link_page(self, row: FamilyView, keys: Keys, address: str) -> LinkPage:
        return team.link_made(row, keys, address)


class PrintView(_OfChoice):
    """The same page on paper. Its file name says nothing: it stays in a list of downloads."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen: Chosen = self.subject
        try:
            content = view_pdf(chosen.shown, chosen.found.family.team, chosen.found.today)
        except Unprintable as error:
            return refused(request, Refusal(str(error)), status=409)
        self.note_read()
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="page.pdf"'},
        )


class _OfOne(Page):
    permission = SHARE_VIEW

    def select(self, viewer: Viewer, **kwargs: Any) -> FamilyView:
        return selectors.view(viewer, kwargs["view"])

    def family_of(self, subject: FamilyView) -> int:
        return subject.family_id


class ReadShown(_OfOne):
    template = "own_view/shown.jinja"

    def present(self, viewer: Viewer, subject: FamilyView) -> team.ReadPage:
        return team.read(subject)


class Withdraw(_OfOne, FormPage):
    form_class = WithdrawForm

    def policy(self, viewer: Viewer, subject: FamilyView) -> Refusal | None:
        if self.request.method == "POST":
            return None  # the action answers, above what was typed
        return policies.may_withdraw(state_of(subject, timezone.now(), safe=True))

    def version(self, subject: FamilyView) -> int:
        return subject.version

    def act(
        self, viewer: Viewer, subject: FamilyView, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_view(by=viewer, view=subject, because=data["because"], seen=seen)
        return reverse("own_views", args=[subject.family_id])

    def present_form(self, viewer: Viewer, subject: FamilyView, form: forms.Form) -> Any:
        return team.withdrawing(subject)


class EnterPin(OfView, PinEntry[FamilyView]):
    def try_pin(self, keys: Keys) -> bool:
        return actions.enter_pin(by=None, view=self.link, keys=keys)


class Read(OfView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show("own_view/page", reader.page(self.to, self.link))


class Leave(OfView):
    """The phone can be put down, or handed on."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.over(reader.left(self.to, self.link))
