"""Proportions and event rates of one group."""

import numpy as np
from scipy import special

from .arrays import Columns, Estimates, FloatArray
from .kinds import COUNT, SIZE, TIME
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure
from .normal import density


def _others(columns: Columns) -> Columns:
    return {"x": columns["x"], "m": columns["n"] - columns["x"]}


EVENTS = (
    Inputs("events and group size", {"x": COUNT, "n": SIZE}, _others),
    Inputs("events and others", {"x": COUNT, "m": COUNT}),
)
RATE = (Inputs("events and person-time", {"x": COUNT, "t": TIME}),)


def _share(columns: Columns) -> tuple[FloatArray, FloatArray]:
    n = columns["x"] + columns["m"]
    return columns["x"] / n, n


def _pr(columns: Columns, variance: str, correct: bool) -> Estimates:
    p, n = _share(columns)
    return p, p * (1 - p) / n


def _pln(columns: Columns, variance: str, correct: bool) -> Estimates:
    p, n = _share(columns)
    return np.log(p), 1 / columns["x"] - 1 / n


def _plo(columns: Columns, variance: str, correct: bool) -> Estimates:
    x, m = columns["x"], columns["m"]
    return np.log(x / m), 1 / x + 1 / m


def _prz(columns: Columns, variance: str, correct: bool) -> Estimates:
    p, n = _share(columns)
    z = special.ndtri(p)
    return z, p * (1 - p) / (n * density(z) ** 2)


def _pas(columns: Columns, variance: str, correct: bool) -> Estimates:
    p, n = _share(columns)
    return np.arcsin(np.sqrt(p)), 1 / (4 * n)


def _pft(columns: Columns, variance: str, correct: bool) -> Estimates:
    x, n = columns["x"], columns["x"] + columns["m"]
    angles = np.arcsin(np.sqrt(x / (n + 1))) + np.arcsin(np.sqrt((x + 1) / (n + 1)))
    return angles / 2, 1 / (4 * n + 2)


def _ir(columns: Columns, variance: str, correct: bool) -> Estimates:
    x, t = columns["x"], columns["t"]
    return x / t, x / t**2


def _irln(columns: Columns, variance: str, correct: bool) -> Estimates:
    x, t = columns["x"], columns["t"]
    return np.log(x / t), 1 / x


def _irs(columns: Columns, variance: str, correct: bool) -> Estimates:
    return np.sqrt(columns["x"] / columns["t"]), 1 / (4 * columns["t"])


def _irft(columns: Columns, variance: str, correct: bool) -> Estimates:
    x, t = columns["x"], columns["t"]
    return (np.sqrt(x / t) + np.sqrt((x + 1) / t)) / 2, 1 / (4 * t)


def _proportion(code: str, words: str, compute: Compute, add: float, source: str) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=EVENTS,
        compute=compute,
        variances=LARGE_SAMPLE,
        cells=("x", "m"),
        add=add,
        source=source,
    )


def _rate(code: str, words: str, compute: Compute, add: float, source: str) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=RATE,
        compute=compute,
        variances=LARGE_SAMPLE,
        cells=("x",),
        add=add,
        source=source,
    )


FLEISS = "Fleiss & Berlin 2009, Handbook of research synthesis, chapter 13"
TUKEY = "Freeman & Tukey 1950, Ann Math Stat 21:607-611"
ROTHMAN = "Rothman, Greenland & Lash 2008, Modern epidemiology"
MEASURES = (
    _proportion("PR", "proportion", _pr, 0.5, FLEISS),
    _proportion("PLN", "log proportion", _pln, 0.5, FLEISS),
    _proportion("PLO", "logit proportion (log odds)", _plo, 0.5, FLEISS),
    _proportion("PRZ", "probit proportion", _prz, 0.5, FLEISS),
    _proportion("PAS", "arcsine proportion", _pas, 0.0, FLEISS),
    _proportion("PFT", "double arcsine proportion", _pft, 0.0, TUKEY),
    _rate("IR", "incidence rate", _ir, 0.5, ROTHMAN),
    _rate("IRLN", "log incidence rate", _irln, 0.5, ROTHMAN),
    _rate("IRS", "square root of an incidence rate", _irs, 0.0, ROTHMAN),
    _rate("IRFT", "Freeman-Tukey incidence rate", _irft, 0.0, TUKEY),
)
