"""Every visible string of screening: what was found, what became of it, how far people agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ....measures.agreement import cohen_kappa
from ...design.filters import plural
from ...way.presenters import Link
from ..models import LivingReview, Record, Verdict

FEW = 10
"""Records that two people have judged, below which a kappa says next to nothing."""


@dataclass(frozen=True)
class RecordRow:
    name: str
    citation: str
    why: str
    link: Link | None


@dataclass(frozen=True)
class Group:
    """`folded`: what is there to be looked up, and nothing to be done about."""

    title: str
    rows: tuple[RecordRow, ...]
    folded: bool = False


@dataclass(frozen=True)
class ScreeningPage:
    title: str
    caption: str
    back: Link
    question: str
    brought: str
    counts: tuple[tuple[str, str], ...]
    agreement: str
    next: Link | None
    nothing_for_you: str
    bring: Link
    groups: tuple[Group, ...]
    unfold: str = "Show each, with the reason"


def screening_page(
    review: LivingReview,
    records: Sequence[Record],
    next_record: Record | None,
    *,
    brought: tuple[int, int] | None = None,
) -> ScreeningPage:
    """`brought`: how many records were new, and how many were there, where some just came in."""
    judged = {each.pk: list(each.judgements.all()) for each in records}
    open_ = [each for each in records if not each.decision]
    conflicts = [each for each in open_ if len(judged[each.pk]) == 2]
    included = [each for each in records if each.decision == Verdict.INCLUDE]
    excluded = [each for each in records if each.decision == Verdict.EXCLUDE]
    groups = (
        Group("To settle", tuple(_conflict(each) for each in conflicts)),
        Group("Included", tuple(_included(each) for each in included)),
        Group("Excluded", tuple(_excluded(each) for each in excluded), folded=True),
    )
    return ScreeningPage(
        title="Screening",
        caption=review.title,
        back=Link("Back to the review", reverse("living_review", args=[review.pk])),
        question=review.question,
        brought=_brought(*brought) if brought else "",
        counts=(
            ("Records", str(len(records))),
            ("Nobody has judged", str(sum(not judged[each.pk] for each in open_))),
            ("Wait for a second person", str(sum(len(judged[each.pk]) == 1 for each in open_))),
            ("To settle", str(len(conflicts))),
            ("Included", str(len(included))),
            ("Excluded", str(len(excluded))),
        ),
        agreement=agreement_words(records),
        next=(
            Link("Screen the next record", reverse("screen_review_record", args=[next_record.pk]))
            if next_record
            else None
        ),
        nothing_for_you="There is no record that waits for you.",
        bring=Link("Bring records to screen", reverse("import_review_records", args=[review.pk])),
        groups=tuple(group for group in groups if group.rows),
    )


def _brought(new: int, there: int) -> str:
    came = f"{plural(new, 'new record')} came in."
    return f"{came} {there} of those you brought were here already." if there else came


def agreement_words(records: Iterable[Record]) -> str:
    """Cohen's kappa of the first judgement and the second, before anything was settled."""
    judged = [[judgement.verdict for judgement in each.judgements.all()] for each in records]
    pairs = [both for both in judged if len(both) == 2]
    many = plural(len(pairs), "record")
    if len(pairs) < FEW:
        return (
            f"Two people have judged {many}: too few to say how far they agree. Cohen's kappa is "
            f"shown from {FEW} on."
        )
    kappa = cohen_kappa([first for first, _ in pairs], [second for _, second in pairs])
    if kappa.estimate is None:
        return f"Two people have judged {many}. There is no kappa: {kappa.reason}"
    interval = (
        f" (95% interval {kappa.ci_lower:.2f} to {kappa.ci_upper:.2f})"
        if kappa.ci_lower is not None and kappa.ci_upper is not None
        else ""
    )
    return (
        f"Cohen's kappa is {kappa.estimate:.2f}{interval}, over {many} that two people judged: 1 "
        "is agreement throughout, 0 is what chance alone would give. Who judged may differ from "
        "record to record."
    )


def _conflict(record: Record) -> RecordRow:
    said = "; ".join(
        f"{each.by.name}: {each.get_verdict_display().lower()}" for each in record.judgements.all()
    )
    link = Link(f"Settle {record.label}", reverse("settle_review_record", args=[record.pk]))
    return RecordRow(record.label, record.citation, said, link)


def _included(record: Record) -> RecordRow:
    address = reverse("add_review_study", args=[record.review_id])
    link = Link(f"Add {record.label} as a study", f"{address}?record={record.pk}")
    return RecordRow(record.label, record.citation, _why(record), link)


def _excluded(record: Record) -> RecordRow:
    return RecordRow(record.label, record.citation, _why(record), None)


def _why(record: Record) -> str:
    if record.decided_by is not None:
        return f"Settled by {record.decided_by.name}: {record.decided_because}"
    reasons = dict.fromkeys(each.reason for each in record.judgements.all() if each.reason)
    return " ".join(["Both agreed.", *reasons])
