"""Tests on two-by-two tables: is there an effect, and is it the same in all?"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray
from .two_by_two import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Chi2:
    """A chi-square statistic."""

    statistic: float
    df: int
    pvalue: float


def cochran_test(t: Tables) -> Chi2:
    """Mantel & Haenszel (1959), with the correction of a half."""
    away = max(0.0, abs((t.a - t.expected).sum()) - 0.5)
    value = float(away**2 / t.hypergeometric.sum())
    return Chi2(statistic=value, df=1, pvalue=float(special.chdtrc(1, value)))


def breslow_day_test(t: Tables, ratio: float, *, tarone: bool) -> Chi2 | None:
    """Breslow & Day (1980) Statistical Methods in Cancer Research 1:142; Tarone (1985)
    Biometrika 72:91. None for a single table."""
    df = len(t.a) - 1
    if not df:
        return None
    fitted = _cell_at(t, ratio)
    b, c = t.n1 - fitted, t.events - fitted
    variance = 1 / (1 / fitted + 1 / b + 1 / c + 1 / (t.n2 - c))
    value = float((np.square(t.a - fitted) / variance).sum())
    if tarone:
        value -= float((t.a - fitted).sum() ** 2 / variance.sum())
    return Chi2(statistic=value, df=df, pvalue=float(special.chdtrc(df, value)))


def _cell_at(t: Tables, ratio: float) -> FloatArray:
    """Events in group 1 with which a table of the same margins has the odds ratio `ratio`."""
    if abs(ratio - 1) < 1e-12:
        return t.expected
    # (ratio - 1) x^2 - (ratio (n1 + m) + n2 - m) x + ratio n1 m = 0, the root within the margins,
    # written so that no digits are lost when ratio is near 1.
    linear = ratio * (t.n1 + t.events) + t.n2 - t.events
    under = np.sqrt(linear**2 - 4 * (ratio - 1) * ratio * t.n1 * t.events)
    return np.asarray(2 * ratio * t.n1 * t.events / (linear + under))
