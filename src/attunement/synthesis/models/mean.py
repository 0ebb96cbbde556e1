"""The score where the only coefficient is a mean: every product with the design is a sum.

The formulas are those of `score`, in fewer passes over the studies.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems


def mean_score(
    problems: Problems, tau2: FloatArray, *, reml: bool
) -> tuple[FloatArray, FloatArray]:
    """Score of the (restricted) log-likelihood at tau2 (n,), and its slope, (n,) each."""
    y, counts = problems.y, problems.counts
    w = 1.0 / (problems.v + tau2[:, None])
    cw = w if counts is None else counts * w
    sum1 = cw.sum(1)
    r = y - ((cw @ y if y.ndim == 1 else np.vecdot(cw, y)) / sum1)[:, None]
    cw2 = cw * w
    sum2, sum3 = cw2.sum(1), np.vecdot(cw2, w)
    cw2 *= r
    yppy, onto = np.vecdot(cw2, r), cw2.sum(1)
    r *= w
    ypppy = np.vecdot(cw2, r) - onto * onto / sum1
    if not reml:
        return (yppy - sum1) / 2, sum2 / 2 - ypppy
    share = sum2 / sum1
    trace = sum1 - share
    trace_of_square = sum2 - 2 * sum3 / sum1 + share * share
    return (yppy - trace) / 2, trace_of_square / 2 - ypppy


def mean_scores_of_one(problems: Problems, grid: FloatArray, *, reml: bool) -> FloatArray:
    """Score of one problem, in which every study stands once, at every point of a grid, (g,)."""
    y = np.atleast_2d(problems.y)[0]
    w = 1.0 / (problems.v + grid[:, None])
    sum1, sum2 = w.sum(1), np.vecdot(w, w)
    wr = y - (w @ y / sum1)[:, None]
    wr *= w
    return np.asarray((np.vecdot(wr, wr) - sum1 + (sum2 / sum1 if reml else 0.0)) / 2)


def mean_scores(problems: Problems, grid: FloatArray, *, reml: bool) -> FloatArray:
    """Score at every point of a grid (g,), (n, g), where every problem has the one v."""
    sum1, sum2, once1, once2, twice2 = sums_on(problems, grid).swapaxes(0, 1)
    mean = once1 / sum1
    yppy = twice2 - mean * (2 * once2 - mean * sum2)
    return np.asarray((yppy - sum1 + (sum2 / sum1 if reml else 0.0)) / 2)


def sums_on(problems: Problems, grid: FloatArray) -> FloatArray:
    """Sums over studies of w, ww, wy, wwy and wwyy at every point of a grid (g,), (n, 5, g)."""
    y, counts = problems.y, problems.counts
    if y.ndim == 1 and counts is not None:
        return (counts @ weights_on(problems, grid)).reshape(-1, 5, len(grid))
    w = 1.0 / (problems.v[:, None] + grid)
    w2 = w * w
    c = np.ones((1, problems.k)) if counts is None else counts
    cy = c * y
    sums = c @ w, c @ w2, cy @ w, cy @ w2, (cy * y) @ w2
    return np.stack(np.broadcast_arrays(*sums), axis=1)


def weights_on(problems: Problems, grid: FloatArray) -> FloatArray:
    """What `sums_on` sums, (k, 5 g), where every problem has the same effects: a library is quicker
    at one product that is wide than at five."""
    y, w = problems.y[:, None], 1.0 / (problems.v[:, None] + grid)
    w2 = w * w
    return np.hstack([w, w2, w * y, w2 * y, w2 * y * y])
