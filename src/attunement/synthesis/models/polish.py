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
    target = np.zeros(start.shape) + target
    least = np.zeros(start.shape) + problems.v.sum(-1) / (10 * problems.k)
    root, low, high = start.copy(), low.copy(), high.copy()
    left, slope = np.full(len(root), np.inf), np.zeros(len(root))
    rows, active = np.arange(len(root)), problems
    for step in range(STEPS):
        at = root[rows]
        value, rate = f(active, at)
        value -= target[rows]
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = np.where(rate < 0, -value / rate, np.inf)
        off = np.abs(newton) / np.maximum(at, least[rows])
        left[rows], slope[rows] = off, rate
        low[rows] = np.where(value > 0, at, low[rows])
        high[rows] = np.where(value > 0, high[rows], at)
        a, b = low[rows], high[rows]
        goal = AIM if step < STEPS_TO_AIM else SOLVED / 2
        going = (off > goal) & (b - a > 4e-16 * b)
        new = at + newton
        outside = ~((new > a) & (new < b))
        new[outside] = (a + (b - a) / 2)[outside]
        root[rows] = np.where(going, new, at)
        if not going.any():
            break
        if going.sum() <= 0.75 * len(rows):
            keep = np.flatnonzero(going)
            rows, active = rows[keep], active.take(keep)
    return Roots(root=root, left=left, slope=slope)
