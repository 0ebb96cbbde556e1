"""Every visible string of the pages on the licences that a team holds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...way.presenters import FormPagePresenter
from ..models import HeldLicence
from ..permissions import CHANGE_LICENCES
from .standing import measure_name, standing


@dataclass(frozen=True)
class LicenceRow:
    """One licence. `tag` says how it stands today."""

    measure: str
    holder: str
    seats: str
    covers: str
    tag: str
    colour: str
    withdraw_href: str
    withdraw_label: str


@dataclass(frozen=True)
class LicencesPage:
    title: str
    lead: tuple[str, ...]
    rows: tuple[LicenceRow, ...]
    nothing: str
    add_href: str
    add_label: str


def licences_page(viewer: Viewer, rows: Iterable[HeldLicence], on: dt.date) -> LicencesPage:
    may_change = viewer.may(CHANGE_LICENCES)
    return LicencesPage(
        title="Licences that the team holds",
        lead=(
            "The owners of some measures license each use. Without a licence that runs today, no "
            "new form of such a measure can be begun. Earlier scores can always be read.",
            *(() if may_change else ("Your team lead or administrator keeps this list.",)),
        ),
        rows=tuple(_row(row, may_change, on) for row in rows),
        nothing="No licence has been entered yet, so no licensed measure can be used.",
        add_href=reverse("add_licence") if may_change else "",
        add_label="Enter a licence",
    )


def _row(row: HeldLicence, may_change: bool, on: dt.date) -> LicenceRow:
    tag, colour = standing(row.starts_on, row.ends_on, on)
    name = measure_name(row.measure)
    return LicenceRow(
        measure=name,
        holder=f"{row.holder} ({row.reference})" if row.reference else row.holder,
        seats="Not counted" if row.seats is None else plural(row.seats, "person", "people"),
        covers=f"{day(row.starts_on)} to {day(row.ends_on)}"
        if row.ends_on
        else f"From {day(row.starts_on)}, without an end",
        tag=tag,
        colour=colour,
        withdraw_href=reverse("withdraw_licence", args=[row.pk]) if may_change else "",
        withdraw_label=f"Withdraw the licence for {name} from {day(row.starts_on)}",
    )


def add_licence_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Enter a licence",
        intro=("A renewal is a new licence. Leave the earlier one where it is.",),
        submit="Enter the licence",
        back_href=reverse("licences"),
        back_label="Back to the licences",
    )


def withdraw_licence_form(row: HeldLicence) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw a licence for {measure_name(row.measure)}",
        caption=row.holder,
        intro=(
            "Only for one that was entered wrongly. One that has run out stays on the list.",
            "Forms that were filled in under it stay as they are.",
        ),
        submit="Withdraw the licence",
        back_href=reverse("licences"),
        back_label="Back to the licences",
    )
