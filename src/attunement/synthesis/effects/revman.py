"""Studies from the table of data rows that RevMan writes for each analysis of a review."""

from pathlib import Path
from typing import Any

from ..errors import Unreadable
from .reading import Table, effects_of_table, read_table
from .register import measure_named
from .result import EffectSizes

STUDY = "Study"
ANALYSIS = ("Analysis group", "Analysis number")
COUNTS = {
    "a": "Experimental cases",
    "n1": "Experimental N",
    "c": "Control cases",
    "n2": "Control N",
}
MEANS = {
    "m1": "Experimental mean",
    "sd1": "Experimental SD",
    "n1": "Experimental N",
    "m2": "Control mean",
    "sd2": "Control SD",
    "n2": "Control N",
}
GENERIC = {"yi": "GIV Mean", "sei": "GIV SE"}


def read_revman(
    source: str | Path, *, measure: str, analysis: tuple[int, int], **options: Any
) -> EffectSizes:
    """Effects of one analysis. `analysis`: its group and number, as in "Analysis 1.2".

    measure: one of two groups (RR, OR, RD, PETO, MD, SMD, ROM, ...), or GEN for generic inverse
    variance. Options as `effect_size` takes them. Raises Unreadable where the analysis is not in
    the file, and what `read_effects` raises.
    """
    table = _of_analysis(read_table(source), analysis)
    takes = {frozenset(inputs.columns) for inputs in measure_named(measure).inputs}
    for columns in (COUNTS, MEANS, GENERIC):
        if frozenset(columns) in takes:
            return effects_of_table(table, measure, columns, STUDY, options)
    raise Unreadable(
        f"RevMan's table does not hold what {measure} takes.",
        mend="Use a measure of two groups, or GEN for generic inverse variance.",
    )


def _of_analysis(table: Table, analysis: tuple[int, int]) -> Table:
    keys = list(zip(*(table.column(name) for name in ANALYSIS), strict=True))
    asked = tuple(map(str, analysis))
    there = [place for place, key in enumerate(keys) if key == asked]
    if not there:
        known = ", ".join(sorted({".".join(key) for key in keys}))
        raise Unreadable(f"The file has no analysis {'.'.join(asked)}.", mend=f"It has {known}.")
    return Table(
        table.header,
        tuple(table.rows[place] for place in there),
        tuple(table.numbers[place] for place in there),
    )
