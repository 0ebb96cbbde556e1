"""Every visible string of the pages on the team's own cut-offs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....measures import Measure
from ....measures.local import LocalZones
from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import FormPagePresenter, Link
from ..models import OwnCutOffs
from ..permissions import CHANGE_CUT_OFFS
from .standing import measure_name


@dataclass(frozen=True)
class CutOffsRow:
    measure: str
    origin: str
    zones: tuple[str, ...]
    withdraw_href: str
    withdraw_label: str


@dataclass(frozen=True)
class CutOffsPage:
    """`enter` leads to the form of each measure that has a score to read."""

    title: str
    lead: tuple[str, ...]
    rows: tuple[CutOffsRow, ...]
    nothing: str
    enter_title: str
    enter: tuple[Link, ...]


def cut_offs_page(
    viewer: Viewer, rows: Iterable[OwnCutOffs], measures: Iterable[Measure]
) -> CutOffsPage:
    may_change = viewer.may(CHANGE_CUT_OFFS)
    return CutOffsPage(
        title="Cut-offs from the team’s own manuals",
        lead=(
            "Where a published cut-off has not been checked, none is shown until a team enters its "
            "own, with the edition and the page. A zone prompts a conversation. It is not a "
            "diagnosis.",
            *(() if may_change else ("A supervisor or team lead enters them.",)),
        ),
        rows=tuple(_row(row, may_change) for row in rows),
        nothing="None has been entered yet.",
        enter_title="Enter cut-offs for",
        enter=tuple(Link(each.name, reverse("enter_cut_offs", args=[each.id])) for each in measures)
        if may_change
        else (),
    )


def _row(row: OwnCutOffs, may_change: bool) -> CutOffsRow:
    name = measure_name(row.measure)
    return CutOffsRow(
        measure=name,
        origin=f"{row.edition}, page {row.page}. Entered by {row.entered_by.name} on "
        f"{day(row.entered_at.date())}.",
        zones=tuple(
            _zones_in_words(LocalZones.model_validate(each), several=len(row.zones) > 1)
            for each in row.zones
        ),
        withdraw_href=reverse("withdraw_cut_offs", args=[row.pk]) if may_change else "",
        withdraw_label=f"Withdraw the cut-offs for {name} from {row.edition}",
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


def enter_cut_offs_form(measure: Measure) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Enter cut-offs for {measure.short_name}",
        intro=(
            "Copy them from your own manual, not from memory. They are used from the next score "
            "on; earlier scores stay as they were.",
        ),
        submit="Keep these cut-offs",
        back_href=reverse("cut_offs"),
        back_label="Back to the cut-offs",
    )


def withdraw_cut_offs_form(row: OwnCutOffs) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw the cut-offs for {measure_name(row.measure)}",
        intro=("Scores that were given with them keep their zones.",),
        submit="Withdraw them",
        back_href=reverse("cut_offs"),
        back_label="Back to the cut-offs",
    )
