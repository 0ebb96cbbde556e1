"""Every visible string of the pages on what the team reads in its own manuals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....drawing import number
from ....measures import Measure, UnknownMeasure
from ....measures import measure as measure_of
from ....measures.local import LocalZones
from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import FormPagePresenter, Link
from ..models import FromManual, OwnAgeForms, OwnCutOffs, OwnNorms
from ..permissions import CHANGE_CUT_OFFS
from .standing import measure_name

BACK = "Back to the team’s own manuals"


@dataclass(frozen=True)
class ManualRow:
    measure: str
    origin: str
    lines: tuple[str, ...]
    withdraw_href: str
    withdraw_label: str


@dataclass(frozen=True, kw_only=True)
class ManualSection:
    """`enter` leads to the form of each measure that it is for."""

    title: str
    about: str
    rows: tuple[ManualRow, ...]
    nothing: str = "None has been entered yet."
    enter_title: str
    enter: tuple[Link, ...]


@dataclass(frozen=True)
class CutOffsPage:
    title: str
    lead: tuple[str, ...]
    sections: tuple[ManualSection, ...]


def cut_offs_page(
    viewer: Viewer,
    cut_offs: Iterable[OwnCutOffs],
    age_forms: Iterable[OwnAgeForms],
    norms: Iterable[OwnNorms],
    measures: Iterable[Measure],
) -> CutOffsPage:
    """`measures` are those whose score is a number."""
    may = viewer.may(CHANGE_CUT_OFFS)
    listed = list(measures)
    by_age = [each for each in listed if len(each.forms) > 1]
    one_form = [each for each in listed if each not in by_age]
    return CutOffsPage(
        title="Cut-offs from the team’s own manuals",
        lead=(
            "Where a published number has not been checked, none is shown until a team enters its "
            "own, with the edition and the page. A zone prompts a conversation. It is not a "
            "diagnosis.",
            *(() if may else ("A supervisor or team lead enters them.",)),
        ),
        sections=(
            ManualSection(
                title="Zones of a score",
                about="What a score is read by. Used from the next score on.",
                rows=tuple(_row(row, _zones(row), "withdraw_cut_offs", may) for row in cut_offs),
                enter_title="Enter cut-offs for",
                enter=_links("enter_cut_offs", listed) if may else (),
            ),
            ManualSection(
                title="Which form is for which age",
                about=(
                    "For a questionnaire with a form for each age. Once entered, the form for the "
                    "baby’s age is chosen, and another is refused."
                ),
                rows=tuple(_row(row, _ages(row), "withdraw_age_forms", may) for row in age_forms),
                enter_title="Enter the ages of the forms of",
                enter=_links("enter_age_forms", by_age) if may else (),
            ),
            ManualSection(
                title="How scores spread (norms)",
                about=(
                    "With these, a change can be told from chance, and a page can say whether a "
                    "score crossed the line between two groups (Jacobson and Truax 1991). Where "
                    "the library has a published threshold, that one is used."
                ),
                rows=tuple(_row(row, _norms(row), "withdraw_norms", may) for row in norms),
                enter_title="Enter norms for",
                enter=_links("enter_norms", one_form) if may else (),
            ),
        ),
    )


def _links(page: str, measures: Iterable[Measure]) -> tuple[Link, ...]:
    return tuple(Link(each.title, reverse(page, args=[each.id])) for each in measures)


def _row(row: FromManual, lines: tuple[str, ...], withdraw: str, may: bool) -> ManualRow:
    name = measure_name(row.measure)
    return ManualRow(
        measure=name,
        origin=f"{row.edition}, page {row.page}. Entered by {row.entered_by.name} on "
        f"{day(row.entered_at.date())}.",
        lines=lines,
        withdraw_href=reverse(withdraw, args=[row.pk]) if may else "",
        withdraw_label=f"Withdraw what was entered for {name} from {row.edition}",
    )


def _zones(row: OwnCutOffs) -> tuple[str, ...]:
    return tuple(
        _zones_in_words(LocalZones.model_validate(each), several=len(row.zones) > 1)
        for each in row.zones
    )


def _zones_in_words(entered: LocalZones, *, several: bool) -> str:
    """ "24 months: low or no risk 0 to 49, monitor 50 to 64, refer 65 or more"."""
    parts = [
        f"{zone.name} {zone.min:g} or more"
        if zone.max is None
        else f"{zone.name} {zone.min:g} to {zone.max:g}"
        for zone in entered.zones
    ]
    whose = f"form {entered.form}" if entered.form is not None else entered.scale
    said = ", ".join(parts)
    return f"{whose[:1].upper()}{whose[1:]}: {said}" if several else said


def _ages(row: OwnAgeForms) -> tuple[str, ...]:
    counted = "Counted from the due date." if row.corrected else "Counted from the birth."
    months = sorted(row.months.items(), key=lambda each: int(each[0]))
    return (
        counted,
        *(f"Form {form}: {least} to {most} months" for form, (least, most) in months),
    )


def _norms(row: OwnNorms) -> tuple[str, ...]:
    lines = [f"{_scale_name(row)}, {row.sample}"]
    if row.sd is not None and row.reliability is not None:
        lines.append(f"Standard deviation {number(row.sd)}, reliability {row.reliability:g}")
    for who, mean, sd in (
        ("Clinical", row.clinical_mean, row.clinical_sd),
        ("Functional", row.functional_mean, row.functional_sd),
    ):
        if mean is not None and sd is not None:
            lines.append(f"{who} group: mean {number(mean)}, standard deviation {number(sd)}")
    return tuple(lines)


def _scale_name(row: OwnNorms) -> str:
    try:
        scales = {scale.id: scale.name for scale in measure_of(row.measure).subscales}
    except UnknownMeasure:
        return row.scale
    return scales.get(row.scale, "The total")


def enter_cut_offs_form(measure: Measure) -> FormPagePresenter:
    return _enter(
        f"Enter cut-offs for {measure.short_name}",
        "They are used from the next score on; earlier scores stay as they were.",
        "Keep these cut-offs",
    )


def enter_age_forms_form(measure: Measure) -> FormPagePresenter:
    return _enter(
        f"Enter the ages of the forms of {measure.name}",
        f"Take care that the manual in your hand is that of the {measure.short_name}: another "
        "questionnaire of the same family has other forms and other ages.",
        "Keep these ages",
    )


def enter_norms_form(measure: Measure) -> FormPagePresenter:
    return _enter(
        f"Enter norms for {measure.short_name}",
        "Leave empty what the manual does not give. Nothing is filled in for you.",
        "Keep these norms",
    )


def _enter(title: str, about: str, submit: str) -> FormPagePresenter:
    return FormPagePresenter(
        title=title,
        intro=("Copy from your own manual, not from memory.", about),
        submit=submit,
        back_href=reverse("cut_offs"),
        back_label=BACK,
    )


def withdraw_manual_form(row: FromManual) -> FormPagePresenter:
    """For each of the three kinds of entry."""
    kept = {
        OwnCutOffs: ("the cut-offs", "Scores that were given with them keep their zones."),
        OwnAgeForms: ("the ages of the forms", "Forms that were filled in by them stay."),
        OwnNorms: ("the norms", "No change is read by them any more."),
    }
    what, after = kept[type(row)]
    return FormPagePresenter(
        title=f"Withdraw {what} of {measure_name(row.measure)}",
        intro=(after,),
        submit="Withdraw them",
        back_href=reverse("cut_offs"),
        back_label=BACK,
    )
