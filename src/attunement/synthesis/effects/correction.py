"""The exact small-sample correction of a standardised difference."""

import numpy as np
from scipy import special

from .arrays import FloatArray

SERIES_FROM = 300.0
"""Above this, log-gammas lose more digits than the series below drops (2e-14 at 300)."""


def exact_j(df: FloatArray) -> FloatArray:
    """Hedges' c(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)); not a number for m <= 1.

    Hedges (1981), Distribution theory for Glass's estimator of effect size, Journal of
    Educational Statistics 6, 107-128, equation 6e. The asymptotic series is Stirling's.
    """
    m = np.where(np.asarray(df) > 1, df, np.nan)
    series = 1 - 3 / (4 * m) - 7 / (32 * m**2) - 9 / (128 * m**3) + 59 / (2048 * m**4)
    gammas = np.sqrt(2 * np.pi / m) / special.beta((m - 1) / 2, 0.5)
    return np.asarray(np.where(m > SERIES_FROM, series, gammas), dtype=np.float64)
