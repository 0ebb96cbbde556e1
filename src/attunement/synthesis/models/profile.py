"""Profile-likelihood interval for tau2."""

import numpy as np
from scipy import optimize, special

from .intervals import Interval
from .problems import Problems
from .score import Likelihood, log_likelihood
from .steady import steady


def profile_likelihood(
    problems: Problems, tau2: float, *, method: Likelihood, level: float
) -> Interval:
    """The tau2 about the maximum that a likelihood-ratio test does not refuse, of one problem.

    Hardy & Thompson (1996) Stat. Med. 15:619; with the restricted likelihood, Viechtbauer (2007)
    Stat. Med. 26:37. The lower end is 0 where 0 itself is not refused.
    """
    even = steady(problems).problems

    def height(t: float) -> float:
        return float(log_likelihood(even, np.array([t]), method)[0])

    least = height(tau2) - float(special.chdtri(1, 1 - level)) / 2

    def above(t: float) -> float:
        return height(t) - least

    high = max(tau2, float(problems.v.mean())) * 2
    while above(high) > 0:
        high *= 2
    lower = 0.0
    if above(0.0) < 0:
        lower = float(optimize.brentq(above, 0.0, tau2, xtol=1e-14 * high, rtol=1e-14))
    upper = float(optimize.brentq(above, tau2, high, xtol=1e-14 * high, rtol=1e-14))
    return Interval(lower, upper)
