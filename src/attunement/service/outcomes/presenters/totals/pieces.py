"""What the tables of totals share: cells, shares, and rows by quarter."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ....design.charts import Table
from ...sums import Protected, Share, protect_rows
from ...tallies import Tallies

HIDDEN = "Hidden"


@dataclass(frozen=True)
class TotalsTable:
    """`definitions` say what is counted, in sentences under the table."""

    title: str
    table: Table
    definitions: tuple[str, ...]


def quarter_name(start: dt.date) -> str:
    end = start.replace(month=start.month + 2)
    return f"{start:%B} to {end:%B %Y}"


def cell(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def share_words(found: Share | None) -> str:
    if found is None:
        return HIDDEN
    percent = "" if found.percent is None else f" ({found.percent}%)"
    return f"{found.numerator} of {found.denominator}{percent}, {found.missing} missing"


def quarterly[K: StrEnum](
    tallies: Tallies, counts: Mapping[tuple[dt.date, K], int], kinds: Sequence[K]
) -> list[tuple[str, Protected]]:
    rows = [[counts.get((start, kind), 0) for kind in kinds] for start in tallies.quarters]
    names = [quarter_name(start) for start in tallies.quarters]
    names[-1] += ", so far"
    return list(zip(names, protect_rows(rows), strict=True))
