"""Two-by-two tables: risks and odds of two groups, and what an odds ratio says of a scale."""

import numpy as np
from scipy import special

from .arrays import Columns, Estimates, FloatArray
from .from_difference import LOGISTIC, NORMAL
from .kinds import COUNT, SIZE
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure
from .normal import density

CELLS = ("a", "b", "c", "d")
NOTHING_TO_COMPARE = (("a", "c"), ("b", "d"))


def _from_sizes(columns: Columns) -> Columns:
    return {
        "a": columns["a"],
        "b": columns["n1"] - columns["a"],
        "c": columns["c"],
        "d": columns["n2"] - columns["c"],
    }


TABLE = (
    Inputs("counts", {"a": COUNT, "b": COUNT, "c": COUNT, "d": COUNT}),
    Inputs("events and group sizes", {"a": COUNT, "n1": SIZE, "c": COUNT, "n2": SIZE}, _from_sizes),
)


def cells(columns: Columns) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    return columns["a"], columns["b"], columns["c"], columns["d"]


def risks(columns: Columns) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Risk and size of each group."""
    a, b, c, d = cells(columns)
    return a / (a + b), a + b, c / (c + d), c + d


def _rr(columns: Columns, variance: str, correct: bool) -> Estimates:
    p1, n1, p2, n2 = risks(columns)
    return np.log(p1 / p2), 1 / columns["a"] - 1 / n1 + 1 / columns["c"] - 1 / n2


def log_odds_ratio(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, d = cells(columns)
    return np.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d


def _rd(columns: Columns, variance: str, correct: bool) -> Estimates:
    p1, n1, p2, n2 = risks(columns)
    return p1 - p2, p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2


def _as(columns: Columns, variance: str, correct: bool) -> Estimates:
    p1, n1, p2, n2 = risks(columns)
    return np.arcsin(np.sqrt(p1)) - np.arcsin(np.sqrt(p2)), 1 / (4 * n1) + 1 / (4 * n2)


def _peto(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, d = cells(columns)
    n1, n2, events, others = a + b, c + d, a + c, b + d
    n = n1 + n2
    spread = events * others * n1 * n2 / (n**2 * (n - 1))
    return (a - events * n1 / n) / spread, 1 / spread


def _pbit(columns: Columns, variance: str, correct: bool) -> Estimates:
    p1, n1, p2, n2 = risks(columns)
    z1, z2 = special.ndtri(p1), special.ndtri(p2)
    vi = p1 * (1 - p1) / (n1 * density(z1) ** 2) + p2 * (1 - p2) / (n2 * density(z2) ** 2)
    return z1 - z2, vi


def _or2dl(columns: Columns, variance: str, correct: bool) -> Estimates:
    yi, vi = log_odds_ratio(columns, variance, correct)
    return yi / LOGISTIC, vi / LOGISTIC**2


def _or2dn(columns: Columns, variance: str, correct: bool) -> Estimates:
    yi, vi = log_odds_ratio(columns, variance, correct)
    return yi / NORMAL, vi / NORMAL**2


def of_table(code: str, words: str, compute: Compute, source: str, add: float = 0.5) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=TABLE,
        compute=compute,
        variances=LARGE_SAMPLE,
        cells=CELLS,
        add=add,
        double_zero=NOTHING_TO_COMPARE,
        source=source,
    )


FLEISS = "Fleiss & Berlin 2009, Handbook of research synthesis, chapter 13"
MEASURES = (
    of_table("RR", "log risk ratio", _rr, FLEISS),
    of_table("OR", "log odds ratio", log_odds_ratio, FLEISS),
    of_table("RD", "risk difference", _rd, FLEISS),
    of_table(
        "AS", "arcsine risk difference", _as, "Rücker et al. 2009, Stat Med 28:721-738", add=0.0
    ),
    of_table(
        "PETO",
        "log odds ratio, Peto's method",
        _peto,
        "Yusuf et al. 1985, Prog Cardiovasc Dis 27:335-371",
    ),
    of_table(
        "PBIT",
        "probit risk difference",
        _pbit,
        "Sánchez-Meca et al. 2003, Psychol Methods 8:448-467",
    ),
    of_table(
        "OR2DL",
        "standardised difference from a log odds ratio, logistic",
        _or2dl,
        "Hasselblad & Hedges 1995, Psychol Bull 117:167-178",
    ),
    of_table(
        "OR2DN",
        "standardised difference from a log odds ratio, normal",
        _or2dn,
        "Cox & Snell 1989, Analysis of binary data",
    ),
)
