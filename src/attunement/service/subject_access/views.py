"""Requests for a copy: writing one down, reading for it, making it ready, handing it over."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..design.filters import day
from ..design.pdf import Unprintable, set_pdf
from ..relationships import selectors as relationships
from ..relationships.models import Family, FamilyMember
from ..way.locking import Stale
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .bundle import zipped
from .copy import Passage
from .forms import GIVE, AskForm, BeginForm, HandOverForm, JudgeForm, RefuseForm, SureForm
from .held import HELD
from .models import AccessRequest, AccessState, AskedBy
from .selectors import Review

AT_ONCE = 20
"""Passages on one page: as many as somebody reads before the next cup of tea."""
TEMPLATE = Path(__file__).parent / "copy.typ"


class Copies(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/requests.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.RequestsPage:
        return presenters.requests_page(list(selectors.requests(viewer)), timezone.localdate())


class FamilyCopies(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/requests.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Family:
        return relationships.family(viewer, kwargs["family"])

    def family_of(self, subject: Family) -> int:
        return subject.pk

    def present(self, viewer: Viewer, subject: Family) -> presenters.RequestsPage:
        found = list(selectors.requests(viewer).filter(family=subject))
        members = relationships.members(subject)
        return presenters.family_page(viewer, subject, members, found, timezone.localdate())


class Ask(FormPage):
    permission = permissions.KEEP_REQUESTS
    form_class = AskForm

    def select(self, viewer: Viewer, **kwargs: Any) -> FamilyMember:
        return selectors.subject(viewer, kwargs["family"], kwargs["person"])

    def family_of(self, subject: FamilyMember) -> int:
        return subject.family_id

    def initial(self, viewer: Viewer, subject: FamilyMember) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: FamilyMember, data: dict[str, Any], seen: int | None
    ) -> str:
        made = actions.ask(
            by=viewer,
            family=subject.family,
            person=subject.person,
            asked_by=AskedBy(data["asked_by"]),
            asker=data["asker"],
            on=data["on"],
        )
        return reverse("copy", args=[made.pk])

    def present_form(
        self, viewer: Viewer, subject: FamilyMember, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.ask_page(subject)


class ShowCopy(Page):
    permission = permissions.SEE_REQUESTS
    template = "subject_access/request.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> AccessRequest:
        return selectors.request(viewer, kwargs["copy"])

    def family_of(self, subject: AccessRequest) -> int:
        return subject.family_id

    def present(self, viewer: Viewer, subject: AccessRequest) -> presenters.RequestPage:
        reads = viewer.may(permissions.REVIEW) and subject.state == AccessState.IN_REVIEW
        found = selectors.of_request(viewer, subject) if reads else None
        return presenters.request_page(viewer, subject, found)


class _Step(FormPage):
    """A step that leads to another state; `to` names it."""

    to: ClassVar[AccessState]
    permission = permissions.DECIDE

    def select(self, viewer: Viewer, **kwargs: Any) -> AccessRequest:
        return selectors.request(viewer, kwargs["copy"])

    def policy(self, viewer: Viewer, subject: AccessRequest) -> Refusal | None:
        # Once something is typed the action answers, and its answer stands above what was typed.
        if self.request.method == "POST":
            return None
        return policies.may_become(subject.state, self.to)

    def family_of(self, subject: AccessRequest) -> int:
        return subject.family_id

    def version(self, subject: AccessRequest) -> int:
        return subject.version

    def back(self, subject: AccessRequest) -> str:
        return reverse("copy", args=[subject.pk])


class Begin(_Step):
    to, permission = AccessState.IN_REVIEW, permissions.KEEP_REQUESTS
    form_class = BeginForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.begin(by=viewer, request=subject, identity=data["identity"], seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject,
            "Who asks?",
            "Begin to read",
            "Nothing is read for somebody who may be somebody else. Ask for no more than you need.",
        )


class Finish(_Step):
    to = AccessState.READY
    form_class = SureForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.finish(by=viewer, request=subject, seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject, "Everything is read", "Make it ready", "The copy can then be handed over."
        )


class ReadAgain(_Step):
    to = AccessState.IN_REVIEW
    form_class = SureForm

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.read_again(by=viewer, request=subject, seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(
            subject, "Read it again", "Go back to reading", "What was judged stays as it is."
        )


class HandOver(_Step):
    to, permission = AccessState.HANDED_OVER, permissions.KEEP_REQUESTS
    form_class = HandOverForm

    def initial(self, viewer: Viewer, subject: AccessRequest) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.hand_over(by=viewer, request=subject, how=data["how"], on=data["on"], seen=seen)
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(subject, "It was handed over", "Save")


class Refuse(_Step):
    to = AccessState.REFUSED
    form_class = RefuseForm

    def initial(self, viewer: Viewer, subject: AccessRequest) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def act(
        self, viewer: Viewer, subject: AccessRequest, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.refuse(
            by=viewer, request=subject, because=data["because"], on=data["on"], seen=seen
        )
        return self.back(subject)

    def present_form(self, viewer: Viewer, subject: AccessRequest, form: forms.Form) -> Any:
        return presenters.step_page(subject, "Refuse a copy", "Refuse it")


@dataclass(frozen=True)
class Reading:
    """Passages of one table that are judged together: those that wait, or else all of them."""

    found: Review
    label: str
    passages: tuple[Passage, ...]

    @property
    def mark(self) -> int:
        return zlib.crc32(repr([each.key for each in self.passages]).encode()) % 10**9


class Judge(FormPage):
    permission = permissions.REVIEW
    form_class = JudgeForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Reading:
        if kwargs["table"] >= len(HELD):
            raise Http404
        label = list(HELD)[kwargs["table"]]
        found = selectors.review(viewer, kwargs["copy"])
        passages = presenters.readable(found, label)
        waiting = [each for each in passages if each.key not in found.given]
        if not passages and found.request.state == AccessState.IN_REVIEW:
            raise Http404
        return Reading(found, label, tuple((waiting or passages)[:AT_ONCE]))

    def policy(self, viewer: Viewer, subject: Reading) -> Refusal | None:
        return policies.may_judge(subject.found.request.state)

    def family_of(self, subject: Reading) -> int:
        return subject.found.request.family_id

    def version(self, subject: Reading) -> int:
        return subject.mark

    def form_arguments(self, viewer: Viewer, subject: Reading) -> dict[str, Any]:
        return {"passages": subject.passages}

    def initial(self, viewer: Viewer, subject: Reading) -> dict[str, Any]:
        """What was judged before; and "give it" where the words are their own. Never for what is
        sealed: there nobody but a person chooses."""
        chosen: dict[str, Any] = {}
        for number, each in enumerate(subject.passages, start=1):
            if stands := subject.found.judged.get(each.key):
                chosen[f"passage-{number}"] = GIVE if stands.given else stands.why
                chosen[f"note-{number}"] = stands.note
            elif each.own and each.section == "record":
                chosen[f"passage-{number}"] = GIVE
        return chosen

    def act(self, viewer: Viewer, subject: Reading, data: dict[str, Any], seen: int | None) -> str:
        if seen is not None and seen != subject.mark:
            raise Stale(subject.found.request)
        form = self.form_class(passages=subject.passages)
        assert isinstance(form, JudgeForm)
        actions.judge(by=viewer, request=subject.found.request, verdicts=form.verdicts(data))
        return reverse("copy", args=[subject.found.request.pk])

    def present_form(self, viewer: Viewer, subject: Reading, form: forms.Form) -> FormPagePresenter:
        return presenters.judge_page(subject.found, subject.label, len(subject.passages))


class Download(Page):
    """The copy as one file. Its name says nothing: it stays in a list of downloads."""

    permission = permissions.REVIEW

    def select(self, viewer: Viewer, **kwargs: Any) -> Review:
        return selectors.review(viewer, kwargs["copy"])

    def policy(self, viewer: Viewer, subject: Review) -> Refusal | None:
        if subject.request.state != AccessState.READY:
            return Refusal("This copy is not ready.", "Read all of it, and make it ready first.")
        return policies.nothing_open(len(subject.open)) or policies.may_read_all(
            presenters.unread(subject)
        )

    def family_of(self, subject: Review) -> int:
        return subject.request.family_id

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        copy = presenters.content(self.subject, today)
        why, pdf = "", None
        try:
            pdf = set_pdf(TEMPLATE, {**copy, "day": day(today)}, on=today, what="copy")
        except Unprintable as error:
            why = str(error)
        self.note_read()
        return HttpResponse(
            zipped(as_json=presenters.as_json(copy), pdf=pdf, why_no_pdf=why),
            content_type="application/zip",
            headers={"Content-Disposition": 'attachment; filename="copy.zip"'},
        )
