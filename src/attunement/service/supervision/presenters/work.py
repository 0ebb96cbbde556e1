"""How much work everybody has, and what each kind of it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import Link
from ..models import Weight, WorkKind
from ..permissions import SET_WEIGHTS
from ..selectors import Worker
from ..weighing import DEFAULTS

HOW = (
    "These are counts of work, each times its weight. They say how much somebody has to do. They "
    "say nothing about a family, about risk, or about how well anybody works."
)
OURS = "Our starting point: no study gives this number"


@dataclass(frozen=True)
class WorkLine:
    person: Link
    cells: tuple[str, ...]


@dataclass(frozen=True)
class WorkPage:
    title: str
    back: Link
    how: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[WorkLine, ...]
    weights_title: str
    weights_head: tuple[str, ...]
    weights: tuple[tuple[str, str, str, str], ...]
    change: Link | None


def work(
    viewer: Viewer, workers: Sequence[Worker], weights: Mapping[WorkKind, Weight | None]
) -> WorkPage:
    units = {kind: row.units if row else DEFAULTS[kind].units for kind, row in weights.items()}
    return WorkPage(
        title="How much work everybody has",
        back=Link("Back to supervision", reverse("supervisions")),
        how=HOW,
        caption="By name",
        head=("Who", *(kind.label for kind in WorkKind), "Units of work"),
        rows=tuple(
            WorkLine(
                Link(each.user.name, reverse("spoken_of", args=[each.user.pk])),
                (
                    *(str(each.load.counts.get(kind, 0)) for kind in WorkKind),
                    number(each.load.units(units)),
                ),
            )
            for each in workers
        ),
        weights_title="What each kind of work counts",
        weights_head=("Work", "Counts", "Why", "Who says so"),
        weights=tuple(_weight(kind, row) for kind, row in weights.items()),
        change=Link("Change what work counts", reverse("set_weights"))
        if viewer.may(SET_WEIGHTS)
        else None,
    )


def _weight(kind: WorkKind, row: Weight | None) -> tuple[str, str, str, str]:
    if row is None:
        given = DEFAULTS[kind]
        return kind.label, number(given.units), given.because, OURS
    return kind.label, number(row.units), row.because, f"{row.set_by.name}, {day(row.set_on)}"


def number(units: Decimal) -> str:
    """1 and not 1.0; 0.5 as it is."""
    return f"{units.normalize():f}"
