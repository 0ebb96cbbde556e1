"""Studies from the table of data rows that RevMan writes for each analysis of a review."""

from collections.abc import Mapping
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
    table = of_analysis(read_table(source), analysis)
    return effects_of_table(table, measure, revman_columns(measure), STUDY, options)


def is_revman(table: Table) -> bool:
    """Whether the columns are those that RevMan writes."""
    return {STUDY, *ANALYSIS} <= set(table.header)


def revman_columns(measure: str) -> Mapping[str, str]:
    """Which of RevMan's columns hold what the measure takes. Raises Unreadable if none do."""
    takes = {frozenset(inputs.columns) for inputs in measure_named(measure).inputs}
    for columns in (COUNTS, MEANS, GENERIC):
        if frozenset(columns) in takes:
            return columns
    raise Unreadable(
        f"RevMan's table does not hold what {measure} takes.",
        mend="Use a measure of two groups, or GEN for generic inverse variance.",
    )


def of_analysis(table: Table, analysis: tuple[int, int]) -> Table:
    """The rows of one analysis, with the numbers that they have in the file."""
    keys = list(zip(*(table.column(name) for name in ANALYSIS), strict=True))
    asked = tuple(map(str, analysis))
    there = [place for place, key in enumerate(keys) if key == asked]
    if not there:
        raise Unreadable(
            f"The file has no analysis {'.'.join(asked)}.",
            mend=f"It has {', '.join(analyses(table))}.",
        )
    return Table(
        table.header,
        tuple(table.rows[place] for place in there),
        tuple(table.numbers[place] for place in there),
    )


def analyses(table: Table) -> tuple[str, ...]:
    """Every analysis of the file, as "1.2"."""
    keys = zip(*(table.column(name) for name in ANALYSIS), strict=True)
    return tuple(dict.fromkeys(".".join(key) for key in keys))
