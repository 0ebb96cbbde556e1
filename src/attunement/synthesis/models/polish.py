"""Newton's method on many roots at once, each held inside the cell where it was found."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems
from .score import Solvable

SOLVED = 1e-12
"""Solved: one more Newton step would move the root by less than this part of its scale."""
AIM = 2e-14
STEPS = 80
STEPS_TO_AIM = 20
"""After these many, rounding is all that is left, and SOLVED is enough."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Roots:
    """Roots (m,), the relative Newton step that is left at each, and the slope there."""

    root: FloatArray
    left: FloatArray
    slope: FloatArray


def polish(
    problems: Problems,
    f: Solvable,
    start: FloatArray,
    low: FloatArray,
    high: FloatArray,
    target: FloatArray | float = 0.0,
) -> Roots:
    """Where a function is `target`, one root per problem: above it at `low`, not so at `high`.

    An error in tau2 is measured against tau2, or a tenth of the mean vi if that is larger.
    """
    target, least = np.asarray(target), problems.v.sum(-1) / (10 * problems.k)
    root, left, slope = np.empty(start.shape), np.empty(start.shape), np.empty(start.shape)
    rows: np.ndarray | slice = slice(None)
    active, at = problems, start
    for step in range(STEPS):
        value, rate = f(active, at)
        value -= target
        falls = rate < 0
        newton = np.where(falls, -value / np.where(falls, rate, 1.0), np.inf)
        off = np.abs(newton) / np.maximum(at, least)
        above = value > 0
        low, high = np.where(above, at, low), np.where(above, high, at)
        goal = AIM if step < STEPS_TO_AIM else SOLVED / 2
        going = (off > goal) & (high - low > 4e-16 * high)
        left_to_do = np.count_nonzero(going)
        if left_to_do <= 0.75 * len(at) or step == STEPS - 1:
            root[rows], left[rows], slope[rows] = at, off, rate
        if not left_to_do:
            break
        new = at + newton
        inside = (new > low) & (new < high)
        at = np.where(going, np.where(inside, new, low + (high - low) / 2), at)
        if left_to_do <= 0.75 * len(at):
            keep = np.flatnonzero(going)
            rows = keep if isinstance(rows, slice) else rows[keep]
            active, at, low, high = active.take(keep), at[keep], low[keep], high[keep]
            target, least = (a[keep] if a.ndim else a for a in (target, least))
    return Roots(root=root, left=left, slope=slope)
