"""Where the score changes sign: every local maximum of a likelihood, before any is polished."""

import numpy as np

from ..effects.arrays import FloatArray
from .mean import mean_scores, mean_scores_of_one
from .problems import Problems, inverted
from .score import Likelihood, likelihood_score

FINE, COARSE = 0.05, 0.25
"""Steps of log(tau2 + smallest vi). A likelihood of one variance changes on the scale of 1 there,
since each weight 1 / (vi + tau2) does; many numbers at once take the coarse step. In 700,000 sets
simulated to be hard, tau2 was the same by either step, and by steps of 0.02; the number of maxima
differed in 15, where a low one was missed."""
MANY = 500
"""Studies, over all problems."""


def tau2_grid(problems: Problems) -> FloatArray:
    """Values of tau2 from 0 to where no score can be above 0; (g,), or (n, g) where v is (n, k).

    The problems are `steady`: with r the effects of one about a line and n_i its studies,
    y'PPy <= RSS / tau2^2 and tr(P) >= (n_i - p) / (2 tau2) once tau2 is above every vi, so the
    score is negative beyond 2 RSS / (n_i - p).
    """
    step = FINE if problems.n * problems.k <= MANY else COARSE
    square = np.square(problems.y)
    rss = square.sum(-1) if problems.counts is None else _counted(problems.counts, square)
    widest = 2 * rss / (problems.sizes - problems.p)
    least, top = problems.v.min(-1), problems.v.max(-1)
    top = np.maximum(top, np.max(widest) if top.ndim == 0 else widest) * (1 + 1e-9)
    span = np.log1p(top / least)
    cells = int(np.ceil(np.max(span) / step)) + 1
    at = np.arange(cells + 1) / cells
    return np.asarray(least[..., None] * np.expm1(span[..., None] * at))


def _counted(counts: FloatArray, values: FloatArray) -> FloatArray:
    return np.asarray(counts @ values if values.ndim == 1 else np.vecdot(counts, values))


def scores_on(problems: Problems, grid: FloatArray, method: Likelihood) -> FloatArray:
    """Score of every problem at every grid point, (n, g)."""
    score = likelihood_score(method)
    if problems.n == 1 and problems.pooled and problems.counts is None:
        return mean_scores_of_one(problems, grid.ravel(), reml=method == "REML")[None, :]
    if problems.n == 1:
        at_points = problems.take(np.zeros(grid.size, dtype=np.int64))
        return score(at_points, grid.ravel())[0][None, :]
    if problems.v.ndim == 2:
        return np.stack([score(problems, t)[0] for t in grid.T], axis=1)
    if problems.pooled:
        return mean_scores(problems, grid, reml=method == "REML")
    return scores_by_moments(problems, grid, method)


def scores_by_moments(problems: Problems, grid: FloatArray, method: Likelihood) -> FloatArray:
    """The same where every problem has one v: sums over studies become matrix products."""
    k, p, x = problems.k, problems.p, problems.x
    w = 1.0 / (problems.v + grid[:, None])
    w2 = w * w
    ones = np.ones((1, k)) if problems.counts is None else problems.counts
    m1 = _sums(ones, w, x, p)
    m2 = _sums(ones, w2, x, p)
    a = inverted(m1)
    if problems.y.ndim == 1:
        c1, c2, wy, w2y, w2yy = (
            ones,
            ones,
            w * problems.y,
            w2 * problems.y,
            w2 * problems.y * problems.y,
        )
    else:
        c1, c2, wy, w2y, w2yy = ones * problems.y, ones * problems.y * problems.y, w, w2, w2
    onto1, onto2 = _onto(c1, wy, x), _onto(c1, w2y, x)
    beta = np.einsum("ngpq,ngq->ngp", a, onto1)
    yppy = (
        c2 @ w2yy.T
        - 2 * np.einsum("ngp,ngp->ng", beta, onto2)
        + np.einsum("ngp,ngpq,ngq->ng", beta, m2, beta)
    )
    trace = ones @ w.T
    if method == "REML":
        trace = trace - np.einsum("ngpq,ngqp->ng", a, m2)
    return np.asarray((yppy - trace) / 2)


def _sums(ones: FloatArray, w: FloatArray, x: FloatArray, p: int) -> FloatArray:
    products = (x[:, :, None] * x[:, None, :]).reshape(len(x), p * p)
    stacked = (w.T[:, :, None] * products[:, None, :]).reshape(len(x), -1)
    return np.asarray((ones @ stacked).reshape(len(ones), len(w), p, p))


def _onto(c: FloatArray, w: FloatArray, x: FloatArray) -> FloatArray:
    stacked = (w.T[:, :, None] * x[:, None, :]).reshape(len(x), -1)
    return np.asarray((c @ stacked).reshape(len(c), len(w), x.shape[1]))
