"""Event rates of two groups, over person-time."""

import numpy as np

from .arrays import Columns, Estimates
from .kinds import COUNT, TIME
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure

RATES = (Inputs("events and person-time", {"x1": COUNT, "t1": TIME, "x2": COUNT, "t2": TIME}),)


def _irr(columns: Columns, variance: str, correct: bool) -> Estimates:
    x1, t1, x2, t2 = (columns[name] for name in ("x1", "t1", "x2", "t2"))
    return np.log(x1 / t1) - np.log(x2 / t2), 1 / x1 + 1 / x2


def _ird(columns: Columns, variance: str, correct: bool) -> Estimates:
    x1, t1, x2, t2 = (columns[name] for name in ("x1", "t1", "x2", "t2"))
    return x1 / t1 - x2 / t2, x1 / t1**2 + x2 / t2**2


def _irsd(columns: Columns, variance: str, correct: bool) -> Estimates:
    x1, t1, x2, t2 = (columns[name] for name in ("x1", "t1", "x2", "t2"))
    return np.sqrt(x1 / t1) - np.sqrt(x2 / t2), 1 / (4 * t1) + 1 / (4 * t2)


def _of_rates(code: str, words: str, compute: Compute, add: float) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=RATES,
        compute=compute,
        variances=LARGE_SAMPLE,
        cells=("x1", "x2"),
        add=add,
        double_zero=(("x1", "x2"),),
        source="Bagos & Nikolopoulos 2009, Stat Med 28:3049-3067",
    )


MEASURES = (
    _of_rates("IRR", "log incidence rate ratio", _irr, 0.5),
    _of_rates("IRD", "incidence rate difference", _ird, 0.5),
    _of_rates("IRSD", "difference of square roots of incidence rates", _irsd, 0.0),
)
