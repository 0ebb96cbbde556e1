"""Pages of screening."""

from typing import Any

from django import forms
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import DecideForm, ImportForm, JudgeForm
from ..models import LivingReview, Record, Verdict
from ..presenters import forms as words
from ..presenters.records import ScreeningPage, screening_page


class Screening(Page):
    permission = permissions.WORK_ON_REVIEWS
    template = "living_reviews/screening.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> LivingReview:
        return selectors.review(viewer, kwargs["review"])

    def present(self, viewer: Viewer, subject: LivingReview) -> ScreeningPage:
        records = list(selectors.screened(subject))
        brought = [self.request.GET.get(name, "") for name in ("new", "there")]
        return screening_page(
            subject,
            records,
            selectors.next_record(viewer, subject),
            brought=(int(brought[0]), int(brought[1])) if all(map(_count, brought)) else None,
        )


def _count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7


class ImportRecords(FormPage):
    permission = permissions.WORK_ON_REVIEWS
    form_class = ImportForm
    takes_files = True

    def select(self, viewer: Viewer, **kwargs: Any) -> LivingReview:
        return selectors.review(viewer, kwargs["review"])

    def act(
        self, viewer: Viewer, subject: LivingReview, data: dict[str, Any], seen: int | None
    ) -> str:
        new = actions.import_records(by=viewer, review=subject, found=data["found"])
        there = len(data["found"]) - new
        return f"{reverse('review_screening', args=[subject.pk])}?new={new}&there={there}"

    def present_form(
        self, viewer: Viewer, subject: LivingReview, form: forms.Form
    ) -> FormPagePresenter:
        return words.import_records(subject)


class RecordFormPage(FormPage):
    permission = permissions.WORK_ON_REVIEWS

    def select(self, viewer: Viewer, **kwargs: Any) -> Record:
        return selectors.record(viewer, kwargs["record"])


class ScreenRecord(RecordFormPage):
    form_class = JudgeForm

    def policy(self, viewer: Viewer, subject: Record) -> Refusal | None:
        judges = [each.by_id for each in subject.judgements.all()]
        return policies.may_judge(subject, judges=judges, by=viewer.user)

    def act(self, viewer: Viewer, subject: Record, data: dict[str, Any], seen: int | None) -> str:
        actions.judge_record(
            by=viewer, record=subject, verdict=Verdict(data["verdict"]), reason=data["reason"]
        )
        following = selectors.next_record(viewer, subject.review)
        if following is None:
            return reverse("review_screening", args=[subject.review_id])
        return reverse("screen_review_record", args=[following.pk])

    def present_form(self, viewer: Viewer, subject: Record, form: forms.Form) -> FormPagePresenter:
        return words.judge(subject)


class SettleRecord(RecordFormPage):
    form_class = DecideForm

    def policy(self, viewer: Viewer, subject: Record) -> Refusal | None:
        return policies.may_decide(subject, judgements=len(subject.judgements.all()))

    def version(self, subject: Record) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Record, data: dict[str, Any], seen: int | None) -> str:
        actions.decide_record(
            by=viewer,
            record=subject,
            verdict=Verdict(data["verdict"]),
            reason=data["reason"],
            seen=seen,
        )
        return reverse("review_screening", args=[subject.review_id])

    def present_form(self, viewer: Viewer, subject: Record, form: forms.Form) -> FormPagePresenter:
        return words.decide(subject)
