"""A measure of effect: what it takes, how its variance may be computed, and where that is from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .arrays import Columns, Estimates
from .kinds import Kind

Compute = Callable[[Columns, str, bool], Estimates]
"""Columns ready for use, the name of the variance, and whether to correct for small samples."""


def _as_given(columns: Columns) -> Columns:
    return columns


@dataclass(frozen=True, slots=True)
class Inputs:
    """One set of columns that a measure can be computed from; `prepare` makes the usual ones."""

    words: str
    columns: Mapping[str, Kind]
    prepare: Callable[[Columns], Columns] = _as_given


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`inputs`: tried in this order, row by row; the first that is complete is used.
    `variances`: name -> meaning; the first is the default.
    `corrected`: a small-sample correction exists, which `correct=False` turns off.
    `cells`: counts that may be zero; `add` is what is put to them by default.
    `double_zero`: sets of cells that, all zero, leave nothing to compare the two groups by.
    `standardised`: the effect counts standard deviations, so that a large one is questioned.
    """

    code: str
    words: str
    source: str
    inputs: tuple[Inputs, ...]
    compute: Compute
    variances: Mapping[str, str]
    corrected: bool = False
    cells: tuple[str, ...] = ()
    add: float = 0.0
    double_zero: tuple[tuple[str, ...], ...] = ()
    standardised: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that some input of the measure takes."""
        return tuple(dict.fromkeys(name for inputs in self.inputs for name in inputs.columns))

    def kinds(self, column: str) -> tuple[Kind, ...]:
        """What the inputs expect of a column; none for a name that the measure does not take."""
        kinds = [inputs.columns[column] for inputs in self.inputs if column in inputs.columns]
        return tuple(dict.fromkeys(kinds))


LARGE_SAMPLE = {"LS": "large-sample approximation"}
