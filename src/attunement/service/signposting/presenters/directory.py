"""The team's directory of local services."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import Link
from ..models import NOT_ON_PAPER, Kind, LocalService
from ..permissions import KEEP_SERVICES, SEE_HELP
from ..reliable import stale


@dataclass(frozen=True)
class ServiceLine:
    name: str
    tag: str
    area: str
    contact: str
    about: str
    checked: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class OfKind:
    title: str
    note: str
    services: tuple[ServiceLine, ...]


@dataclass(frozen=True)
class ServicesPage:
    title: str
    lead: str
    links: tuple[Link, ...]
    kinds: tuple[OfKind, ...]
    nothing: str


def services(viewer: Viewer, rows: Sequence[LocalService], today: dt.date) -> ServicesPage:
    may = viewer.may(KEEP_SERVICES)
    links = []
    if may:
        links.append(Link("Add a local service", reverse("add_local_service")))
    if viewer.may(SEE_HELP):
        links.append(Link("Did they arrive? Who would like help", reverse("did_they_arrive")))
    return ServicesPage(
        title="Local services",
        lead="Help from elsewhere that families can be offered. Check a number before you give it.",
        links=tuple(links),
        kinds=tuple(
            OfKind(
                Kind(kind).label,
                "Tell the family: it is never put on paper for them."
                if kind in NOT_ON_PAPER
                else "",
                tuple(_line(row, today, may) for row in of_kind),
            )
            for kind, of_kind in groupby(rows, key=lambda row: row.kind)
        ),
        nothing="No local service has been added yet.",
    )


def _line(row: LocalService, today: dt.date, may: bool) -> ServiceLine:
    links = (
        Link("Check or change", reverse("check_local_service", args=[row.pk])),
        Link("Take off the list", reverse("retire_local_service", args=[row.pk])),
    )
    return ServiceLine(
        name=row.name,
        tag="Check again" if stale(row.checked_on, today) else "",
        area=row.area,
        contact=row.contact,
        about=row.about,
        checked=f"Checked {day(row.checked_on)} by {row.checked_by.name}",
        links=links if may else (),
    )


def to_check(rows: Iterable[LocalService]) -> list[LocalService]:
    today = timezone.localdate()
    return [row for row in rows if stale(row.checked_on, today)]
