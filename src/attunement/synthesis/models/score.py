"""What is solved for tau2: the score of a likelihood, or the distance of Q from its target.

With W = diag(1 / (vi + tau2)) and P = W - WX(X'WX)^-1 X'W, and l the log-likelihood:
    ML    2 l'  = y'PPy - tr(W)      2 l'' = -2 y'PPPy + tr(WW)
    REML  2 l'  = y'PPy - tr(P)      2 l'' = -2 y'PPPy + tr(PP)
    Q     y'Py - target, which falls with tau2 at the rate y'PPy
Harville (1977) J. Am. Stat. Assoc. 72:320; Viechtbauer (2005) J. Educ. Behav. Stat. 30:261;
Paule & Mandel (1982) J. Res. NBS 87:377. Residuals are used as such: the shortcut through raw
moments loses half the digits when effects lie far from zero.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from ..effects.arrays import FloatArray
from .mean import mean_score
from .problems import Problems, Weighted, crossed, weigh

Likelihood = Literal["ML", "REML"]
Slope = tuple[FloatArray, FloatArray]
"""A function of tau2 and its derivative, (n,) each."""
Solvable = Callable[[Problems, FloatArray], Slope]


def at_tau2(problems: Problems, tau2: FloatArray) -> Weighted:
    """Inverse-variance fit of each problem at its own tau2, (n,)."""
    return weigh(problems, 1.0 / (problems.v + tau2[:, None]))


def traces(fit: Weighted, cw2: FloatArray, cw3: FloatArray) -> tuple[FloatArray, FloatArray]:
    """tr(P) and tr(PP), (n,) each, given cw * w and cw * w * w."""
    (m2, sum2), m3 = fit.cross_and_sum(cw2), fit.cross(cw3)
    a_m2 = fit.inverse @ m2
    trace_p = fit.cw.sum(1) - np.einsum("nii->n", a_m2)
    trace_pp = (
        sum2 - 2 * np.einsum("nij,nji->n", fit.inverse, m3) + np.einsum("nij,nji->n", a_m2, a_m2)
    )
    return trace_p, trace_pp


def likelihood_score(method: Likelihood) -> Solvable:
    """Score of the (restricted) log-likelihood and its slope."""

    def score(problems: Problems, tau2: FloatArray) -> Slope:
        if problems.pooled:
            return mean_score(problems, tau2, reml=method == "REML")
        fit = at_tau2(problems, tau2)
        cw2 = fit.cw * fit.w
        cw3 = cw2 * fit.w
        square = fit.r * fit.r
        b = fit.onto(cw2 * fit.r)
        ypppy = np.einsum("nk,nk->n", cw3, square)
        ypppy -= np.einsum("np,npq,nq->n", b, fit.inverse, b)
        if method == "ML":
            trace, trace_of_square = fit.cw.sum(1), cw2.sum(1)
        else:
            trace, trace_of_square = traces(fit, cw2, cw3)
        yppy = np.einsum("nk,nk->n", cw2, square)
        return (yppy - trace) / 2, trace_of_square / 2 - ypppy

    return score


def q_and_slope(problems: Problems, tau2: FloatArray) -> Slope:
    """The generalised Q at tau2 and its slope."""
    fit = at_tau2(problems, tau2)
    wr2 = fit.cw * fit.r * fit.r
    return wr2.sum(1), -np.einsum("nk,nk->n", wr2, fit.w)


def log_likelihood(
    problems: Problems, tau2: FloatArray, method: Likelihood, beta: FloatArray | None = None
) -> FloatArray:
    """Log-likelihood (ML) or restricted log-likelihood (REML) with every constant, (n,).

    At the coefficients that are best for tau2, or at others, (n, p).
    """
    fit = at_tau2(problems, tau2)
    q = fit.q
    if beta is not None:
        q = np.einsum("nk,nk->n", fit.cw, np.square(problems.y - beta @ problems.x.T))
    counts = 1.0 if problems.counts is None else problems.counts
    log_weights = np.einsum("nk->n", counts * np.log(fit.w))
    value = log_weights - q
    if method == "ML":
        return np.asarray((value - problems.sizes * np.log(2 * np.pi)) / 2)
    ones = np.ones((problems.n, problems.k)) * counts
    log_det_design = np.linalg.slogdet(crossed(problems.x, ones))[1]
    spare = problems.sizes - problems.p
    return np.asarray((value + log_det_design - fit.log_det - spare * np.log(2 * np.pi)) / 2)
