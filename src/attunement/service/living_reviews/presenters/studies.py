"""Every visible string of one study's page. A reading appears there when there are two."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ....synthesis.living import Disagreement
from ....synthesis.living.entry import written
from ...accounts.viewer import Viewer
from ...design.filters import day, listed
from ...way.presenters import Link
from ..models import Origin, Reading, ReviewOutcome, Study, StudyNumbers
from ..permissions import WORK_ON_REVIEWS
from .reviews import state_of

type Differ = Sequence[tuple[ReviewOutcome, tuple[Disagreement, ...]]]


@dataclass(frozen=True)
class OutcomeTable:
    """`head` and `rows` for the macro `table`: a column of the outcome, and what stands for it."""

    title: str
    line: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class StudyPage:
    title: str
    caption: str
    back: Link
    state: str
    colour: str
    citation: str
    lines: tuple[str, ...]
    actions: tuple[Link, ...]
    numbers_title: str
    numbers: tuple[OutcomeTable, ...]
    no_numbers: str
    readings_title: str
    readings: tuple[OutcomeTable, ...]


def study_page(viewer: Viewer, study: Study, both: Sequence[Reading], differ: Differ) -> StudyPage:
    """`both` readings, or none; `differ`: where they do."""
    state, colour = state_of(study, viewer)
    outcomes = list(study.review.outcomes.all())
    return StudyPage(
        title=study.label,
        caption=study.review.title,
        back=Link("Back to the review", reverse("living_review", args=[study.review_id])),
        state=state,
        colour=colour,
        citation=study.citation or "No reference was given.",
        lines=tuple(_lines(study, both)),
        actions=_actions(viewer, study, bool(both)),
        numbers_title="What stands in the review",
        numbers=tuple(_taken(each) for each in study.numbers.all()),
        no_numbers="Nothing yet.",
        readings_title="The two readings, side by side",
        readings=tuple(_beside(outcome, both, differ) for outcome in outcomes) if both else (),
    )


def _lines(study: Study, both: Sequence[Reading]) -> list[str]:
    lines = [f"Added by {study.added_by.name} on {day(study.added_at)}."]
    if readers := listed(each.by.name for each in study.readings.all()):
        lines.append(f"Read by {readers}.")
    lines += [f"{each.by.name} found it in: {each.found_in}" for each in both]
    if study.withdrawn_at is not None and study.withdrawn_by is not None:
        lines.append(
            f"Taken out by {study.withdrawn_by.name} on {day(study.withdrawn_at)}: "
            f"{study.withdrawn_because}"
        )
    return lines


def _actions(viewer: Viewer, study: Study, both: bool) -> tuple[Link, ...]:
    if not viewer.may(WORK_ON_REVIEWS) or study.withdrawn_at is not None:
        return ()
    links = []
    readers = {each.by_id for each in study.readings.all()}
    if study.settled_at is None and both:
        links.append(Link("Settle where they differ", _to("settle_review_study", study)))
    if study.settled_at is None and not both and viewer.user.pk not in readers:
        links.append(Link("Read this study", _to("read_review_study", study)))
    return (*links, Link("Take this study out", _to("withdraw_review_study", study)))


def _to(name: str, study: Study) -> str:
    return reverse(name, args=[study.pk])


def _taken(numbers: StudyNumbers) -> OutcomeTable:
    why = {each["column"]: each for each in numbers.settled}
    line = f"{Origin(numbers.origin).label}. {numbers.by.name}, {day(numbers.at)}."
    head = ("Number", "What stands", *(("Why",) if why else ()))
    return OutcomeTable(
        numbers.outcome.name,
        line,
        head,
        tuple(
            (
                heading,
                written(numbers.values.get(column)),
                *((_why(why.get(column)),) if why else ()),
            )
            for column, heading in numbers.outcome.columns
        ),
    )


def _why(settled: dict[str, str] | None) -> str:
    return settled["reason"] if settled else "Both readings had this."


def _beside(outcome: ReviewOutcome, both: Sequence[Reading], differ: Differ) -> OutcomeTable:
    apart = {each.column for found, columns in differ if found == outcome for each in columns}
    values = [each.values.get(str(outcome.pk), {}) for each in both]
    if not any(values):
        return OutcomeTable(outcome.name, "Neither found any number for this outcome.", (), ())
    return OutcomeTable(
        outcome.name,
        f"{len(apart)} of {len(outcome.columns)} differ." if apart else "Both are the same.",
        ("Number", *(each.by.name for each in both), "Do they differ?"),
        tuple(
            (
                heading,
                *(written(each.get(column)) for each in values),
                "Differs" if column in apart else "Same",
            )
            for column, heading in outcome.columns
        ),
    )
