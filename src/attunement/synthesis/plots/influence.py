"""What each study does to the model: a row for each, a column for each diagnostic."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from scipy import special

from attunement.drawing.marks import (
    GRID,
    INK,
    NORMAL,
    PAPER,
    QUIET,
    SMALL,
    Circle,
    Line,
    Mark,
    Text,
)
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit as fitted_words
from attunement.drawing.text import width, wrap

from ..diagnose import Influence
from ..diagnose import influence as found_by
from ..effects.arrays import FloatArray
from ..models.fitted import Fitted
from ..telling import decimal
from .chart import Chart

EDGE, COLUMN, PAD, ROW, LINE = 8.0, 92.0, 12.0, 24.0, 18.0
LABELS_AT_MOST = 190.0
SAME = 1e-9
"""Values that differ by less, relatively, are one value: the rest is rounding."""


@dataclass(frozen=True, slots=True)
class Column:
    """name: over it; values: (k,) of a diagnostic; usual: the reference line, of k studies and p
    coefficients, or of the fit."""

    name: str
    values: Callable[[Influence], FloatArray]
    usual: Callable[[Fitted], float]


COLUMNS = (
    Column("Studentised residual", lambda f: f.rstudent, lambda fit: 0.0),
    Column("DFFITS", lambda f: f.dffits, lambda fit: 0.0),
    Column("Cook's distance", lambda f: f.cook_d, lambda fit: 0.0),
    Column("Covariance ratio", lambda f: f.cov_r, lambda fit: 1.0),
    Column("tau² without", lambda f: f.tau2_del, lambda fit: fit.tau2),
    Column("Q without", lambda f: f.qe_del, lambda fit: fit.q),
    Column("Hat value", lambda f: f.hat, lambda fit: fit.p / fit.k),
    Column("Weight, %", lambda f: f.weight, lambda fit: 100 / fit.k),
)


def influence(fit: Fitted, *, title: str = "") -> Chart:
    """Viechtbauer & Cheung (2010) Res. Synth. Methods 1:112. In each column the line is the value
    of a study that does nothing unusual. Filled: studies that `influential` names."""
    found = found_by(fit)
    flagged = influential(fit, found)
    names = [label for label, yes in zip(found.labels, flagged.tolist(), strict=True) if yes]
    told = f"stands out: {', '.join(names)}" if names else "none stands out"
    sentence = f"Influence of each of {fit.k} studies; {told}."
    columns = [(c, c.values(found)) for c in COLUMNS]
    rows = tuple(
        (label, *(decimal(float(v[i])) for _, v in columns), "yes" if flagged[i] else "no")
        for i, label in enumerate(found.labels)
    )
    head = ("Study", *(c.name for c in COLUMNS), "Stands out")
    title = title or f"Influence of each of {fit.k} studies"
    sheet = _drawn(fit, found, columns, flagged, title, sentence)
    return Chart(title=title, sentence=sentence, sheet=sheet, cells=Table(head, rows))


def influential(fit: Fitted, found: Influence) -> np.ndarray:
    """(k,): DFFITS beyond 3 sqrt(p / (k - p)), Cook's distance beyond the median of a chi-square
    with p degrees of freedom, or a hat value beyond 3 p / k: Viechtbauer & Cheung (2010)."""
    k, p = fit.k, fit.p
    dffits = np.abs(found.dffits) > 3 * sqrt(p / (k - p))
    return np.asarray(dffits | (found.cook_d > special.chdtri(p, 0.5)) | (found.hat > 3 * p / k))


def _drawn(
    fit: Fitted,
    found: Influence,
    columns: list[tuple[Column, FloatArray]],
    flagged: np.ndarray,
    title: str,
    description: str,
) -> Drawing:
    labels = min(LABELS_AT_MOST, max(width(label, SMALL) for label in found.labels))
    left = EDGE + labels + PAD
    wide = left + COLUMN * len(columns) + EDGE
    top = 84.0
    bottom = top + ROW * fit.k
    marks: list[Mark] = [
        Text(EDGE, 22, fitted_words(title, NORMAL, wide - 16, bold=True), NORMAL, bold=True)
    ]
    for i, label in enumerate(found.labels):
        y = top + ROW * (i + 0.5)
        marks += [
            Line(EDGE, y, wide - EDGE, y, GRID),
            Text(EDGE, y + 5, fitted_words(label, SMALL, labels), SMALL, halo=True),
        ]
    for place, (column, values) in enumerate(columns):
        marks += _column(column, values, flagged, fit, left + COLUMN * place, top, bottom)
    return Drawing(wide, bottom + 34 + LINE, title, description, tuple(marks))


def _column(
    column: Column,
    values: FloatArray,
    flagged: np.ndarray,
    fit: Fitted,
    left: float,
    top: float,
    bottom: float,
) -> list[Mark]:
    usual = float(column.usual(fit))
    known = [usual, *values[np.isfinite(values)].tolist()]
    low, high = min(known), max(known)
    start, end = left + PAD, left + COLUMN - PAD
    same = high - low <= SAME * max(abs(low), abs(high))

    def x(value: float) -> float:
        return (start + end) / 2 if same else start + (end - start) * (value - low) / (high - low)

    ends = [Text((start + end) / 2, bottom + 20, _short(usual), SMALL, "middle")]
    if not same:
        first = Text(start - 6, bottom + 20, _short(low), SMALL)
        last = Text(end + 6, bottom + 20, _short(high), SMALL, "end")
        below = replace(last, y=last.y + LINE)
        ends = [first, below if first.box.overlaps(last.box) else last]
    marks: list[Mark] = [
        Text((start + end) / 2, top - 26 + 18 * i, line, SMALL, "middle", bold=True)
        for i, line in enumerate(wrap(column.name, SMALL, COLUMN, lines=2, bold=True))
    ]
    marks += [
        Line(x(usual), top, x(usual), bottom, QUIET, 1.5),
        *ends,
    ]
    for i, value in enumerate(values.tolist()):
        if np.isfinite(value):
            fill = INK if flagged[i] else PAPER
            marks.append(Circle(x(value), top + ROW * (i + 0.5), 5, fill, INK, 1.5))
    return marks


def _short(value: float) -> str:
    """The ends of two columns stand side by side: the table has them to two decimals."""
    return f"{round(value, 2 if abs(value) < 10 else 0) + 0.0:g}"
