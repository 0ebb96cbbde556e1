"""Coefficient alpha of a scale: reliability generalised over studies."""

import numpy as np

from .arrays import Columns, Estimates
from .kinds import ALPHA, ITEMS, SEVERAL
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure

GIVEN = (Inputs("alpha, items and people", {"alpha": ALPHA, "m": ITEMS, "n": SEVERAL}),)


def _araw(columns: Columns, variance: str, correct: bool) -> Estimates:
    alpha, m, n = columns["alpha"], columns["m"], columns["n"]
    return alpha, 2 * m * (1 - alpha) ** 2 / ((m - 1) * (n - 2))


def _abt(columns: Columns, variance: str, correct: bool) -> Estimates:
    alpha, m, n = columns["alpha"], columns["m"], columns["n"]
    return -np.log(1 - alpha), 2 * m / ((m - 1) * (n - 2))


def _ahw(columns: Columns, variance: str, correct: bool) -> Estimates:
    alpha, m, n = columns["alpha"], columns["m"], columns["n"]
    vi = 18 * m * (n - 1) * (1 - alpha) ** (2 / 3) / ((m - 1) * (9 * n - 11) ** 2)
    return 1 - np.cbrt(1 - alpha), vi


def _of_alpha(code: str, words: str, compute: Compute, source: str) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=GIVEN,
        compute=compute,
        variances=LARGE_SAMPLE,
        source=source,
    )


MEASURES = (
    _of_alpha("ARAW", "coefficient alpha", _araw, "Bonett 2010, Psychol Methods 15:368-385"),
    _of_alpha(
        "ABT",
        "coefficient alpha, -log(1 - alpha)",
        _abt,
        "Bonett 2002, J Educ Behav Stat 27:335-340",
    ),
    _of_alpha(
        "AHW",
        "coefficient alpha, 1 - cube root of (1 - alpha)",
        _ahw,
        "Hakstian & Whalen 1976, Psychometrika 41:219-231",
    ),
)
