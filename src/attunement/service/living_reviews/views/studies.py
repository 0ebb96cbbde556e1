"""Pages on one study: it is named, read by two people apart, settled, or taken out."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse

from ...accounts.viewer import Viewer
from ...way.pages import FormPage, Page
from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from .. import actions, permissions, policies, selectors
from ..forms import AddStudyForm, ReadForm, SettleForm, WithdrawForm
from ..models import LivingReview, Record, Study
from ..presenters import forms as words
from ..presenters.studies import StudyPage, study_page


@dataclass(frozen=True)
class Adding:
    """A review, and the screened record whose study comes in (with ?record=)."""

    review: LivingReview
    record: Record | None


class AddStudy(FormPage):
    permission = permissions.WORK_ON_REVIEWS
    form_class = AddStudyForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Adding:
        review = selectors.review(viewer, kwargs["review"])
        asked = self.request.GET.get("record", "")
        if not (asked.isascii() and asked.isdecimal()):
            return Adding(review, None)
        record = selectors.record(viewer, int(asked))
        if record.review_id != review.pk:
            raise Http404
        return Adding(review, record)

    def policy(self, viewer: Viewer, subject: Adding) -> Refusal | None:
        return None if subject.review.outcomes.all() else policies.NO_OUTCOME

    def initial(self, viewer: Viewer, subject: Adding) -> dict[str, Any]:
        record = subject.record
        return {"label": record.label[:120], "citation": record.citation} if record else {}

    def form_arguments(self, viewer: Viewer, subject: Adding) -> dict[str, Any]:
        return {"labels": selectors.labels(subject.review)}

    def act(self, viewer: Viewer, subject: Adding, data: dict[str, Any], seen: int | None) -> str:
        study = actions.add_study(
            by=viewer, review=subject.review, label=data["label"], citation=data["citation"]
        )
        return reverse("read_review_study", args=[study.pk])

    def present_form(self, viewer: Viewer, subject: Adding, form: forms.Form) -> FormPagePresenter:
        return words.add_study(subject.review)


class ShowStudy(Page):
    permission = permissions.READ_REVIEWS
    template = "living_reviews/study.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Study:
        return selectors.study(viewer, kwargs["study"])

    def present(self, viewer: Viewer, subject: Study) -> StudyPage:
        both = selectors.readings(subject)
        differ = selectors.read_differently(subject, both) if both else []
        return study_page(viewer, subject, both, differ)


class StudyFormPage(FormPage):
    permission = permissions.WORK_ON_REVIEWS

    def select(self, viewer: Viewer, **kwargs: Any) -> Study:
        return selectors.study(viewer, kwargs["study"])


class ReadStudy(StudyFormPage):
    form_class = ReadForm

    def policy(self, viewer: Viewer, subject: Study) -> Refusal | None:
        readers = [each.by_id for each in subject.readings.all()]
        return policies.may_read(subject, readers=readers, by=viewer.user)

    def form_arguments(self, viewer: Viewer, subject: Study) -> dict[str, Any]:
        return {"outcomes": subject.review.outcomes.all()}

    def act(self, viewer: Viewer, subject: Study, data: dict[str, Any], seen: int | None) -> str:
        actions.read_study(
            by=viewer, study=subject, values=data["values"], found_in=data["found_in"]
        )
        return reverse("review_study", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Study, form: forms.Form) -> FormPagePresenter:
        return words.read(subject)


class SettleStudy(StudyFormPage):
    form_class = SettleForm

    def policy(self, viewer: Viewer, subject: Study) -> Refusal | None:
        return policies.may_settle(subject, readings=len(subject.readings.all()))

    def form_arguments(self, viewer: Viewer, subject: Study) -> dict[str, Any]:
        both = selectors.readings(subject)
        return {
            "differ": selectors.read_differently(subject, both),
            "names": tuple(each.by.name for each in both),
        }

    def version(self, subject: Study) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Study, data: dict[str, Any], seen: int | None) -> str:
        settled = [
            actions.Settled(outcome=outcome, column=column, value=value, reason=reason)
            for outcome, column, value, reason in data["settled"]
        ]
        actions.settle_study(by=viewer, study=subject, settled=settled, seen=seen)
        return reverse("review_study", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Study, form: forms.Form) -> FormPagePresenter:
        return words.settle(subject)


class WithdrawStudy(StudyFormPage):
    form_class = WithdrawForm

    def policy(self, viewer: Viewer, subject: Study) -> Refusal | None:
        return policies.may_withdraw(subject)

    def version(self, subject: Study) -> int:
        return subject.version

    def act(self, viewer: Viewer, subject: Study, data: dict[str, Any], seen: int | None) -> str:
        actions.withdraw_study(by=viewer, study=subject, because=data["because"], seen=seen)
        return reverse("review_study", args=[subject.pk])

    def present_form(self, viewer: Viewer, subject: Study, form: forms.Form) -> FormPagePresenter:
        return words.withdraw(subject)
