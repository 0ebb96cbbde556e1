"""The mean and the spread of one group."""

import numpy as np

from .arrays import Columns, Estimates
from .correction import exact_j
from .differences import log_ratio
from .kinds import MEAN, SD, SEVERAL
from .measure import LARGE_SAMPLE, Inputs, Measure

SPREAD = {"sd": SD, "n": SEVERAL}
ONE_MEAN = (Inputs("mean and SD", {"m": MEAN, **SPREAD}),)
ONE_SD = (Inputs("standard deviation", SPREAD),)


def _mn(columns: Columns, variance: str, correct: bool) -> Estimates:
    return columns["m"], columns["sd"] ** 2 / columns["n"]


def _smn(columns: Columns, variance: str, correct: bool) -> Estimates:
    n = columns["n"]
    g = columns["m"] / columns["sd"] * (exact_j(n - 1) if correct else 1.0)
    return g, 1 / n + g**2 / (2 * n)


def _mnln(columns: Columns, variance: str, correct: bool) -> Estimates:
    m = columns["m"]
    return log_ratio(m, np.ones_like(m)), (columns["sd"] / m) ** 2 / columns["n"]


def _sdln(columns: Columns, variance: str, correct: bool) -> Estimates:
    half = 0.5 / (columns["n"] - 1)
    return np.log(columns["sd"]) + half * correct, half


def _cvln(columns: Columns, variance: str, correct: bool) -> Estimates:
    spread, vi = _sdln(columns, variance, correct)
    mean, mean_vi = _mnln(columns, variance, correct)
    return spread - mean, vi + mean_vi


NAKAGAWA = "Nakagawa et al. 2015, Methods Ecol Evol 6:143-152"
MEASURES = (
    Measure(
        code="MN",
        words="mean",
        inputs=ONE_MEAN,
        compute=_mn,
        variances=LARGE_SAMPLE,
        source="Borenstein 2009, Handbook of research synthesis, chapter 12",
    ),
    Measure(
        code="SMN",
        words="standardised mean",
        inputs=ONE_MEAN,
        compute=_smn,
        corrected=True,
        variances=LARGE_SAMPLE,
        standardised=True,
        source="Gibbons, Hedeker & Davis 1993, J Educ Stat 18:271-279",
    ),
    Measure(
        code="MNLN",
        words="log mean",
        inputs=ONE_MEAN,
        compute=_mnln,
        variances=LARGE_SAMPLE,
        source=NAKAGAWA,
    ),
    Measure(
        code="SDLN",
        words="log standard deviation",
        inputs=ONE_SD,
        compute=_sdln,
        corrected=True,
        variances=LARGE_SAMPLE,
        source=NAKAGAWA,
    ),
    Measure(
        code="CVLN",
        words="log coefficient of variation",
        inputs=ONE_MEAN,
        compute=_cvln,
        corrected=True,
        variances=LARGE_SAMPLE,
        source=NAKAGAWA,
    ),
)
