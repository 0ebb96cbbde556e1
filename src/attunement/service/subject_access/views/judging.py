"""Reading what would be given, passage by passage, and the copy that comes of it."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...design.pdf import Unprintable, set_pdf
from ...way.locking import Stale
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, presenters, selectors
from ..bundle import zipped
from ..copy import Passage
from ..forms import GIVE, JudgeForm
from ..held import HELD
from ..models import AccessState
from ..selectors import Review

AT_ONCE = 20
"""Passages on one page: as many as somebody reads before the next cup of tea."""
TEMPLATE = Path(__file__).parent.parent / "copy.typ"


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
