"""`solve_means` where problems differ in their counts alone: many at once, side by side.

Importing this needs numba. A processor divides several numbers as soon as one, so the innermost
loops run over LANES problems at the same study, not over studies. Formulas are those of
`score_of_one` and `polish_one`. counts: (k, n); y, v: (k,).
"""

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import compiled
from .loops import Many, highest, start_in
from .polish import AIM, SOLVED, STEPS, STEPS_TO_AIM

LANES = 64
TAU2, NEAR, SCORE, SLOPE, LOW, HIGH, OFF = (LANES * i for i in range(7))
"""Where each lane's numbers begin in what is worked on: one array, so that the compiler sees that
they do not overlap. From SUMS on, the sums of `score_of_one`."""
SUMS = 7 * LANES
S1, S2, S3, O1, O2, O3, T2, T3 = (SUMS + LANES * i for i in range(8))
WORK = 15 * LANES


@compiled
def scores_of_lanes(
    y: FloatArray,
    v: FloatArray,
    counts: FloatArray,
    wide: int,
    reml: bool,
    at: FloatArray,
) -> None:
    """Score, slope and mean of `wide` problems, each at its tau2; counts: (k, LANES)."""
    for i in range(8 * LANES):
        at[SUMS + i] = 0.0
    for j in range(len(v)):
        vj, yj = v[j], y[j]
        for i in range(wide):
            w, r = 1.0 / (vj + at[TAU2 + i]), yj - at[NEAR + i]
            cw = counts[j, i] * w
            cw2 = cw * w
            cw3 = cw2 * w
            at[S1 + i] += cw
            at[S2 + i] += cw2
            at[S3 + i] += cw3
            at[O1 + i] += cw * r
            at[O2 + i] += cw2 * r
            at[O3 + i] += cw3 * r
            at[T2 + i] += cw2 * r * r
            at[T3 + i] += cw3 * r * r
    for i in range(wide):
        sum1, sum2, sum3 = at[S1 + i], at[S2 + i], at[S3 + i]
        whole = 1.0 / sum1
        away, share = at[O1 + i] * whole, sum2 * whole
        yppy = at[T2 + i] - away * (2 * at[O2 + i] - away * sum2)
        onto = at[O2 + i] - away * sum2
        ypppy = at[T3 + i] - away * (2 * at[O3 + i] - away * sum3) - onto * onto * whole
        trace = sum1 - share if reml else sum1
        trace_of_square = sum2 - 2 * sum3 * whole + share * share if reml else sum2
        at[SCORE + i] = (yppy - trace) / 2
        at[SLOPE + i] = trace_of_square / 2 - ypppy
        at[NEAR + i] += away


@compiled
def step_of_lanes(at: FloatArray, wide: int, floor: float, aim: float) -> int:
    """One step of Newton's where a root is not polished yet, as `polish` has it. How many are
    left."""
    going = 0
    for i in range(wide):
        tau2, score, slope = at[TAU2 + i], at[SCORE + i], at[SLOPE + i]
        step = -score / slope if slope < 0 else np.inf
        off = abs(step) / max(tau2, floor)
        low = tau2 if score > 0 else at[LOW + i]
        high = at[HIGH + i] if score > 0 else tau2
        new = tau2 + step
        half = low + (high - low) / 2
        new = new if (new > low) & (new < high) else half
        more = (off > aim) & (high - low > 4e-16 * high)
        at[OFF + i], at[LOW + i], at[HIGH + i] = off, low, high
        at[TAU2 + i] = new if more else tau2
        going += 1 if more else 0
    return going


@compiled
def scores_on_lanes(sums: FloatArray, wide: int, reml: bool, scores: FloatArray) -> None:
    """Scores (g, LANES) from the sums (5 g, LANES) of `sums_on`."""
    g = len(scores)
    for j in range(g):
        for i in range(wide):
            sum1, sum2 = sums[j, i], sums[g + j, i]
            whole = 1.0 / sum1
            mean = sums[2 * g + j, i] * whole
            yppy = sums[4 * g + j, i] - mean * (2 * sums[3 * g + j, i] - mean * sum2)
            scores[j, i] = (yppy - sum1 + (sum2 * whole if reml else 0.0)) / 2


@compiled
def solve_lanes(
    weights: FloatArray,
    grid: FloatArray,
    y: FloatArray,
    v: FloatArray,
    counts: FloatArray,
    reml: bool,
) -> Many:
    """weights: (5 g, k), those of `weights_on` on the grid (g,)."""
    (k, n), g = counts.shape, len(grid)
    least, floor, width = v.min(), v.mean() / 10, np.log1p(grid[1] / v.min())
    tau2, left, slope = np.empty(n), np.empty(n), np.empty(n)
    maxima, gap = np.empty(n, dtype=np.int64), np.empty(n)
    mine, sums, scores = np.ones((k, LANES)), np.empty((5 * g, LANES)), np.empty((g, LANES))
    at, cells = np.empty(WORK), np.empty(LANES, dtype=np.int64)
    for first in range(0, n, LANES):
        wide = min(LANES, n - first)
        for j in range(k):
            for i in range(wide):
                mine[j, i] = counts[j, first + i]
        np.dot(weights, mine, sums)
        scores_on_lanes(sums, wide, reml, scores)
        for i in range(wide):
            tops, cell, above = 0, -1, True
            for j in range(g):
                before, above = above, scores[j, i] > 0
                if before and not above:
                    tops, cell = tops + 1, j - 1
            maxima[first + i], cells[i] = tops, cell
            low, high, start = start_in(cell, scores[:, i], grid, least, width)
            at[TAU2 + i], at[NEAR + i], at[LOW + i], at[HIGH + i] = start, 0.0, low, high
        for step in range(STEPS):
            scores_of_lanes(y, v, mine, wide, reml, at)
            aim = AIM if step < STEPS_TO_AIM else SOLVED / 2
            if step_of_lanes(at, wide, floor, aim) == 0 and step > 0:
                break
        for i in range(wide):
            one = first + i
            tau2[one], slope[one] = at[TAU2 + i], at[SLOPE + i]
            left[one] = at[OFF + i] if cells[i] >= 0 else 0.0  # no step is left at a boundary
            gap[one] = np.inf
            if maxima[one] > 1:
                c = mine[:, i].copy()
                found = highest(scores[:, i].copy(), grid, y, v, c, least, floor, reml)
                (tau2[one], left[one], slope[one]), maxima[one], gap[one] = found
    return tau2, left, slope, maxima, gap


@compiled
def means_of_lanes(
    y: FloatArray, v: FloatArray, counts: FloatArray, tau2: FloatArray
) -> FloatArray:
    """Weighted mean of each problem at its own tau2, (n,)."""
    total, once = np.zeros(len(tau2)), np.zeros(len(tau2))
    for j in range(len(v)):
        for i in range(len(tau2)):
            cw = counts[j, i] / (v[j] + tau2[i])
            total[i] += cw
            once[i] += cw * y[j]
    return once / total


@compiled
def count(words: np.ndarray, digits: int, k: int) -> FloatArray:
    """How often each of k studies stands in the digits to the base k of each row of words
    (n, m), of which k digits count: (k, n)."""
    n, m = words.shape
    counts, rest, place = np.zeros((k, n)), np.empty(LANES), np.empty(LANES, dtype=np.int64)
    part = 1.0 / k
    for first in range(0, n, LANES):
        wide = min(LANES, n - first)
        for word in range(m):
            for i in range(wide):
                rest[i] = words[first + i, word]
            for _ in range(min(digits, k - word * digits)):
                for i in range(wide):
                    whole = np.floor((rest[i] + 0.5) * part)  # exact: words are below 2^32
                    place[i] = int(rest[i] - whole * k)
                    rest[i] = whole
                for i in range(wide):
                    counts[place[i], first + i] += 1.0
    return counts
