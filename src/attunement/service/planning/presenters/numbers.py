"""Every visible string of the numbers behind a box."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....theory import Flag, interval
from ....theory.standing import FEWEST
from ...accounts.viewer import Viewer
from ...design.filters import day
from ...relationships.models import Family
from ...way.presenters import Link
from ..held import Found, Held
from ..indicators import Indicator
from ..models import Binding, Box
from ..permissions import SEE_FAMILIES
from ..standing import numbers, over, wanted
from .box import Row
from .pages import to

MOST_FAMILIES = 100


@dataclass(frozen=True)
class FamilyList:
    title: str
    families: tuple[Link, ...]
    more: str


@dataclass(frozen=True)
class NumbersPage:
    title: str
    caption: str
    back: Link
    standing: str
    explained: str
    rows: tuple[Row, ...]
    families_title: str
    lists: tuple[FamilyList, ...]
    no_families: str


_WHICH = {"yes": "Counted as yes", "no": "Counted as no", "missing": "Not known"}


def numbers_page(
    viewer: Viewer,
    held: Held,
    box: Box,
    binding: Binding,
    *,
    indicator: Indicator | None,
    found: Found,
    flag: Flag,
    since: dt.date,
    families: Mapping[str, Sequence[tuple[Family, int]]] | None,
) -> NumbersPage:
    """`families` is None for a role that may not see them."""
    seen, hide = found[0], families is None
    unit = indicator.unit if indicator else ""
    rows = [Row("What is counted", (indicator.name if indicator else binding.indicator,))]
    if indicator:
        rows += [
            Row("Who belongs in the count", (indicator.denominator,)),
            Row("Who counts as yes", (indicator.numerator,)),
            Row("Who is not known", (indicator.missing,)),
            Row("Who is left out", (indicator.exclusions,)),
        ]
    rows += [
        Row("Over", (f"{over(binding).capitalize()}, since {day(since)}",)),
        Row("Counted", (numbers(seen, unit, hide=hide).capitalize(),)),
        Row("Target", (f"{wanted(binding).capitalize()}, set by {binding.bound_by.name}",)),
    ]
    if (
        seen
        and seen.known >= FEWEST
        and not (hide and "too small" in numbers(seen, unit, hide=hide))
    ):
        low, high = interval(seen).lower, interval(seen).upper
        said = f"Between {_percent(low)} and {_percent(high)} (95% interval)"
        rows.append(Row("Where the true share may lie", (said,)))
    return NumbersPage(
        title=box.words,
        caption=f"{held.row.title}: the numbers behind a box",
        back=Link("Back to the box", to("theory_box", held.row.pk, box.pk)),
        standing=flag.words,
        explained=(
            "A box is met when the whole interval is on the right side of the target, and not met "
            "when all of it is on the wrong side. Whoever is not known counts against the target "
            f"for the first, and for it in the second. With fewer than {FEWEST} known, it is too "
            "few to say."
        ),
        rows=tuple(rows),
        families_title="Families",
        lists=tuple(_families(said, each) for said, each in families.items()) if families else (),
        no_families=""
        if viewer.may(SEE_FAMILIES)
        else "Which families these are is for those who work with them.",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _families(said: str, families: Sequence[tuple[Family, int]]) -> FamilyList:
    shown = families[:MOST_FAMILIES]
    left = len(families) - len(shown)
    return FamilyList(
        f"{_WHICH[said]}: {sum(times for _, times in families)}",
        tuple(
            Link(f"{family.name} ({times})" if times > 1 else family.name, to("family", family.pk))
            for family, times in shown
        ),
        f"And {left} more families." if left else "",
    )
