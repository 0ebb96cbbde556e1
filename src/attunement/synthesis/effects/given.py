"""The columns as given: named, of one length, and one input chosen for each row."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import WrongColumns
from .arrays import BoolArray, Columns, FloatArray
from .measure import Inputs, Measure


def columns_given(measure: Measure, given: Mapping[str, Any]) -> dict[str, FloatArray]:
    """Arrays of shape (k,); missing values (None, NaN) are NaN. `m1i` is read as `m1`.

    Raises WrongColumns for a column that the measure does not take, for one that no complete
    input uses, and for lengths that differ.
    """
    columns: dict[str, FloatArray] = {}
    for name, values in given.items():
        known = name if name in measure.columns else name.removesuffix("i")
        if known not in measure.columns or known in columns:
            raise WrongColumns(
                f"{measure.code} takes no column {name!r}"
                + (" beside the one of that name." if known in columns else "."),
                mend=f"It takes {_ways(measure)}.",
            )
        columns[known] = _numbers(name, values)
    _check_complete(measure, columns)
    return _of_one_length(columns)


def _numbers(name: str, values: Any) -> FloatArray:
    try:
        array = np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise WrongColumns(
            f"Column {name!r} holds something that is not a number.",
            mend="Give numbers, and None or NaN where a study does not report one.",
        ) from error
    if array.ndim > 1:
        raise WrongColumns(
            f"Column {name!r} has {array.ndim} dimensions.", mend="Give one value a study."
        )
    return array


def _ways(measure: Measure) -> str:
    return "; or ".join(", ".join(inputs.columns) for inputs in measure.inputs)


def complete_inputs(measure: Measure, columns: Columns) -> tuple[Inputs, ...]:
    return tuple(inputs for inputs in measure.inputs if set(inputs.columns) <= set(columns))


def _check_complete(measure: Measure, columns: Columns) -> None:
    complete = complete_inputs(measure, columns)
    used = {name for inputs in complete for name in inputs.columns}
    unused = [name for name in columns if name not in used]
    if not complete or unused:
        what = f"{measure.code} cannot be computed from {', '.join(columns) or 'no columns'}."
        if complete:
            what = f"{measure.code} would not use {', '.join(unused)}: a companion is missing."
        raise WrongColumns(what, mend=f"It takes {_ways(measure)}.")


def _of_one_length(columns: dict[str, FloatArray]) -> dict[str, FloatArray]:
    lengths = {array.size for array in columns.values() if array.ndim}
    if len(lengths) > 1 or 0 in lengths:
        sizes = ", ".join(f"{name} {array.size}" for name, array in columns.items())
        raise WrongColumns(
            f"The columns have different lengths, or none: {sizes}.",
            mend="Give one value a study in each, and at least one study.",
        )
    k = lengths.pop() if lengths else 1
    return {name: np.broadcast_to(array, (k,)).copy() for name, array in columns.items()}


def chosen_rows(
    inputs: tuple[Inputs, ...], columns: Columns
) -> tuple[tuple[BoolArray, ...], BoolArray]:
    """For each input, the rows that it is used for; and the rows that no input is complete for."""
    left = np.ones(next(iter(columns.values())).size, dtype=np.bool_)
    chosen = []
    for one in inputs:
        there = left & np.all([~np.isnan(columns[name]) for name in one.columns], axis=0)
        chosen.append(there)
        left = left & ~there
    return tuple(chosen), left
