"""`polish` and `mean_score` in one, problem by problem, for a mean of studies with the one v.

Importing this needs numba. What must be certified is computed by the formulas of `score`.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import compiled
from .polish import AIM, SOLVED, STEPS, STEPS_TO_AIM


@compiled
def mean_score_of_one(
    y: FloatArray, v: FloatArray, c: FloatArray, tau2: float, reml: bool, w: FloatArray
) -> tuple[float, float]:
    """Score of one problem and its slope. Arrays (k,); w is room to work in."""
    sum1 = sum2 = sum3 = once = 0.0
    for j in range(len(v)):
        w[j] = 1.0 / (v[j] + tau2)
        cw = c[j] * w[j]
        cw2 = cw * w[j]
        sum1 += cw
        sum2 += cw2
        sum3 += cw2 * w[j]
        once += cw * y[j]
    mean = once / sum1
    yppy = onto = ypppy = 0.0
    for j in range(len(v)):
        r = y[j] - mean
        cw2r = c[j] * w[j] * w[j] * r
        onto += cw2r
        yppy += cw2r * r
        ypppy += cw2r * r * w[j]
    ypppy -= onto * onto / sum1
    if not reml:
        return (yppy - sum1) / 2, sum2 / 2 - ypppy
    share = sum2 / sum1
    trace_of_square = sum2 - 2 * sum3 / sum1 + share * share
    return (yppy - sum1 + share) / 2, trace_of_square / 2 - ypppy


@compiled
def polish_means(
    y: FloatArray,
    v: FloatArray,
    counts: FloatArray,
    owner: np.ndarray,
    start: FloatArray,
    low: FloatArray,
    high: FloatArray,
    reml: bool,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Root, relative Newton step left and slope, (m,) each, of m cells of the problems `owner`.

    y, counts: (n, k), or (1, k) where every problem has the same; v: (k,)
    """
    root, left, slope = np.empty(len(start)), np.empty(len(start)), np.empty(len(start))
    w, least = np.empty(len(v)), v.mean() / 10
    for m in range(len(start)):
        yi = y[owner[m] if len(y) > 1 else 0]
        ci = counts[owner[m] if len(counts) > 1 else 0]
        a, at, b = low[m], start[m], high[m]
        off, rate = np.inf, 0.0
        for step in range(STEPS):
            value, rate = mean_score_of_one(yi, v, ci, at, reml, w)
            newton = -value / rate if rate < 0 else np.inf
            off = abs(newton) / max(at, least)
            if value > 0:
                a = at
            else:
                b = at
            goal = AIM if step < STEPS_TO_AIM else SOLVED / 2
            if not off > goal or not b - a > 4e-16 * b:
                break
            new = at + newton
            at = new if a < new < b else a + (b - a) / 2
        root[m], left[m], slope[m] = at, off, rate
    return root, left, slope
