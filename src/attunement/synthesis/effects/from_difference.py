"""Correlations, log odds ratios and overlaps that a difference between two groups implies."""

import numpy as np
from scipy import special

from .arrays import Columns, Estimates, FloatArray
from .measure import LARGE_SAMPLE, Measure
from .normal import density
from .two_groups import ANY_D, MEANS_AND_SDS

LOGISTIC = np.pi / np.sqrt(3)
NORMAL = 1.65
"""Cox & Snell (1989): the log odds ratio of two normals one SD apart is close to 1.65."""


def _parts(columns: Columns) -> tuple[FloatArray, FloatArray, FloatArray]:
    return columns["d"], columns["n1"], columns["n2"]


def _log_odds(scale: float, columns: Columns) -> Estimates:
    d, n1, n2 = _parts(columns)
    return scale * d, scale**2 * (1 / n1 + 1 / n2 + d**2 / (2 * (n1 + n2)))


def _d2orl(columns: Columns, variance: str, correct: bool) -> Estimates:
    return _log_odds(LOGISTIC, columns)


def _d2orn(columns: Columns, variance: str, correct: bool) -> Estimates:
    return _log_odds(NORMAL, columns)


def _rpb(columns: Columns, variance: str, correct: bool) -> Estimates:
    d, n1, n2 = _parts(columns)
    h = (n1 + n2 - 2) * (1 / n1 + 1 / n2)
    vi = h**2 / (h + d**2) ** 3 * (1 / n1 + 1 / n2 + d**2 / (2 * (n1 + n2)))
    return d / np.sqrt(d**2 + h), vi


def _zpb(columns: Columns, variance: str, correct: bool) -> Estimates:
    r, vi = _rpb(columns, variance, correct)
    return np.arctanh(r), vi / (1 - r**2) ** 2


def _rbis(columns: Columns, variance: str, correct: bool) -> Estimates:
    n1, n2 = columns["n1"], columns["n2"]
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    cut = special.ndtri(p)
    f = density(cut)
    r = np.sqrt(p * q) / f * _rpb(columns, variance, correct)[0]
    shape = 1.5 + (1 + p * cut / f) * (1 - q * cut / f)
    return r, (p * q / f**2 - shape * r**2 + r**4) / (n1 + n2 - 1)


def _aucn(columns: Columns, variance: str, correct: bool) -> Estimates:
    v1, v2 = columns["sd1"] ** 2, columns["sd2"] ** 2
    df1, df2 = columns["n1"] - 1, columns["n2"] - 1
    z = (columns["m1"] - columns["m2"]) / np.sqrt(v1 + v2)
    of_z = (v1 / df1 + v2 / df2) / (v1 + v2)
    of_z = of_z + z**2 * (v1**2 / df1 + v2**2 / df2) / (2 * (v1 + v2) ** 2)
    return special.ndtr(z), density(z) ** 2 * of_z


STRATIFIED = {"ST": "group sizes fixed by design"}

MEASURES = (
    Measure(
        code="D2ORL",
        words="log odds ratio from a standardised difference, logistic",
        inputs=ANY_D,
        compute=_d2orl,
        variances=LARGE_SAMPLE,
        standardised=True,
        source="Hasselblad & Hedges 1995, Psychol Bull 117:167-178",
    ),
    Measure(
        code="D2ORN",
        words="log odds ratio from a standardised difference, normal",
        inputs=ANY_D,
        compute=_d2orn,
        variances=LARGE_SAMPLE,
        standardised=True,
        source="Cox & Snell 1989, Analysis of binary data",
    ),
    Measure(
        code="RPB",
        words="point-biserial correlation",
        inputs=ANY_D,
        compute=_rpb,
        variances=STRATIFIED,
        source="Jacobs & Viechtbauer 2017, Res Synth Methods 8:161-180",
    ),
    Measure(
        code="ZPB",
        words="point-biserial correlation, Fisher's z",
        inputs=ANY_D,
        compute=_zpb,
        variances=STRATIFIED,
        source="Jacobs & Viechtbauer 2017, Res Synth Methods 8:161-180",
    ),
    Measure(
        code="RBIS",
        words="biserial correlation",
        inputs=ANY_D,
        compute=_rbis,
        variances=LARGE_SAMPLE,
        source="Soper 1914, Biometrika 10:384-390",
    ),
    Measure(
        code="AUCN",
        words="probability of superiority (common language effect size), binormal",
        inputs=(MEANS_AND_SDS,),
        compute=_aucn,
        variances=LARGE_SAMPLE,
        source="Goddard & Hinberg 1990, Stat Med 9:325-337, with n - 1",
    ),
)
