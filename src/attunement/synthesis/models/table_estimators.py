"""Common effects of tables of counts: estimates, their standard errors, and weights."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from ..effects.arrays import FloatArray
from ..errors import NotComputable
from .two_by_two import Tables

Estimate = tuple[float, float]
"""An estimate and its standard error; the log of a ratio."""


def odds_ratio(t: Tables) -> Estimate:
    """Mantel & Haenszel (1959) J. Natl Cancer Inst. 22:719; variance: Robins, Breslow &
    Greenland (1986) Biometrics 42:311."""
    r, s = t.a * t.d / t.n, t.b * t.c / t.n
    p, q = (t.a + t.d) / t.n, (t.b + t.c) / t.n
    _some(r.sum(), s.sum())
    variance = (
        (p * r).sum() / (2 * r.sum() ** 2)
        + (p * s + q * r).sum() / (2 * r.sum() * s.sum())
        + (q * s).sum() / (2 * s.sum() ** 2)
    )
    return float(np.log(r.sum() / s.sum())), float(np.sqrt(variance))


def risk_ratio(t: Tables) -> Estimate:
    """Greenland & Robins (1985) Biometrics 41:55."""
    r, s = t.a * t.n2 / t.n, t.c * t.n1 / t.n
    _some(r.sum(), s.sum())
    inside = (t.n1 * t.n2 * t.events - t.a * t.c * t.n) / t.n**2
    return float(np.log(r.sum() / s.sum())), float(np.sqrt(inside.sum() / (r.sum() * s.sum())))


def risk_difference(t: Tables) -> Estimate:
    """Sato, Greenland & Robins (1989) Biometrics 45:1323."""
    total = (t.n1 * t.n2 / t.n).sum()
    difference = float(((t.a * t.n2 - t.c * t.n1) / t.n).sum() / total)
    p = (t.n1**2 * t.c - t.n2**2 * t.a + t.n1 * t.n2 * (t.n2 - t.n1) / 2) / t.n**2
    q = (t.a * t.d + t.c * t.b) / (2 * t.n)
    return difference, float(np.sqrt(max(0.0, difference * p.sum() + q.sum()) / total**2))


def peto_odds_ratio(t: Tables) -> Estimate:
    """Observed less expected events: Yusuf et al. (1985) Prog. Cardiovasc. Dis. 27:335."""
    v = t.hypergeometric.sum()
    return float((t.a - t.expected).sum() / v), float(1 / np.sqrt(v))


ESTIMATORS: Mapping[str, Callable[[Tables], Estimate]] = MappingProxyType(
    {"OR": odds_ratio, "RR": risk_ratio, "RD": risk_difference, "PETO": peto_odds_ratio}
)
WEIGHTS: Mapping[str, Callable[[Tables], FloatArray]] = MappingProxyType(
    {
        "OR": lambda t: t.b * t.c / t.n,
        "RR": lambda t: t.c * t.n1 / t.n,
        "RD": lambda t: t.n1 * t.n2 / t.n,
        "PETO": lambda t: t.hypergeometric,
    }
)
"""What the ratio (or difference) of each table counts for in the pooled one."""


def _some(r: float, s: float) -> None:
    if r == 0 or s == 0:
        raise NotComputable(
            "One group has no events in any study, so the pooled ratio is 0 or infinite.",
            mend="Use the risk difference (RD), or Peto's method.",
        )


def each_table(t: Tables, measure: str) -> tuple[FloatArray, FloatArray]:
    """Effect and variance of each table, for Q and for plots: (k,) each. Tables with a zero cell
    get a half in every cell, but for Peto's."""
    if measure == "PETO":
        return (t.a - t.expected) / t.hypergeometric, 1 / t.hypergeometric
    half = 0.5 * ((t.a == 0) | (t.b == 0) | (t.c == 0) | (t.d == 0))
    a, b, c, d = (cell + half for cell in (t.a, t.b, t.c, t.d))
    n1, n2 = a + b, c + d
    if measure == "OR":
        return np.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d
    if measure == "RR":
        return np.log((a / n1) / (c / n2)), 1 / a - 1 / n1 + 1 / c - 1 / n2
    return a / n1 - c / n2, a * b / n1**3 + c * d / n2**3
