"""Two variances at once: the (restricted) likelihood of effects within studies.

The covariance of a cluster is M = S + sum of theta_i D_i, with S known. With P as in `score`,
    2 dl/dtheta_i = y'P D_i P y - tr(P D_i)
    d2l/dtheta_i dtheta_j = tr(P D_i P D_j) / 2 - y'P D_i P D_j P y   (M^-1 for P in traces, ML)
Harville (1977) J. Am. Stat. Assoc. 72:320; Van den Noortgate et al. (2013) Behav. Res. Methods
45:576.
"""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .score import Likelihood
from .surface import Surface


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clustered:
    """y (g, m), x (g, m, p), known (g, m, m) with 1 on the padding, parts (c, g, m, m); k rows."""

    y: FloatArray
    x: FloatArray
    known: FloatArray
    parts: FloatArray
    k: int

    @property
    def p(self) -> int:
        return int(self.x.shape[-1])

    def covariance(self, theta: FloatArray) -> FloatArray:
        """M at theta (c,), (g, m, m)."""
        return np.asarray(self.known + np.einsum("c,cgmn->gmn", theta, self.parts))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AtTheta:
    """Generalised least squares at theta. inverse: M^-1 (g, m, m); bread: (X'M^-1X)^-1 (p, p);
    beta (p,); residual (g, m); loglik."""

    covariance: FloatArray
    inverse: FloatArray
    bread: FloatArray
    beta: FloatArray
    residual: FloatArray
    loglik: float


def at_theta(data: Clustered, theta: FloatArray, method: Likelihood) -> AtTheta:
    covariance = data.covariance(theta)
    inverse = np.linalg.inv(covariance)
    wx = inverse @ data.x
    information = np.einsum("gmp,gmq->pq", data.x, wx)
    bread = np.linalg.inv(information)
    beta = bread @ np.einsum("gmp,gm->p", wx, data.y)
    residual = data.y - data.x @ beta
    q = float(np.einsum("gm,gmn,gn->", residual, inverse, residual))
    value = -float(np.linalg.slogdet(covariance)[1].sum()) - q
    free = data.k
    if method == "REML":
        design = np.einsum("gmp,gmq->pq", data.x, data.x)
        value += float(np.linalg.slogdet(design)[1] - np.linalg.slogdet(information)[1])
        free -= data.p
    return AtTheta(
        covariance=covariance,
        inverse=inverse,
        bread=bread,
        beta=beta,
        residual=residual,
        loglik=(value - free * float(np.log(2 * np.pi))) / 2,
    )


def score_and_hessian(
    data: Clustered, at: AtTheta, method: Likelihood
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Score (c,), observed second derivatives (c, c), and expected information (c, c)."""
    inverse, parts = at.inverse, data.parts
    wx = inverse @ data.x
    e = np.einsum("gmn,gn->gm", inverse, at.residual)
    d_e = np.einsum("cgmn,gn->cgm", parts, e)
    across = np.einsum("gmp,cgm->cp", wx, d_e)
    curve = np.einsum("cgm,gmn,dgn->cd", d_e, inverse, d_e) - across @ at.bread @ across.T
    w_d = inverse @ parts
    trace = np.einsum("cgmm->c", w_d)
    trace2 = np.einsum("cgmn,dgnm->cd", w_d, w_d)
    if method == "REML":
        d_wx = parts @ wx
        n1 = np.einsum("gmp,cgmq->cpq", wx, d_wx)
        n2 = np.einsum("cgmp,gmn,dgnq->cdpq", d_wx, inverse, d_wx)
        a_n1 = at.bread @ n1
        trace = trace - np.einsum("cpp->c", a_n1)
        trace2 = (
            trace2
            - 2 * np.einsum("pq,cdqp->cd", at.bread, n2)
            + np.einsum("cpq,dqp->cd", a_n1, a_n1)
        )
    score = (np.einsum("cgm,gm->c", d_e, e) - trace) / 2
    return score, trace2 / 2 - curve, trace2 / 2


def dense_surface(data: Clustered, theta: FloatArray, method: Likelihood) -> Surface:
    """At points (n, 2), for any parts."""
    at = [at_theta(data, one, method) for one in theta]
    bends = [score_and_hessian(data, one, method) for one in at]
    score, hessian, expected = (np.array(each) for each in zip(*bends, strict=True))
    loglik = np.array([one.loglik for one in at])
    return Surface(loglik=loglik, score=score, hessian=hessian, expected=expected)
