"""Standard error of tau2 for each method, one problem: large-sample, from its quadratic form.

Viechtbauer (2005) J. Educ. Behav. Stat. 30:261 for HE, HS, DL, ML, REML; for a moment estimator
with weights A the variance of y'Py is 2 tr(PVPV), V = diag(vi + tau2). For PM and EB, 2 k^2 /
((k - p) (sum of w)^2), as for the approximate Bayes estimator of Sidik & Jonkman (2007).
"""

import numpy as np

from ..effects.arrays import FloatArray
from .lines import trace_pp
from .moments import dersimonian_laird, hedges, spread, weigh_steadily
from .problems import Problems
from .score import at_tau2
from .steady import steady
from .traces import trace_pv, trace_pvpv


def tau2_standard_error(
    problems: Problems, method: str, tau2: float, weights: FloatArray | None
) -> float | None:
    """Standard error of tau2; None where the method has none (EE), where k is no more than p, and
    where one weight is so large that rounding leaves nothing of the others."""
    k, p = float(problems.sizes[0]), problems.p
    if method == "EE" or k <= p:
        return None
    if method == "REML":
        return _root(2.0, trace_pp(steady(problems).problems, tau2))
    at = at_tau2(steady(problems).problems, np.array([tau2]))
    if method == "ML":
        return _root(2.0, float(np.sum(at.cw * at.w)))
    if method in ("PM", "EB", "PMM"):
        return float(np.sqrt(2.0 * k * k / (k - p)) / at.cw.sum())
    first = spread(problems)[0]
    a = fixed_weights(problems, method, weights)
    fit = weigh_steadily(problems, a)
    half = trace_pvpv(fit, problems.v + tau2)[0]
    if method in ("HS", "HSk"):
        divisor = float(fit.cw.sum()) * (1.0 if method == "HS" else (k - p) / k)
    elif method == "SJ":
        divisor = float((k - p) / first) if first > 0 else np.inf
    else:
        divisor = float(trace_pv(fit)[0])
    return _root(2.0 * float(half), divisor**2)


def _root(above: float, below: float) -> float | None:
    return float(np.sqrt(above / below)) if above > 0 and below > 0 else None


def fixed_weights(problems: Problems, method: str, weights: FloatArray | None) -> FloatArray:
    """The weights that the quadratic form of a moment estimator was made with, (k,)."""
    v = problems.v
    if weights is not None:
        return weights
    if method == "HE":
        return np.ones(problems.k)
    if method == "SJ":
        return np.asarray(1.0 / (v + spread(problems)[0]))
    if method == "DL2":
        return np.asarray(1.0 / (v + max(dersimonian_laird(problems)[0], 0.0)))
    if method == "HE2":
        return np.asarray(1.0 / (v + max(hedges(problems)[0], 0.0)))
    return np.asarray(1.0 / v)
