"""What is done about counts of zero, in the four ways that metafor's escalc documents."""

from typing import Literal, get_args

import numpy as np

from ..errors import UnknownChoice
from .arrays import BoolArray, Columns

When = Literal["only0", "all", "if0all", "none"]


def any_zero(columns: Columns, cells: tuple[str, ...]) -> BoolArray:
    return np.asarray(np.any([columns[cell] == 0 for cell in cells], axis=0))


def adjust(columns: Columns, cells: tuple[str, ...], add: float, to: str) -> Columns:
    """`add` is put to every cell: of rows with a zero ("only0"), of all rows ("all"), of all rows
    if any row has a zero ("if0all"), or of none ("none")."""
    if to not in get_args(When):
        raise UnknownChoice(
            f"to={to!r} is not known.", mend=f"Use one of {', '.join(get_args(When))}."
        )
    if not (np.isfinite(add) and add >= 0):
        raise UnknownChoice(f"add={add} is not a number of 0 or more.", mend="Use 0.5, or 0.")
    zero = any_zero(columns, cells)
    where = {
        "only0": zero,
        "all": np.ones_like(zero),
        "if0all": np.full_like(zero, bool(zero.any())),
        "none": np.zeros_like(zero),
    }[to]
    return {**columns, **{cell: columns[cell] + add * where for cell in cells}}
