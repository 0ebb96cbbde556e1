"""Standardised mean differences of two independent groups."""

from functools import partial

import numpy as np

from .arrays import Columns, Estimates, FloatArray
from .correction import exact_j
from .kinds import MEAN, SD, SEVERAL, SIZE
from .measure import LARGE_SAMPLE, Inputs, Measure
from .two_groups import ANY_D, MEANS_AND_SDS, mean_weighted

HOMOSCEDASTIC = {
    "LS": "large-sample approximation (Hedges 1982, equation 8)",
    "LS2": "large-sample approximation times J squared (Borenstein 2009, equation 12.17)",
    "UB": "unbiased estimate (Hedges 1983, equation 9)",
    "exact": "exact variance under normality, at the estimate (Hedges 1981)",
    "AV": "large-sample approximation at the average effect, weighted by sample size",
    "H0": "under no difference",
}


def _variance(
    name: str, d: FloatArray, used: FloatArray, df: FloatArray, columns: Columns, behind: FloatArray
) -> FloatArray:
    """Of `used` times d. `behind`: people whose SD standardises (Glass's delta: one group only)."""
    n1, n2 = columns["n1"], columns["n2"]
    g, unit, j = used * d, 1 / n1 + 1 / n2, exact_j(df)
    if name == "LS":
        return unit + g**2 / (2 * behind)
    if name == "LS2":
        return used**2 * (unit + d**2 / (2 * behind))
    if name == "UB":
        return (used / j) ** 2 * (unit + (j**2 - (df - 2) / df) * d**2)
    if name == "AV":
        return unit + mean_weighted(g, n1 + n2) ** 2 / (2 * behind)
    if name == "exact":
        square = np.where(df > 2, df / np.where(df > 2, df - 2, 1.0), np.nan) * (unit + g**2)
        return used**2 * (square - g**2 / j**2)
    return unit + np.zeros_like(d)


def _corrected(
    d: FloatArray,
    df: FloatArray,
    behind: FloatArray,
    columns: Columns,
    variance: str,
    correct: bool,
) -> Estimates:
    used = exact_j(df) if correct else np.ones_like(d)
    return used * d, _variance(variance, d, used, df, columns, behind)


def _smd(columns: Columns, variance: str, correct: bool) -> Estimates:
    people = columns["n1"] + columns["n2"]
    return _corrected(columns["d"], people - 2, people, columns, variance, correct)


def _smd1(columns: Columns, variance: str, correct: bool) -> Estimates:
    d, n2 = (columns["m1"] - columns["m2"]) / columns["sd2"], columns["n2"]
    return _corrected(d, n2 - 1, n2, columns, variance, correct)


def _smdh(columns: Columns, variance: str, correct: bool) -> Estimates:
    v1, v2 = columns["sd1"] ** 2, columns["sd2"] ** 2
    df1, df2 = columns["n1"] - 1, columns["n2"] - 1
    average = (v1 + v2) / 2
    d = (columns["m1"] - columns["m2"]) / np.sqrt(average)
    g = (exact_j(df1 + df2) if correct else 1.0) * d
    means = (v1 / df1 + v2 / df2) / average
    return g, means + g**2 * (v1**2 / df1 + v2**2 / df2) / (8 * average**2)


def _smd1h(columns: Columns, variance: str, correct: bool) -> Estimates:
    v1, v2 = columns["sd1"] ** 2, columns["sd2"] ** 2
    df1, df2 = columns["n1"] - 1, columns["n2"] - 1
    d = (columns["m1"] - columns["m2"]) / columns["sd2"]
    g = (exact_j(df2) if correct else 1.0) * d
    return g, v1 / v2 / df1 + 1 / df2 + g**2 / (2 * df2)


GLASS = Inputs(
    "means and the SD of group 2",
    {"m1": MEAN, "m2": MEAN, "sd2": SD, "n1": SIZE, "n2": SEVERAL},
)
STANDARDISED = partial(Measure, corrected=True, standardised=True)

MEASURES = (
    STANDARDISED(
        code="SMD",
        words="standardised mean difference (Hedges' g)",
        inputs=ANY_D,
        compute=_smd,
        variances=HOMOSCEDASTIC,
        source="Hedges 1981, J Educ Stat 6:107-128",
    ),
    STANDARDISED(
        code="SMDH",
        words="standardised mean difference, unequal variances",
        inputs=(MEANS_AND_SDS,),
        compute=_smdh,
        variances=LARGE_SAMPLE,
        source="Bonett 2009, Psychol Methods 14:225-238",
    ),
    STANDARDISED(
        code="SMD1",
        words="standardised mean difference by the SD of group 2 (Glass's delta)",
        inputs=(GLASS,),
        compute=_smd1,
        variances=HOMOSCEDASTIC,
        source="Hedges 1981, J Educ Stat 6:107-128",
    ),
    STANDARDISED(
        code="SMD1H",
        words="standardised mean difference by the SD of group 2, unequal variances",
        inputs=(MEANS_AND_SDS,),
        compute=_smd1h,
        variances=LARGE_SAMPLE,
        source="Bonett 2009, Psychol Methods 14:225-238",
    ),
)
