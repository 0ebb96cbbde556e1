"""Correlations of two scales, and what regression says of one predictor or of all."""

from collections.abc import Callable

import numpy as np
from scipy import stats

from .arrays import Columns, Estimates, FloatArray
from .hypergeometric import hypergeometric
from .kinds import (
    CORRELATION,
    F_VALUE,
    P_VALUE,
    PREDICTORS,
    R_SQUARED,
    SEVERAL,
    SIGNED_P,
    STATISTIC,
)
from .measure import LARGE_SAMPLE, Inputs, Measure
from .two_groups import mean_weighted


def _t_of_p(p: FloatArray, df: FloatArray) -> FloatArray:
    return np.asarray(np.sign(p) * stats.t.isf(np.abs(p) / 2, df))


def _r_of_t(t: FloatArray, df: FloatArray) -> FloatArray:
    return np.asarray(t / np.sqrt(t**2 + df))


def _simple(given: str) -> Callable[[Columns], Columns]:
    def prepare(columns: Columns) -> Columns:
        df = columns["n"] - 2
        t = columns["t"] if given == "t" else _t_of_p(columns["p"], df)
        return {**columns, "r": _r_of_t(t, df)}

    return prepare


def _partial(given: str) -> Callable[[Columns], Columns]:
    def prepare(columns: Columns) -> Columns:
        df = columns["n"] - columns["m"] - 1
        t = columns["t"] if given == "t" else _t_of_p(columns["p"], df)
        return {**columns, "r": _r_of_t(t, df)}

    return prepare


def _semi(given: str) -> Callable[[Columns], Columns]:
    def prepare(columns: Columns) -> Columns:
        df = columns["n"] - columns["m"] - 1
        t = columns["t"] if given == "t" else _t_of_p(columns["p"], df)
        return {**columns, "r": t * np.sqrt((1 - columns["r2"]) / df)}

    return prepare


def _from_f(columns: Columns) -> Columns:
    f, m, df = columns["f"], columns["m"], columns["n"] - columns["m"] - 1
    return {**columns, "r2": m * f / (m * f + df)}


def _from_p_of_f(columns: Columns) -> Columns:
    m, df = columns["m"], columns["n"] - columns["m"] - 1
    return _from_f({**columns, "f": stats.f.isf(columns["p"], m, df)})


def _cor(columns: Columns, variance: str, correct: bool) -> Estimates:
    r, n = columns["r"], columns["n"]
    at = {"LS": r, "AV": mean_weighted(r, n), "H0": np.zeros_like(r)}[variance]
    return r, (1 - at**2) ** 2 / (n - 1)


def _ucor(columns: Columns, variance: str, correct: bool) -> Estimates:
    r, n = columns["r"], columns["n"]
    enough = np.where(n > 3, n, np.nan)
    # At n = 4 the series has no end as r goes to 0, but r times it goes to 0.
    yi = np.where(r == 0, 0 * enough, r * hypergeometric(0.5, 0.5, (enough - 2) / 2, 1 - r**2))
    if variance == "UB":
        tail = hypergeometric(1, 1, enough / 2, 1 - r**2)
        return yi, yi**2 - 1 + (enough - 3) / (enough - 2) * (1 - r**2) * tail
    at = mean_weighted(yi, n) if variance == "AV" else yi
    return yi, (1 - at**2) ** 2 / (n - 1)


def _zcor(columns: Columns, variance: str, correct: bool) -> Estimates:
    return np.arctanh(columns["r"]), 1 / (columns["n"] - 3)


def _pcor(columns: Columns, variance: str, correct: bool) -> Estimates:
    r = columns["r"]
    return r, (1 - r**2) ** 2 / (columns["n"] - columns["m"] - 1)


def _zpcor(columns: Columns, variance: str, correct: bool) -> Estimates:
    return np.arctanh(columns["r"]), 1 / (columns["n"] - columns["m"] - 2)


def _spcor(columns: Columns, variance: str, correct: bool) -> Estimates:
    """`without`: R squared of the model without the predictor."""
    r, r2 = columns["r"], columns["r2"]
    without = r2 - r**2
    return r, (r2**2 - 2 * r2 + without + 1 - without**2) / columns["n"]


def _zspcor(columns: Columns, variance: str, correct: bool) -> Estimates:
    r, vi = _spcor(columns, variance, correct)
    return np.arctanh(r), vi / (1 - r**2) ** 2


def _r2(columns: Columns, variance: str, correct: bool) -> Estimates:
    r2 = columns["r2"]
    return r2, 4 * r2 * (1 - r2) ** 2 / columns["n"]


def _zr2(columns: Columns, variance: str, correct: bool) -> Estimates:
    return np.arctanh(np.sqrt(columns["r2"])), 1 / columns["n"]


SIMPLE = (
    Inputs("correlation", {"r": CORRELATION, "n": SEVERAL}),
    Inputs("t statistic of a correlation", {"t": STATISTIC, "n": SEVERAL}, _simple("t")),
    Inputs("two-sided p-value of a correlation", {"p": SIGNED_P, "n": SEVERAL}, _simple("p")),
)
MODEL = {"n": SEVERAL, "m": PREDICTORS}
PARTIAL = (
    Inputs("partial correlation", {"r": CORRELATION, **MODEL}),
    Inputs("t statistic of a predictor", {"t": STATISTIC, **MODEL}, _partial("t")),
    Inputs("two-sided p-value of a predictor", {"p": SIGNED_P, **MODEL}, _partial("p")),
)
WITH_R2 = {**MODEL, "r2": R_SQUARED}
SEMI = (
    Inputs("semi-partial correlation", {"r": CORRELATION, "r2": R_SQUARED, "n": SEVERAL}),
    Inputs("t statistic of a predictor", {"t": STATISTIC, **WITH_R2}, _semi("t")),
    Inputs("two-sided p-value of a predictor", {"p": SIGNED_P, **WITH_R2}, _semi("p")),
)
EXPLAINED = (
    Inputs("coefficient of determination", {"r2": R_SQUARED, "n": SEVERAL}),
    Inputs("F statistic of the model", {"f": F_VALUE, **MODEL}, _from_f),
    Inputs("p-value of the model", {"p": P_VALUE, **MODEL}, _from_p_of_f),
)
BORENSTEIN = "Borenstein 2009, Handbook of research synthesis, equation 12.27"
ALOE = "Aloe & Thompson 2013, J Soc Soc Work Res 4:390-405"
OLKIN = "Olkin & Finn 1995, Psychol Bull 118:155-164"
AVERAGE = {"AV": "at the average correlation, weighted by sample size"}
MEASURES = (
    Measure(
        code="COR",
        words="correlation",
        inputs=SIMPLE,
        compute=_cor,
        source=BORENSTEIN,
        variances={**LARGE_SAMPLE, **AVERAGE, "H0": "under no correlation"},
    ),
    Measure(
        code="UCOR",
        words="correlation, unbiased",
        inputs=SIMPLE,
        compute=_ucor,
        variances={**LARGE_SAMPLE, **AVERAGE, "UB": "unbiased estimate (Hedges 1989), exact"},
        source="Olkin & Pratt 1958, Ann Math Stat 29:201-211, equation 2.3",
    ),
    Measure(
        code="ZCOR",
        words="correlation, Fisher's z",
        inputs=SIMPLE,
        compute=_zcor,
        variances=LARGE_SAMPLE,
        source="Fisher 1921, Metron 1:3-32",
    ),
    Measure(
        code="PCOR",
        words="partial correlation",
        inputs=PARTIAL,
        compute=_pcor,
        variances=LARGE_SAMPLE,
        source=ALOE,
    ),
    Measure(
        code="ZPCOR",
        words="partial correlation, Fisher's z",
        inputs=PARTIAL,
        compute=_zpcor,
        variances=LARGE_SAMPLE,
        source=ALOE,
    ),
    Measure(
        code="SPCOR",
        words="semi-partial correlation",
        inputs=SEMI,
        compute=_spcor,
        variances=LARGE_SAMPLE,
        source="Aloe & Becker 2012, J Educ Behav Stat 37:278-297",
    ),
    Measure(
        code="ZSPCOR",
        words="semi-partial correlation, Fisher's z",
        inputs=SEMI,
        compute=_zspcor,
        variances=LARGE_SAMPLE,
        source="Aloe & Becker 2012, J Educ Behav Stat 37:278-297",
    ),
    Measure(
        code="R2",
        words="coefficient of determination",
        inputs=EXPLAINED,
        compute=_r2,
        variances=LARGE_SAMPLE,
        source=OLKIN,
    ),
    Measure(
        code="ZR2",
        words="coefficient of determination, Fisher's z of its root",
        inputs=EXPLAINED,
        compute=_zr2,
        variances=LARGE_SAMPLE,
        source=OLKIN,
    ),
)
