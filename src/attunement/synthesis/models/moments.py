"""tau2 in closed form: one quadratic form of the effects set equal to what it is expected to be.

With P made from fixed weights, E[y'Py] = tr(PV) + tau2 tr(P), so tau2 = (y'Py - tr(PV)) / tr(P).
DerSimonian & Kacker (2007) Contemp. Clin. Trials 28:105 for the family and its two-step members.
Every function takes Problems and gives (n,), not yet cut off at 0; NaN where one weight is so large
that rounding leaves nothing of the others.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems, Weighted, weigh
from .steady import steady
from .traces import trace_pv


def weigh_steadily(problems: Problems, weights: FloatArray) -> Weighted:
    return weigh(steady(problems).problems, weights)


def by_weights(problems: Problems, weights: FloatArray) -> FloatArray:
    """The generalised moment estimator with weights (k,) or (n, k)."""
    fit = weigh_steadily(problems, weights)
    return (fit.q - trace_pv(fit, problems.v)) / trace_pv(fit)


def dersimonian_laird(problems: Problems) -> FloatArray:
    """Weights 1 / vi. DerSimonian & Laird (1986) Control. Clin. Trials 7:177."""
    return by_weights(problems, 1.0 / problems.v)


def hedges(problems: Problems) -> FloatArray:
    """Equal weights. Hedges & Olkin (1985) Statistical Methods for Meta-Analysis, ch. 9."""
    return by_weights(problems, np.ones(problems.k))


def two_step(problems: Problems, first: FloatArray) -> FloatArray:
    """Weights 1 / (vi + first tau2): DL2 from DL, HE2 from HE. DerSimonian & Kacker (2007)."""
    return by_weights(problems, 1.0 / (problems.v + np.maximum(first, 0.0)[:, None]))


def hunter_schmidt(problems: Problems, *, corrected: bool) -> FloatArray:
    """(Q - k) / sum of 1 / vi; corrected: Q times k / (k - p).

    Hunter & Schmidt (1990) Methods of Meta-Analysis; the correction, Brannick et al. (2019)
    Psychol. Methods 24:490.
    """
    fit = weigh_steadily(problems, 1.0 / problems.v)
    k = problems.sizes
    q = fit.q * k / (k - problems.p) if corrected else fit.q
    return (q - k) / fit.cw.sum(1)


def spread(problems: Problems) -> FloatArray:
    """Variance of the effects with k below, (n,): where Sidik & Jonkman start."""
    counts = np.ones((1, problems.k)) if problems.counts is None else problems.counts
    total = np.broadcast_to(counts.sum(1), (problems.n,))
    y = np.broadcast_to(problems.y, (problems.n, problems.k))
    mean = np.einsum("nk,nk->n", np.broadcast_to(counts, y.shape), y) / total
    square = np.square(y - mean[:, None])
    return np.asarray(np.einsum("nk,nk->n", np.broadcast_to(counts, y.shape), square) / total)


def sidik_jonkman(problems: Problems) -> FloatArray:
    """Sidik & Jonkman (2005) Appl. Stat. 54:367. Above 0 unless every effect is the same."""
    first = spread(problems)
    fit = weigh_steadily(problems, 1.0 / (problems.v + first[:, None]))
    return np.asarray(first * fit.q / (problems.sizes - problems.p))
