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
    covariance = data.known + np.einsum("c,cgmn->gmn", theta, data.parts)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Maximum:
    """theta (c,), at; left: the largest Newton step left, relative; hessian (c, c): second
    derivatives there; starts: how many climbs, of which `reached` led here; maxima: different ones
    found; gap: above the next maximum, infinite where every start led here."""

    theta: FloatArray
    at: AtTheta
    left: float
    hessian: FloatArray
    starts: int
    reached: int
    maxima: int
    gap: float


def maximise(data: Clustered, method: Likelihood, scale: float) -> Maximum:
    """The highest of the maxima that starts over shares and sizes of the variances lead to.

    scale: mean sampling variance, a tenth of which a theta of 0 is measured against.
    """
    r = data.y - data.x @ np.linalg.pinv(data.x.reshape(-1, data.p)) @ data.y.ravel()
    total = max(float(np.square(r).sum()) / max(data.k - data.p, 1), scale)
    shares = np.array([[0.02, 0.98], [0.3, 0.7], [0.7, 0.3], [0.98, 0.02]])
    starts = [size * total * share for size in (0.03, 0.3, 1.5) for share in shares]
    starts.sort(key=lambda theta: -at_theta(data, theta, method).loglik)
    # The best start, and two of other kinds: hills of one likelihood lie far apart.
    best = climb(data, starts[0], method, scale)
    climbs = [best]
    climbs += [climb(data, start, method, scale, best) for start in (starts[1], starts[-1])]
    hills: list[Hill] = []
    for one in climbs:
        if not any(_one_top(one, hill, scale) for hill in hills):
            hills.append(one)
    hills.sort(key=lambda hill: -hill.at.loglik)
    top = hills[0]
    return Maximum(
        theta=top.theta,
        at=top.at,
        left=top.left,
        hessian=score_and_hessian(data, top.at, method)[1],
        starts=len(climbs),
        reached=sum(_one_top(one, top, scale) for one in climbs),
        maxima=len(hills),
        gap=top.at.loglik - hills[1].at.loglik if len(hills) > 1 else np.inf,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hill:
    """Where a climb ended: theta (c,), and the largest Newton step left, relative."""

    theta: FloatArray
    at: AtTheta
    left: float


SAME_HILL = 0.02
STEPS = 100
AIM = 1e-13


def climb(
    data: Clustered,
    theta: FloatArray,
    method: Likelihood,
    scale: float,
    known: Hill | None = None,
) -> Hill:
    """Newton's method with no theta below 0: a theta leaves 0 only if the likelihood grows.

    It stops early where it comes near a maximum that is known already.
    """
    at = at_theta(data, theta, method)
    left = np.inf
    for _ in range(STEPS):
        if known is not None and same_hill(theta, known.theta, scale):
            break
        step = _step(data, at, theta, method)
        left = _off(step, theta, scale)
        if left < AIM:
            break
        for halving in range(40):
            new = np.maximum(theta + step * 0.5**halving, 0.0)
            ahead = at_theta(data, new, method)
            if ahead.loglik >= at.loglik - 1e-12 * max(1.0, abs(at.loglik)):
                break
        if np.array_equal(new, theta):
            break
        theta, at = new, ahead
    return Hill(theta=theta, at=at, left=left)


def same_hill(theta: FloatArray, known: FloatArray, scale: float) -> bool:
    return _off(theta - known, known, scale) < SAME_HILL


def _one_top(one: Hill, other: Hill, scale: float) -> bool:
    """Near each other, or on one level ridge: where every study has one effect, only the sum of
    the variances is known."""
    level = abs(one.at.loglik - other.at.loglik) <= 1e-10 * max(1.0, abs(other.at.loglik))
    return level or same_hill(one.theta, other.theta, scale)


def _off(step: FloatArray, theta: FloatArray, scale: float) -> float:
    return float(np.abs(step / np.maximum(theta, scale / 10)).max())


def _step(data: Clustered, at: AtTheta, theta: FloatArray, method: Likelihood) -> FloatArray:
    """Newton's step where the likelihood bends down, else Fisher's; 0 for a theta held at 0."""
    score, hessian, expected = score_and_hessian(data, at, method)
    free = (theta > 0) | (score > 0)
    step = np.zeros_like(theta)
    if free.any():
        own = np.ix_(free, free)
        bend = -hessian[own]
        if np.linalg.eigvalsh(bend)[0] <= 1e-9 * np.abs(bend).max():
            bend = expected[own]
        step[free] = np.linalg.lstsq(bend, score[free])[0]
        step[(theta == 0) & (step < 0)] = 0.0
    return step
