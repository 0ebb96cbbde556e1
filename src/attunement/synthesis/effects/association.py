"""Two-by-two tables of two yes-or-no variables: how far they go together."""

import numpy as np

from .arrays import Columns, Estimates, FloatArray
from .measure import LARGE_SAMPLE, Measure
from .tables import CELLS, TABLE, cells, log_odds_ratio, of_table, risks
from .tetrachoric import rtet, ztet

SAMPLING = {
    "CS": "people drawn without regard to either variable (Yule 1912)",
    "ST": "size of each row fixed by design",
}


def _phi(columns: Columns, variance: str, correct: bool) -> Estimates:
    a, b, c, d = cells(columns)
    rows, columns_ = (a + b) * (c + d), (a + c) * (b + d)
    phi = (a * d - b * c) / np.sqrt(rows * columns_)
    return phi, _phi_stratified(columns) if variance == "ST" else _phi_cross(columns, phi)


def _phi_cross(columns: Columns, phi: FloatArray) -> FloatArray:
    a, b, c, d = cells(columns)
    n = a + b + c + d
    gap1, gap2 = (a + b - c - d) / n, (a + c - b - d) / n
    spread1, spread2 = (a + b) * (c + d) / n**2, (a + c) * (b + d) / n**2
    middle = phi * (1 + phi**2 / 2) * gap1 * gap2 / np.sqrt(spread1 * spread2)
    margins = 0.75 * phi**2 * (gap1**2 / spread1 + gap2**2 / spread2)
    return np.asarray((1 - phi**2 + middle - margins) / n)


def _phi_stratified(columns: Columns) -> FloatArray:
    """Delta method over two independent binomials: phi = (p1 - p2) sqrt(w1 w2) / sqrt(p q)."""
    p1, n1, p2, n2 = risks(columns)
    w1, w2 = n1 / (n1 + n2), n2 / (n1 + n2)
    p = w1 * p1 + w2 * p2
    bend = (p1 - p2) * (1 - 2 * p) / (2 * p * (1 - p))
    slopes = (1 - w1 * bend) ** 2 * p1 * (1 - p1) / n1 + (1 + w2 * bend) ** 2 * p2 * (1 - p2) / n2
    return np.asarray(slopes * w1 * w2 / (p * (1 - p)))


def _zphi(columns: Columns, variance: str, correct: bool) -> Estimates:
    phi, vi = _phi(columns, variance, correct)
    return np.arctanh(phi), vi / (1 - phi**2) ** 2


def _yule(columns: Columns, root: float) -> Estimates:
    """(OR**root - 1) / (OR**root + 1): Q with root 1, Y with root 1/2."""
    log_or, vi = log_odds_ratio(columns, "LS", True)
    yi = np.tanh(root * log_or / 2)
    return yi, (root / 2) ** 2 * (1 - yi**2) ** 2 * vi


def _yuq(columns: Columns, variance: str, correct: bool) -> Estimates:
    return _yule(columns, 1.0)


def _yuy(columns: Columns, variance: str, correct: bool) -> Estimates:
    return _yule(columns, 0.5)


def _phi_measure(code: str, words: str) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=TABLE,
        compute=_phi if code == "PHI" else _zphi,
        variances=SAMPLING,
        cells=CELLS,
        source="Yule 1912, J R Stat Soc 75:579-652",
    )


YULE = "Yule 1912, J R Stat Soc 75:579-652"
PEARSON = "Pearson 1900, Phil Trans R Soc A 195:1-47; variance by the delta method"
MEASURES = (
    _phi_measure("PHI", "phi coefficient"),
    _phi_measure("ZPHI", "phi coefficient, Fisher's z"),
    of_table("YUQ", "Yule's Q", _yuq, YULE),
    of_table("YUY", "Yule's Y", _yuy, YULE),
    Measure(
        code="RTET",
        words="tetrachoric correlation",
        inputs=TABLE,
        compute=rtet,
        variances=LARGE_SAMPLE,
        cells=CELLS,
        source=PEARSON,
    ),
    Measure(
        code="ZTET",
        words="tetrachoric correlation, Fisher's z",
        inputs=TABLE,
        compute=ztet,
        variances=LARGE_SAMPLE,
        cells=CELLS,
        source=PEARSON,
    ),
)
