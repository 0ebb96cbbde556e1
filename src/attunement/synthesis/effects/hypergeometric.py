"""Gauss's hypergeometric function where SciPy's gives infinity: a large third parameter."""

import numpy as np
from scipy import special

from .arrays import FloatArray

SERIES_FROM = 20.0
TERMS = 80
"""For a, b <= 1 and c >= 20 the 80th term is below 1e-18, whatever x up to 1."""


def hypergeometric(a: float, b: float, c: FloatArray, x: FloatArray) -> FloatArray:
    """2F1(a, b; c; x) for a and b up to 1, c above 0 and 0 <= x <= 1."""
    large = np.where(c >= SERIES_FROM, c, SERIES_FROM)
    term, total = np.ones_like(x), np.ones_like(x)
    for i in range(TERMS):
        term = term * (a + i) * (b + i) / ((large + i) * (i + 1)) * x
        total = total + term
    small = special.hyp2f1(a, b, np.where(c >= SERIES_FROM, 1.5, c), x)
    return np.asarray(np.where(c >= SERIES_FROM, total, small))
