"""The words around every form."""

from django.urls import reverse

from ...way.presenters import FormPagePresenter
from ..models import LivingReview, Record, Study

BLIND = (
    "Somebody else reads the same study without seeing your numbers, and you do not see theirs. "
    "Where you differ, the two of you are shown both."
)


def back_to(review: LivingReview) -> dict[str, str]:
    return {
        "caption": review.title,
        "back_href": reverse("living_review", args=[review.pk]),
        "back_label": "Back to the review",
    }


def start() -> FormPagePresenter:
    return FormPagePresenter(
        title="Start a living review",
        intro=(
            "A living review pools the studies of one question. When a study comes out you add it, "
            "see what it changes, and publish a new version beside the old ones.",
        ),
        submit="Start this review",
        back_href=reverse("living_reviews"),
        back_label="Back to living reviews",
    )


def add_outcome(review: LivingReview) -> FormPagePresenter:
    return FormPagePresenter(
        title="Add an outcome",
        intro=(
            "Bring the studies that are pooled for this outcome already, as they stand in the "
            "review that you keep alive. They are marked as taken from a table: here, nobody has "
            "read them twice.",
        ),
        submit="Add this outcome",
        **back_to(review),
    )


def add_study(review: LivingReview) -> FormPagePresenter:
    return FormPagePresenter(
        title="Add a study",
        intro=("First its name. Its numbers come next, from two people apart.",),
        submit="Go on to its numbers",
        **back_to(review),
    )


def read(study: Study) -> FormPagePresenter:
    citation = (study.citation,) if study.citation else ()
    return FormPagePresenter(
        title=f"Read {study.label}",
        intro=(
            *citation,
            BLIND,
            "Enter numbers as the paper prints them. Leave a box empty where it prints none.",
        ),
        submit="Save what I read",
        **back_to(study.review),
    )


def settle(study: Study) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Settle {study.label}",
        intro=(
            "The two readings differ. Open the paper together and find what stands in it. If you "
            "cannot agree, ask a third person to decide. Whoever saves this is named beside it.",
        ),
        submit="Save what stands",
        caption=study.review.title,
        back_href=reverse("review_study", args=[study.pk]),
        back_label=f"Back to {study.label}",
    )


def withdraw(study: Study) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Take {study.label} out",
        intro=(
            "It will no longer be pooled. What was read, and your reason, stay to be read. "
            "Versions that are published stay as they are.",
        ),
        submit="Take it out",
        caption=study.review.title,
        back_href=reverse("review_study", args=[study.pk]),
        back_label=f"Back to {study.label}",
    )


def publish(review: LivingReview, number: int) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Publish version {number}",
        intro=(
            "It is published with today's date and your name, as the preview shows it. It cannot "
            "be changed or removed afterwards: what comes later is a new version.",
        ),
        submit=f"Publish version {number}",
        caption=review.title,
        back_href=reverse("preview_review", args=[review.pk]),
        back_label="Back to the preview",
    )


def import_records(review: LivingReview) -> FormPagePresenter:
    return FormPagePresenter(
        title="Bring records to screen",
        intro=(
            "What a search has found. A record that the review has already is not brought twice.",
        ),
        submit="Bring these records",
        caption=review.title,
        back_href=reverse("review_screening", args=[review.pk]),
        back_label="Back to screening",
    )


def judge(record: Record) -> FormPagePresenter:
    return FormPagePresenter(
        title="Screen a record",
        intro=(
            f"The question: {record.review.question}",
            record.citation,
            record.abstract or "The record has no abstract.",
            "Somebody else judges it too. Neither of you sees what the other said until both have.",
        ),
        submit="Save and go on to the next",
        caption=record.review.title,
        back_href=reverse("review_screening", args=[record.review_id]),
        back_label="Back to screening",
    )


def decide(record: Record) -> FormPagePresenter:
    said = tuple(
        f"{each.by.name}: {each.get_verdict_display().lower()}."
        + (f" {each.reason}" if each.reason else "")
        for each in record.judgements.all()
    )
    return FormPagePresenter(
        title="Settle a record",
        intro=(
            f"The question: {record.review.question}",
            record.citation,
            record.abstract or "The record has no abstract.",
            *said,
            "Talk about it, or ask a third person to decide. Whoever saves this is named beside "
            "it.",
        ),
        submit="Save the decision",
        caption=record.review.title,
        back_href=reverse("review_screening", args=[record.review_id]),
        back_label="Back to screening",
    )
