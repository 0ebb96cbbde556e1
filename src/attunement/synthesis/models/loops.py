"""What `kernel` does, problem by problem in machine code, for means of studies with the one v.

Importing this needs numba. What must be certified is computed by the formulas of `score`, with
effects about a number so near their mean that moments about it lose no digit.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .cells import fall
from .compiled import compiled
from .polish import AIM, SOLVED, STEPS, STEPS_TO_AIM

Top = tuple[float, float, float]
"""tau2 at a maximum, the relative Newton step left there, and the curvature."""

_fall = compiled(fall)


@compiled
def score_of_one(
    y: FloatArray, v: FloatArray, c: FloatArray, tau2: float, near: float, reml: bool
) -> tuple[float, float, float]:
    """Score of one problem, its slope, and the mean of its effects. Arrays (k,)."""
    sum1 = sum2 = sum3 = once1 = once2 = once3 = twice2 = twice3 = 0.0
    for j in range(len(v)):
        w, r = 1.0 / (v[j] + tau2), y[j] - near
        cw = c[j] * w
        cw2 = cw * w
        cw3 = cw2 * w
        sum1 += cw
        sum2 += cw2
        sum3 += cw3
        once1 += cw * r
        once2 += cw2 * r
        once3 += cw3 * r
        twice2 += cw2 * r * r
        twice3 += cw3 * r * r
    away = once1 / sum1
    yppy = twice2 - away * (2 * once2 - away * sum2)
    onto = once2 - away * sum2
    ypppy = twice3 - away * (2 * once3 - away * sum3) - onto * onto / sum1
    if not reml:
        return (yppy - sum1) / 2, sum2 / 2 - ypppy, near + away
    share = sum2 / sum1
    trace_of_square = sum2 - 2 * sum3 / sum1 + share * share
    return (yppy - sum1 + share) / 2, trace_of_square / 2 - ypppy, near + away


@compiled
def newton(
    at: float, value: float, rate: float, low: float, high: float, floor: float
) -> tuple[float, float, float, float]:
    """Where to look next for a root between low and high, the relative step there, and the ends
    as they stand now."""
    step = -value / rate if rate < 0 else np.inf
    if value > 0:
        low = at
    else:
        high = at
    new = at + step
    return (
        new if low < new < high else low + (high - low) / 2,
        abs(step) / max(at, floor),
        low,
        high,
    )


@compiled
def done(off: float, low: float, high: float, step: int) -> bool:
    """Whether a root is polished, as `polish` has it."""
    goal = AIM if step < STEPS_TO_AIM else SOLVED / 2
    return not off > goal or not high - low > 4e-16 * high


@compiled
def polish_one(
    y: FloatArray,
    v: FloatArray,
    c: FloatArray,
    start: float,
    low: float,
    high: float,
    floor: float,
    reml: bool,
) -> Top:
    """As `polish` has it; floor: mean(vi) / 10."""
    at, off, rate, mean = start, np.inf, 0.0, 0.0
    for step in range(STEPS):
        value, rate, mean = score_of_one(y, v, c, at, mean, reml)
        new, off, low, high = newton(at, value, rate, low, high, floor)
        if done(off, low, high, step):
            break
        at = new
    return at, off, rate


@compiled
def height_of(y: FloatArray, v: FloatArray, c: FloatArray, tau2: float, reml: bool) -> float:
    """Log-likelihood less what does not depend on tau2."""
    mean = score_of_one(y, v, c, tau2, 0.0, reml)[2]
    total = log_weights = q = 0.0
    for j in range(len(v)):
        w = 1.0 / (v[j] + tau2)
        total += c[j] * w
        log_weights += c[j] * np.log(w)
        q += c[j] * w * (y[j] - mean) ** 2
    return (log_weights - q - (np.log(total) if reml else 0.0)) / 2


@compiled
def start_in(
    cell: int, scores: FloatArray, grid: FloatArray, least: float, width: float
) -> tuple[float, float, float]:
    """Ends of a cell of the grid (g,), each as wide, at which the scores (g,) change sign, and
    where in it to start; 0 for the cell before the first."""
    if cell < 0:
        return 0.0, 0.0, 0.0
    low, high = grid[cell], grid[cell + 1]
    here, after = scores[cell] * (low + least), scores[cell + 1] * (high + least)
    before, beyond = 2 * here - after, 2 * after - here  # a straight line at either end
    if 0 < cell < len(grid) - 2:
        before = scores[cell - 1] * (grid[cell - 1] + least)
        beyond = scores[cell + 2] * (grid[cell + 2] + least)
    start = low + (low + least) * np.expm1(_fall(before, here, after, beyond) * width)
    return low, high, min(max(start, low), high)


@compiled
def top_in(
    cell: int,
    scores: FloatArray,
    grid: FloatArray,
    y: FloatArray,
    v: FloatArray,
    c: FloatArray,
    least: float,
    floor: float,
    reml: bool,
) -> Top:
    """The maximum in a cell of the grid (g,) at which the scores (g,) change sign; at 0 for the
    cell before the first."""
    if cell < 0:
        mean = score_of_one(y, v, c, 0.0, 0.0, reml)[2]
        return 0.0, 0.0, score_of_one(y, v, c, 0.0, mean, reml)[1]
    width = np.log1p(grid[1] / least)
    low, high, start = start_in(cell, scores, grid, least, width)
    return polish_one(y, v, c, start, low, high, floor, reml)


@compiled
def highest(
    scores: FloatArray,
    grid: FloatArray,
    y: FloatArray,
    v: FloatArray,
    c: FloatArray,
    least: float,
    floor: float,
    reml: bool,
) -> tuple[Top, int, float]:
    """The highest maximum of one problem, how many there are, and how far it stands above the
    next, from the scores on a grid, (g,)."""
    top, maxima, best, gap = (np.nan, np.nan, np.nan), 0, 0.0, np.inf
    above = True
    for j in range(len(grid)):
        before, above = above, scores[j] > 0
        if above or not before:
            continue
        found = top_in(j - 1, scores, grid, y, v, c, least, floor, reml)
        maxima += 1
        if maxima == 1:
            top = found
            continue
        if maxima == 2:
            best = height_of(y, v, c, top[0], reml)
        height = height_of(y, v, c, found[0], reml)
        gap = min(gap, best - height) if height <= best else height - best
        if height > best:
            best, top = height, found
    return top, maxima, gap


@compiled
def scores_of_one(sums: FloatArray, reml: bool, out: FloatArray) -> None:
    """The score on the grid, out (g,), from the sums (5, g) of `sums_on`."""
    for j in range(len(out)):
        sum1, sum2 = sums[0, j], sums[1, j]
        mean = sums[2, j] / sum1
        yppy = sums[4, j] - mean * (2 * sums[3, j] - mean * sum2)
        out[j] = (yppy - sum1 + (sum2 / sum1 if reml else 0.0)) / 2


Many = tuple[FloatArray, FloatArray, FloatArray, np.ndarray, FloatArray]
"""tau2, relative Newton step left and curvature at the highest maximum, how many maxima, and how
far the highest stands above the next, (n,) each."""


@compiled
def solve_means(
    sums: FloatArray,
    grid: FloatArray,
    y: FloatArray,
    v: FloatArray,
    counts: FloatArray,
    reml: bool,
) -> Many:
    """sums: (n, 5, g) on the grid (g,), of `sums_on`; y, counts: (n, k), or (1, k) where every
    problem has the same; v: (k,)"""
    n, _, g = sums.shape
    least, floor = v.min(), v.mean() / 10
    tau2, left, slope = np.empty(n), np.empty(n), np.empty(n)
    maxima, gap, scores = np.empty(n, dtype=np.int64), np.empty(n), np.empty(g)
    for i in range(n):
        yi, ci = y[i if len(y) > 1 else 0], counts[i if len(counts) > 1 else 0]
        scores_of_one(sums[i], reml, scores)
        top, maxima[i], gap[i] = highest(scores, grid, yi, v, ci, least, floor, reml)
        tau2[i], left[i], slope[i] = top
    return tau2, left, slope, maxima, gap


@compiled
def solve_one(grid: FloatArray, y: FloatArray, v: FloatArray, c: FloatArray, reml: bool) -> Many:
    """As `solve_means`, for one problem: arrays (k,)."""
    least, floor, scores = v.min(), v.mean() / 10, np.empty(len(grid))
    mean = score_of_one(y, v, c, 0.0, 0.0, reml)[2]
    for j in range(len(grid)):
        scores[j], _, mean = score_of_one(y, v, c, grid[j], mean, reml)
    top, maxima, gap = highest(scores, grid, y, v, c, least, floor, reml)
    one = np.ones(1)
    return top[0] * one, top[1] * one, top[2] * one, np.full(1, maxima), gap * one
