"""Studies that report one thing in two ways, which should agree."""

import numpy as np

from .arrays import BoolArray, Columns
from .measure import Inputs, Measure
from .result import Caution

COUNTS_APART = 0.5
SHARE_APART = 0.1
"""Rounding in print moves a difference or a correlation by less than a tenth of itself ..."""
LEAST_APART = 0.02
"""... or by less than this, near 0."""


def disagreeing(measure: Measure, inputs: tuple[Inputs, ...], given: Columns) -> BoolArray:
    """Rows, shape (k,), where two complete inputs lead to different numbers."""
    k = next(iter(given.values())).size
    apart = np.zeros(k, dtype=np.bool_)
    for place, first in enumerate(inputs):
        for second in inputs[place + 1 :]:
            rows = _sound(first, given) & _sound(second, given)
            if rows.any():
                apart[rows] |= _apart(
                    measure, first, second, {n: c[rows] for n, c in given.items()}
                )
    return apart


def _sound(inputs: Inputs, given: Columns) -> BoolArray:
    return np.asarray(
        np.all([kind.allows(given[name]) for name, kind in inputs.columns.items()], axis=0)
    )


def _apart(measure: Measure, first: Inputs, second: Inputs, given: Columns) -> BoolArray:
    with np.errstate(all="ignore"):
        one = first.prepare({name: given[name] for name in first.columns})
        two = second.prepare({name: given[name] for name in second.columns})
    apart = np.zeros(next(iter(given.values())).size, dtype=np.bool_)
    for name in set(one) & set(two):
        gap = np.abs(one[name] - two[name])
        size = np.maximum(np.abs(one[name]), np.abs(two[name]))
        apart |= gap > (COUNTS_APART if measure.cells else SHARE_APART * size + LEAST_APART)
    return apart


def caution_of(rows: tuple[int, ...]) -> tuple[Caution, ...]:
    if not rows:
        return ()
    return (
        Caution(
            code="reports disagree",
            words="What is reported in two ways does not agree; the first was used: check both.",
            rows=rows,
        ),
    )
