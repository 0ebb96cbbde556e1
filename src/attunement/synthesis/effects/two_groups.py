"""What studies of two independent groups report about a scale, and how each gives Cohen's d."""

import numpy as np
from scipy import stats

from .arrays import Columns, FloatArray
from .kinds import CORRELATION, MEAN, NUMBER, SD, SEVERAL, SIGNED_P, SIZE, STATISTIC
from .measure import Inputs


def mean_weighted(values: FloatArray, sizes: FloatArray) -> FloatArray:
    """One average for all rows, weighted by sample size."""
    return np.full_like(values, np.sum(sizes * values) / np.sum(sizes))


def pooled_variance(columns: Columns) -> FloatArray:
    n1, n2 = columns["n1"], columns["n2"]
    sums = (n1 - 1) * columns["sd1"] ** 2 + (n2 - 1) * columns["sd2"] ** 2
    return np.asarray(sums / (n1 + n2 - 2))


def from_means(columns: Columns) -> Columns:
    d = (columns["m1"] - columns["m2"]) / np.sqrt(pooled_variance(columns))
    return {**columns, "d": d}


def from_t(columns: Columns) -> Columns:
    """d = t sqrt(1/n1 + 1/n2), of Student's t for independent samples."""
    return {**columns, "d": columns["t"] * np.sqrt(1 / columns["n1"] + 1 / columns["n2"])}


def from_f(columns: Columns) -> Columns:
    """F of two groups is t squared: its sign is the sign of the effect."""
    return from_t({**columns, "t": np.sign(columns["f"]) * np.sqrt(np.abs(columns["f"]))})


def from_p(columns: Columns) -> Columns:
    p, df = columns["p"], columns["n1"] + columns["n2"] - 2
    return from_t({**columns, "t": np.sign(p) * stats.t.isf(np.abs(p) / 2, df)})


def from_r(columns: Columns) -> Columns:
    """Point-biserial correlation between group and outcome."""
    n1, n2, r = columns["n1"], columns["n2"], columns["r"]
    h = (n1 + n2 - 2) * (1 / n1 + 1 / n2)
    return {**columns, "d": r * np.sqrt(h) / np.sqrt(1 - r**2)}


SIZES = {"n1": SIZE, "n2": SIZE}
SDS = {"sd1": SD, "n1": SEVERAL, "sd2": SD, "n2": SEVERAL}
MEANS_AND_SDS = Inputs("means and SDs", {"m1": MEAN, "m2": MEAN, **SDS})
ANY_D = (
    Inputs(MEANS_AND_SDS.words, MEANS_AND_SDS.columns, from_means),
    Inputs("standardised difference d", {"d": NUMBER, **SIZES}),
    Inputs("t statistic", {"t": STATISTIC, **SIZES}, from_t),
    Inputs("F statistic of two groups", {"f": STATISTIC, **SIZES}, from_f),
    Inputs("two-sided p-value", {"p": SIGNED_P, **SIZES}, from_p),
    Inputs("point-biserial correlation", {"r": CORRELATION, **SIZES}, from_r),
)
"""In this order: what says most of the data comes first."""
