"""Every visible string of the list of reviews, and of one review."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....synthesis.effects import MEASURES
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...way.presenters import Link
from ..models import LivingReview, Origin, Publication, Study
from ..permissions import WORK_ON_REVIEWS


@dataclass(frozen=True)
class ReviewRow:
    link: Link
    question: str
    line: str


@dataclass(frozen=True)
class ListPage:
    title: str
    lead: str
    back: Link
    rows: tuple[ReviewRow, ...]
    nothing: str
    start: Link | None


def list_page(viewer: Viewer, reviews: Iterable[LivingReview]) -> ListPage:
    may = viewer.may(WORK_ON_REVIEWS)
    return ListPage(
        title="Living reviews",
        lead=(
            f"What {viewer.team.name} keeps up to date by itself: studies pooled for one question, "
            "each read by two people, published in dated versions. They hold nothing about any "
            "family."
        ),
        back=Link("Back to the library", reverse("library")),
        rows=tuple(
            ReviewRow(
                Link(review.title, reverse("living_review", args=[review.pk])),
                review.question,
                _line(review),
            )
            for review in reviews
        ),
        nothing="There is no living review yet.",
        start=Link("Start a living review", reverse("start_living_review")) if may else None,
    )


def _line(review: LivingReview) -> str:
    studies = plural(review.studies_in, "study", "studies")  # type: ignore[attr-defined]
    versions = list(review.publications.all())
    if not versions:
        return f"{studies}. Not published yet."
    last = versions[0]
    return f"{studies}. Version {last.number} was published on {day(last.published_at)}."


@dataclass(frozen=True)
class StudyRow:
    link: Link
    state: str
    colour: str
    origin: str


@dataclass(frozen=True)
class VersionRow:
    link: Link
    line: str
    note: str


@dataclass(frozen=True)
class ReviewPage:
    """`actions` are what this viewer may do now, the first of them the next thing to do."""

    title: str
    caption: str
    back: Link
    question: str
    next_step: str
    actions: tuple[Link, ...]
    outcomes_title: str
    outcomes: tuple[str, ...]
    no_outcomes: str
    versions_title: str
    versions: tuple[VersionRow, ...]
    no_versions: str
    studies_title: str
    studies: tuple[StudyRow, ...]
    no_studies: str


def review_page(
    viewer: Viewer, review: LivingReview, studies: Iterable[Study], *, records: int
) -> ReviewPage:
    rows = [_study_row(viewer, each) for each in studies]
    versions = list(review.publications.all())
    outcomes = list(review.outcomes.all())
    settled = review.studies_in  # type: ignore[attr-defined]
    return ReviewPage(
        title=review.title,
        caption="Living review",
        back=Link("Back to living reviews", reverse("living_reviews")),
        question=review.question,
        next_step=(
            "Add an outcome first, with the studies that are pooled for it already."
            if not outcomes
            else ""
        ),
        actions=_actions(viewer, review, outcomes=bool(outcomes), settled=settled, records=records),
        outcomes_title="Outcomes",
        outcomes=tuple(
            f"{each.name}: {MEASURES[each.measure].words}, added on {day(each.added_on)}"
            for each in outcomes
        ),
        no_outcomes="None yet.",
        versions_title="Published versions",
        versions=tuple(_version_row(review, each) for each in versions),
        no_versions="None yet.",
        studies_title="Studies",
        studies=tuple(rows),
        no_studies="None yet.",
    )


def _version_row(review: LivingReview, version: Publication) -> VersionRow:
    return VersionRow(
        Link(
            f"Version {version.number}",
            reverse("publication", args=[review.pk, version.number]),
        ),
        f"{day(version.published_at)}, by {version.published_by.name}",
        version.note,
    )


def _actions(
    viewer: Viewer, review: LivingReview, *, outcomes: bool, settled: int, records: int
) -> tuple[Link, ...]:
    links = []
    if settled:
        links.append(Link("See what has changed", reverse("preview_review", args=[review.pk])))
    if viewer.may(WORK_ON_REVIEWS):
        if outcomes:
            links.append(Link("Add a study", reverse("add_review_study", args=[review.pk])))
        links.append(Link("Add an outcome", reverse("add_review_outcome", args=[review.pk])))
        screened = f"Screen records ({records})" if records else "Screen records"
        links.append(Link(screened, reverse("review_screening", args=[review.pk])))
    return tuple(links)


def _study_row(viewer: Viewer, study: Study) -> StudyRow:
    state, colour = state_of(study, viewer)
    origins = dict.fromkeys(each.origin for each in study.numbers.all())
    return StudyRow(
        Link(study.label, reverse("review_study", args=[study.pk])),
        state,
        colour,
        ". ".join(Origin(origin).label for origin in origins),
    )


def state_of(study: Study, viewer: Viewer) -> tuple[str, str]:
    """In words, and the colour of the tag that bears them."""
    readers = [each.by_id for each in study.readings.all()]
    if study.withdrawn_at is not None:
        return "Taken out", "grey"
    if study.settled_at is not None:
        return "In the review", "green"
    if len(readers) == 2:
        return "Readings differ: settle them", "orange"
    if not readers:
        return "Nobody has read it yet", "yellow"
    if viewer.user.pk in readers:
        return "Waits for somebody else to read it", "yellow"
    return "Waits for a second reader", "yellow"
