"""Distribution of the generalised Q, and the interval for tau2 that it gives."""

from collections.abc import Callable

import numpy as np
from scipy import optimize, special

from ..effects.arrays import FloatArray
from ..errors import NotSolved
from .intervals import Interval
from .problems import Problems, weigh
from .steady import steady

TERMS = 20_000
ENOUGH = 1e-15
LEAST = 1e-280
"""A first share below this cannot be told from 0, and all others are built on it."""


def chi2_mixture_cdf(x: float, weights: FloatArray) -> float:
    """P(sum of weights * independent chi-squares with 1 df <= x), weights (m,) above 0.

    Ruben (1962) Ann. Math. Stat. 33:542: a mixture of chi-squares with m, m + 2, ... degrees of
    freedom on one scale, here the harmonic mean of the extreme weights, for speed.
    Raises NotSolved where the shares of the mixture are too small to be held.
    """
    least, most = float(weights.min()), float(weights.max())
    scale = 2 * least * most / (least + most)
    ratio = 1 - scale / weights
    rate = float(np.abs(ratio).max())
    terms = 2 + (int(np.log(ENOUGH / len(weights)) / np.log(rate)) if rate > 0 else 0)
    first = float(np.exp(np.log(scale / weights).sum() / 2))
    if terms > TERMS or first < LEAST:
        raise NotSolved(
            "The distribution of Q cannot be computed: the variances differ too widely.",
            mend="Use another method, such as PM with its Q-profile interval.",
        )
    powers = np.sum(ratio[:, None] ** np.arange(1, terms + 1), axis=0)
    mix = np.zeros(terms)
    mix[0] = first
    for j in range(1, terms):
        mix[j] = np.dot(powers[:j][::-1], mix[:j]) / (2 * j)
    half = (len(weights) + 2.0 * np.arange(len(mix))) / 2
    return float(np.dot(mix, special.gammainc(half, x / (2 * scale))))


def tau2_at(problems: Problems, weights: FloatArray, share: float) -> float:
    """tau2 at which Q with these weights, (k,), is at most the observed one with chance `share`;
    0 where the chance is lower than that already at 0. One problem."""
    even = steady(problems).problems
    observed = float(weigh(even, weights).q[0])
    root = np.sqrt(weights)[:, None] * even.x
    projection = np.eye(even.k) - root @ np.linalg.solve(root.T @ root, root.T)
    spare = even.k - even.p

    def excess(tau2: float) -> float:
        s = np.sqrt(weights * (even.v + tau2))
        values = np.linalg.eigvalsh(s[:, None] * projection * s)[-spare:]
        return chi2_mixture_cdf(observed, values) - share

    return _root(excess, float(even.v.mean()))


def median_unbiased(problems: Problems, weights: FloatArray) -> FloatArray:
    """tau2 that Q is as likely to lie above as below, (n,); weights (k,).

    Viechtbauer (2021) Median-unbiased estimators for the amount of heterogeneity in
    meta-analysis, European Congress of Methodology.
    """
    out = np.empty(problems.n)
    for i in range(problems.n):
        one = problems.take(np.array([i]))
        times = np.ones(one.k) if one.counts is None else one.counts[0]
        rows = np.repeat(np.arange(one.k), times.astype(np.int64))
        y, v = (np.atleast_2d(a)[0, rows] for a in (one.y, one.v))
        out[i] = tau2_at(Problems.build(y, v, x=one.x[rows]), weights[rows], 0.5)
    return out


def _root(excess: Callable[[float], float], start: float) -> float:
    if excess(0.0) <= 0:
        return 0.0
    high = start
    while excess(high) > 0:
        high *= 2
    return float(optimize.brentq(excess, 0.0, high, xtol=1e-15 * high, rtol=1e-14))


def generalised_q_interval(problems: Problems, weights: FloatArray, level: float) -> Interval:
    """Jackson (2013) Res. Synth. Methods 4:220."""
    tail = (1 - level) / 2
    return Interval(tau2_at(problems, weights, 1 - tail), tau2_at(problems, weights, tail))
