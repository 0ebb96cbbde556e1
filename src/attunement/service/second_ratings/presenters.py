"""Every visible string of the pages on what two people rated."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...measures import Measure, Scored, measure
from ...measures.agreement import Agreement
from ..accounts.viewer import Viewer
from ..assessments.fitting import form_name
from ..assessments.models import Response
from ..assessments.presenters.response import answer_rows
from ..assessments.presenters.score import score_in_words
from ..assessments.scoring import from_json
from ..design.filters import day, plural, when
from ..way.presenters import FormPagePresenter, Link
from .comparing import LEAST, RatedTwice, figures
from .models import SecondRating
from .permissions import RATE_AGAIN

NOT_BLIND = "Not blind"


@dataclass(frozen=True)
class PairRow:
    """`both` holds the two results, and says that the second is not in while it is not."""

    name: Link
    on: str
    raters: str
    both: str
    tag: str


@dataclass(frozen=True)
class MeasureAgreement:
    title: str
    figures: tuple[str, ...]
    note: str
    rows: tuple[PairRow, ...]
    head: tuple[str, ...] = ("Rating", "Day", "Who rated", "What they found")


@dataclass(frozen=True, kw_only=True)
class AgreementPage:
    title: str
    lead: tuple[str, ...]
    mine_title: str = "Asked of you"
    mine: tuple[Link, ...]
    measures: tuple[MeasureAgreement, ...]
    nothing: str


def agreement_page(viewer: Viewer, found: Iterable[SecondRating]) -> AgreementPage:
    rows = list(found)
    waiting = [row for row in rows if row.rater_id == viewer.user.pk and row.rated_at is None]
    ids = sorted({row.response.measure for row in rows})
    return AgreementPage(
        title="Agreement of raters",
        lead=(
            "Two certified people rate the same film or visit, the second without seeing the "
            "first. A figure is about the raters and the measure. It says nothing of a family.",
            "To ask for a second rating, open a rating and choose a colleague.",
        ),
        mine=tuple(
            Link(f"{_name(row.response)}, {day(row.response.answered_on)}", _rate(row))
            for row in waiting
        ),
        measures=tuple(
            _measure(measure(id_), [row for row in rows if row.response.measure == id_])
            for id_ in ids
        ),
        nothing="" if rows else "Nothing has been rated twice yet.",
    )


def _rate(row: SecondRating) -> str:
    return reverse("rate_again", args=[row.pk])


def _name(response: Response) -> str:
    definition = measure(response.measure)
    return form_name(definition, response.reporter, response.relationship, response.about)


def _measure(definition: Measure, rows: list[SecondRating]) -> MeasureAgreement:
    blind = [pair for row in rows if row.blind and (pair := _twice(definition, row))]
    said = figures(definition, blind)
    left = sum(row.blind is False for row in rows)
    few = (
        ""
        if said
        else f"{plural(len(blind), 'blind pair')} so far. No figure is said below {LEAST}: our own "
        "choice, since so few say little."
    )
    seen = (
        f" {plural(left, 'pair')} left out, because the second rater had opened the family’s "
        "record since the first rating."
        if left
        else ""
    )
    return MeasureAgreement(
        title=definition.title,
        figures=tuple(_figure(each.of, each.agreement) for each in said),
        note=f"{few}{seen}".strip(),
        rows=tuple(_row(definition, row) for row in rows),
    )


def _twice(definition: Measure, row: SecondRating) -> RatedTwice | None:
    """None where the two are of other versions: they are not on one scale."""
    first = from_json(row.response.score)
    second = from_json(row.score) if row.score else None
    if not isinstance(first, Scored) or not isinstance(second, Scored):
        return None
    if not first.version == second.version == definition.version:
        return None
    return RatedTwice(str(row.response.rater_id), str(row.rater_id), first, second)


def _figure(of: str, found: Agreement) -> str:
    if found.estimate is None:
        return f"{of}: {found.reason} {found.method}, {plural(found.n, 'pair')}."
    interval = (
        f", {found.confidence:.0%} interval {found.ci_lower:.2f} to {found.ci_upper:.2f}"
        if found.ci_lower is not None and found.ci_upper is not None
        else ""
    )
    cautions = " ".join(found.cautions)
    said = f"{of}: {found.estimate:.2f}{interval}. {found.method}, {plural(found.n, 'pair')}."
    return f"{said} {cautions}".strip()


def _row(definition: Measure, row: SecondRating) -> PairRow:
    first, second = row.response.rater, row.rater
    both = "Hidden until both are in"
    if row.score:
        both = (
            f"{score_in_words(definition, from_json(row.response.score)).headline}; "
            f"{score_in_words(definition, from_json(row.score)).headline}"
        )
    return PairRow(
        name=Link(_name(row.response), reverse("second_rating", args=[row.pk]))
        if row.score
        else Link(_name(row.response), ""),
        on=day(row.response.answered_on),
        raters=f"{first.name if first else 'Nobody'}, then {second.name}",
        both=both,
        tag=NOT_BLIND if row.blind is False else "",
    )


@dataclass(frozen=True)
class ComparedRow:
    label: str
    first: str
    second: str
    same: str


@dataclass(frozen=True, kw_only=True)
class ComparePage(FormPagePresenter):
    """`agreed` is what was written before, empty when nothing was."""

    head: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    scores: tuple[tuple[str, str], ...]
    blind: str
    agreed: tuple[str, ...]
    withdraw: Link | None


def compare(viewer: Viewer, row: SecondRating) -> ComparePage:
    response, definition = row.response, measure(row.response.measure)
    first, second = (
        answer_rows(definition, each or {}) for each in (response.answers, row.answers)
    )
    names = (response.rater.name if response.rater else "First", row.rater.name)
    agreed_by = row.agreed_by.name if row.agreed_by else ""
    return ComparePage(
        title=f"Two ratings: {_name(response)}",
        caption=response.assessment.episode.family.name,
        intro=(f"Of {day(response.answered_on)}. Neither is changed here.",),
        submit="Keep what we agreed on",
        back_href=reverse("agreement"),
        back_label="Back to the agreement of raters",
        head=("What was rated", *names, "The same?"),
        rows=tuple(
            ComparedRow(one.label, one.answer, two.answer, "Yes" if one == two else "No")
            for one, two in zip(first, second, strict=True)
        ),
        scores=tuple(
            (name, score_in_words(definition, from_json(kept or {})).headline)
            for name, kept in zip(names, (response.score, row.score), strict=True)
        ),
        blind=(
            "The second rating was made blind, by the log of who opened what."
            if row.blind
            else f"{names[1]} had opened the family’s record since the first rating, so this pair "
            "is not counted as blind."
        ),
        agreed=(
            (row.agreed, f"{agreed_by}, {when(row.agreed_at)}")
            if row.agreed and row.agreed_at
            else ()
        ),
        withdraw=(
            Link("Withdraw the second rating", reverse("withdraw_second_rating", args=[row.pk]))
            if viewer.may(RATE_AGAIN)
            else None
        ),
    )


def ask_form(response: Response, *, anybody: bool) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Ask for a second rating: {_name(response)}",
        caption=response.assessment.episode.family.name,
        intro=(
            "Your colleague rates the same film or visit, and does not see this rating until both "
            "are in. They get a task, due in 14 days.",
            *(() if anybody else ("Nobody else in the team has a current certificate.",)),
        ),
        submit="Ask them",
        back_href=reverse("response", args=[response.pk]),
        back_label="Back to the rating",
    )


def rate_form(row: SecondRating) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Rate a second time: {_name(row.response)}",
        caption=row.response.assessment.episode.family.name,
        intro=(
            f"From the film or notes of {day(row.response.answered_on)}. The first rating is "
            "hidden until yours is saved, and yours cannot be changed after that.",
        ),
        submit="Save my rating",
        back_href=reverse("agreement"),
        back_label="Back to the agreement of raters",
    )


def withdraw_form(row: SecondRating) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw the second rating: {_name(row.response)}",
        intro=("The first rating stays as it is.",),
        submit="Withdraw it",
        back_href=reverse("agreement"),
        back_label="Back to the agreement of raters",
    )
