"""Pooling counts under a common effect: Mantel-Haenszel and Peto."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray
from ..effects.result import Excluded
from ..errors import NotComputable, UnknownChoice
from .fitting import check_level
from .inference import quantile, two_sided
from .table_tests import Chi2, breslow_day_test, cochran_test
from .two_by_two import Counts, Tables, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonEffect:
    """Pooled counts: log for OR, RR and PETO. q: weighted spread of the studies about it.

    cochran, breslow_day, tarone: for OR, else None. Cochran-Mantel-Haenszel with a continuity
    correction; whether the odds ratios differ, without and with Tarone's correction.
    """

    measure: str
    method: str
    k: int
    estimate: float
    se: float
    statistic: float
    pvalue: float
    ci_lower: float
    ci_upper: float
    q: float
    q_df: int
    q_pvalue: float
    cochran: Chi2 | None
    breslow_day: Chi2 | None
    tarone: Chi2 | None
    excluded: tuple[Excluded, ...]


Pooled = tuple[float, float]


def _odds_ratio(t: Tables) -> Pooled:
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


def _risk_ratio(t: Tables) -> Pooled:
    """Greenland & Robins (1985) Biometrics 41:55."""
    r, s = t.a * t.n2 / t.n, t.c * t.n1 / t.n
    _some(r.sum(), s.sum())
    inside = (t.n1 * t.n2 * t.events - t.a * t.c * t.n) / t.n**2
    return float(np.log(r.sum() / s.sum())), float(np.sqrt(inside.sum() / (r.sum() * s.sum())))


def _risk_difference(t: Tables) -> Pooled:
    """Sato, Greenland & Robins (1989) Biometrics 45:1323."""
    total = (t.n1 * t.n2 / t.n).sum()
    difference = float(((t.a * t.n2 - t.c * t.n1) / t.n).sum() / total)
    p = (t.n1**2 * t.c - t.n2**2 * t.a + t.n1 * t.n2 * (t.n2 - t.n1) / 2) / t.n**2
    q = (t.a * t.d + t.c * t.b) / (2 * t.n)
    return difference, float(np.sqrt((difference * p.sum() + q.sum()) / total**2))


_POOLED: Mapping[str, Callable[[Tables], Pooled]] = MappingProxyType(
    {"OR": _odds_ratio, "RR": _risk_ratio, "RD": _risk_difference}
)


def mantel_haenszel(
    *,
    ai: Counts,
    bi: Counts,
    ci: Counts,
    di: Counts,
    measure: str = "OR",
    labels: Sequence[str] = (),
    level: float = 0.95,
) -> CommonEffect:
    """Pool k two-by-two tables: ai, bi with and without the event in group 1; ci, di in group 2.

    measure: OR, RR or RD. No correction is added to zero cells of the tables that are pooled; for
    Q alone, tables with a zero cell get a half in every cell. Raises NotComputable where the
    estimate would be 0 or infinite, UnknownChoice, WrongColumns.
    """
    if measure not in _POOLED:
        raise UnknownChoice(
            f"There is no Mantel-Haenszel {measure!r}.", mend=f"Use one of {', '.join(_POOLED)}."
        )
    t = tables(ai=ai, bi=bi, ci=ci, di=di, labels=labels, ratio=measure != "RD")
    estimate, se = _POOLED[measure](t)
    yi, vi = _study_by_study(t, measure)
    odds = measure == "OR"
    return _result(
        measure,
        "MH",
        t,
        estimate,
        se,
        level,
        q=float((np.square(yi - estimate) / vi).sum()),
        cochran=cochran_test(t) if odds else None,
        breslow_day=breslow_day_test(t, np.exp(estimate), tarone=False) if odds else None,
        tarone=breslow_day_test(t, np.exp(estimate), tarone=True) if odds else None,
    )


def peto(
    *,
    ai: Counts,
    bi: Counts,
    ci: Counts,
    di: Counts,
    labels: Sequence[str] = (),
    level: float = 0.95,
) -> CommonEffect:
    """Peto's log odds ratio from observed less expected events: Yusuf et al. (1985) Prog.
    Cardiovasc. Dis. 27:335. Counts as for `mantel_haenszel`."""
    t = tables(ai=ai, bi=bi, ci=ci, di=di, labels=labels, ratio=True)
    excess, v = t.a - t.expected, t.hypergeometric
    estimate = float(excess.sum() / v.sum())
    return _result(
        "PETO",
        "Peto",
        t,
        estimate,
        float(1 / np.sqrt(v.sum())),
        level,
        q=float((v * np.square(excess / v - estimate)).sum()),
    )


def _result(
    measure: str,
    method: str,
    t: Tables,
    estimate: float,
    se: float,
    level: float,
    *,
    q: float,
    cochran: Chi2 | None = None,
    breslow_day: Chi2 | None = None,
    tarone: Chi2 | None = None,
) -> CommonEffect:
    check_level(level)
    normal = np.array(np.inf)
    half = float(quantile(level, normal)) * se
    df = len(t.a) - 1
    return CommonEffect(
        measure=measure,
        method=method,
        k=len(t.a),
        estimate=estimate,
        se=se,
        statistic=estimate / se,
        pvalue=float(two_sided(np.array(estimate / se), normal)),
        ci_lower=estimate - half,
        ci_upper=estimate + half,
        q=q,
        q_df=df,
        q_pvalue=float(special.chdtrc(df, q)) if df else 1.0,
        cochran=cochran,
        breslow_day=breslow_day,
        tarone=tarone,
        excluded=t.excluded,
    )


def _some(r: float, s: float) -> None:
    if r == 0 or s == 0:
        raise NotComputable(
            "One group has no events in any study, so the pooled ratio is 0 or infinite.",
            mend="Use the risk difference (RD), or Peto's method.",
        )


def _study_by_study(t: Tables, measure: str) -> tuple[FloatArray, FloatArray]:
    """Effect and variance of each table, for Q; a half in every cell of those with a zero."""
    half = 0.5 * ((t.a == 0) | (t.b == 0) | (t.c == 0) | (t.d == 0))
    a, b, c, d = (cell + half for cell in (t.a, t.b, t.c, t.d))
    n1, n2 = a + b, c + d
    if measure == "OR":
        return np.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d
    if measure == "RR":
        return np.log((a / n1) / (c / n2)), 1 / a - 1 / n1 + 1 / c - 1 / n2
    return a / n1 - c / n2, a * b / n1**3 + c * d / n2**3
