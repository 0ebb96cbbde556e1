"""The correlation of two normal variables that were each cut in two."""

import math

import numpy as np
from scipy import optimize, special

from .arrays import Columns, Estimates
from .normal import below2, density2

WIDEST = 0.99
"""Beyond this the integral over the correlation loses digits: such a table gives no estimate."""


def _one(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    """Correlation and variance of one table; not a number where a cell is empty."""
    n = a + b + c + d
    if min(a, b, c, d) <= 0:
        return math.nan, math.nan
    h, k = float(special.ndtri((a + b) / n)), float(special.ndtri((a + c) / n))

    def gap(rho: float) -> float:
        return below2(h, k, rho) - a / n

    if gap(-WIDEST) >= 0 or gap(WIDEST) <= 0:
        return math.nan, math.nan
    rho = float(optimize.brentq(gap, -WIDEST, WIDEST, xtol=1e-15, rtol=1e-14))
    rest = math.sqrt(1 - rho**2)
    row = float(special.ndtr((k - rho * h) / rest))
    column = float(special.ndtr((h - rho * k) / rest))
    # How rho moves with each cell's share: implicit differentiation of P(h, k; rho) = a / n.
    slopes = np.array([1 - row - column, -row, -column, 0.0]) / density2(h, k, rho)
    shares = np.array([a, b, c, d]) / n
    return rho, float((shares @ slopes**2 - (shares @ slopes) ** 2) / n)


def rtet(columns: Columns, variance: str, correct: bool) -> Estimates:
    tables = zip(*(columns[cell].tolist() for cell in "abcd"), strict=True)
    yi, vi = np.array([_one(*table) for table in tables]).T
    return yi, vi


def ztet(columns: Columns, variance: str, correct: bool) -> Estimates:
    yi, vi = rtet(columns, variance, correct)
    return np.arctanh(yi), vi / (1 - yi**2) ** 2
