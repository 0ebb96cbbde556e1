"""Matched pairs of a yes-or-no outcome: a, both; b, first only; c, second only; d, neither."""

import numpy as np

from .arrays import Columns, Estimates
from .kinds import COUNT
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure
from .tables import CELLS, cells

PAIRS = (Inputs("counts of pairs", {"a": COUNT, "b": COUNT, "c": COUNT, "d": COUNT}),)


def _mpor(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, d = cells(columns)
    n, first, second = a + b + c + d, a + b, a + c
    # Two log odds that go together: each has variance 1 / (n p q), less twice their covariance.
    together = 2 * n * (a * n - first * second) / (first * (n - first) * second * (n - second))
    odds = 1 / first + 1 / (n - first) + 1 / second + 1 / (n - second)
    return np.log(first * (n - second) / ((n - first) * second)), odds - together


def _mprr(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, _ = cells(columns)
    return np.log((a + b) / (a + c)), (b + c) / ((a + b) * (a + c))


def _mprd(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, d = cells(columns)
    n = a + b + c + d
    return (b - c) / n, (b + c) / n**2 - (b - c) ** 2 / n**3


def _mporc(columns: Columns, variance: str, correct: bool) -> Estimates:
    _, b, c, _ = cells(columns)
    return np.log(b / c), 1 / b + 1 / c


def _mppeto(columns: Columns, variance: str, correct: bool) -> Estimates:
    """Observed less expected is (b - c) / 2, and its variance (b + c) / 4."""
    _, b, c, _ = cells(columns)
    return 2 * (b - c) / (b + c), 4 / (b + c)


def _of_pairs(code: str, words: str, compute: Compute, source: str) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=PAIRS,
        compute=compute,
        variances=LARGE_SAMPLE,
        cells=CELLS,
        add=0.5,
        source=source,
    )


BALAGTAS = "Becker & Balagtas 1993, Biometrics 49:997-1009"
CURTIN = "Curtin, Elbourne & Altman 2002, Stat Med 21:2145-2159"
ZOU = "Zou 2007, Stat Med 26:4236-4249"
MEASURES = (
    _of_pairs("MPOR", "marginal log odds ratio of pairs", _mpor, BALAGTAS),
    _of_pairs("MPRR", "marginal log risk ratio of pairs", _mprr, ZOU),
    _of_pairs("MPRD", "marginal risk difference of pairs", _mprd, "Newcombe 1998, Stat Med 17"),
    _of_pairs("MPORC", "conditional log odds ratio of pairs", _mporc, CURTIN),
    _of_pairs("MPPETO", "conditional log odds ratio of pairs, Peto's method", _mppeto, CURTIN),
)
