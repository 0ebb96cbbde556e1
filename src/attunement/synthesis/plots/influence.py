"""What each study does to the model: a row for each, a column for each diagnostic."""

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
from ..errors import UnknownChoice
from ..models.fitted import Fitted
from ..models.levels import Multilevel
from ..telling import decimal
from .chart import Chart

EDGE, COLUMN, PAD, ROW, LINE = 8.0, 92.0, 12.0, 24.0, 18.0
LABELS_AT_MOST = 190.0
SAME = 1e-9
"""Values that differ by less, relatively, are one value: the rest is rounding."""


@dataclass(frozen=True, slots=True)
class Column:
    """name: over it; values: of a diagnostic, one for each study; usual: the reference line."""

    name: str
    values: FloatArray
    usual: float


def influence(fit: Fitted | Multilevel, *, title: str = "") -> Chart:
    """Viechtbauer & Cheung (2010) Res. Synth. Methods 1:112. In each column the line is the value
    of a study that does nothing unusual. Filled: studies that `influential` names; in a model of
    dependent effects, those whose Cook's distance is beyond the median of its chi-square.

    Raises UnknownChoice for counts pooled under a common effect, and TooFewStudies.
    """
    if isinstance(fit, Multilevel):
        labels, columns, flagged = _of_levels(fit)
    elif isinstance(fit, Fitted):
        labels, columns, flagged = _of_studies(fit)
    else:
        raise UnknownChoice(
            "Influence is of a model with weights of its own, and these are pooled counts.",
            mend="Ask leave_one_out() for the result without each study.",
        )
    names = [label for label, yes in zip(labels, flagged.tolist(), strict=True) if yes]
    told = f"stands out: {', '.join(names)}" if names else "none stands out"
    sentence = f"Influence of each of {len(labels)} studies; {told}."
    rows = tuple(
        (label, *(decimal(float(c.values[i])) for c in columns), "yes" if flagged[i] else "no")
        for i, label in enumerate(labels)
    )
    head = ("Study", *(c.name for c in columns), "Stands out")
    title = title or f"Influence of each of {len(labels)} studies"
    sheet = _drawn(labels, columns, flagged, title, sentence)
    return Chart(title=title, sentence=sentence, sheet=sheet, cells=Table(head, rows))


Shown = tuple[tuple[str, ...], list[Column], np.ndarray]


def _of_studies(fit: Fitted) -> Shown:
    found = found_by(fit)
    columns = [
        Column("Studentised residual", found.rstudent, 0.0),
        Column("DFFITS", found.dffits, 0.0),
        Column("Cook's distance", found.cook_d, 0.0),
        Column("Covariance ratio", found.cov_r, 1.0),
        Column("tau² without", found.tau2_del, fit.tau2),
        Column("Q without", found.qe_del, fit.q),
        Column("Hat value", found.hat, fit.p / fit.k),
        Column("Weight, %", found.weight, 100 / fit.k),
    ]
    return found.labels, columns, influential(fit, found)


def _of_levels(fit: Multilevel) -> Shown:
    found = fit.influence()
    weights = np.bincount(fit.blocks.codes(), weights=fit.weights)
    columns = [
        Column("Cook's distance", found.cook_d, 0.0),
        Column("Estimate without", found.estimates[:, 0], fit.estimate),
        Column("Between: σ² without", found.sigma2[:, 0], fit.sigma2[0]),
        Column("Within: σ² without", found.sigma2[:, 1], fit.sigma2[1]),
        Column("Weight, %", weights, 100 / fit.studies),
    ]
    with np.errstate(invalid="ignore"):
        return found.labels, columns, found.cook_d > special.chdtri(fit.p, 0.5)


def influential(fit: Fitted, found: Influence) -> np.ndarray:
    """(k,): DFFITS beyond 3 sqrt(p / (k - p)), Cook's distance beyond the median of a chi-square
    with p degrees of freedom, or a hat value beyond 3 p / k: Viechtbauer & Cheung (2010)."""
    k, p = fit.k, fit.p
    dffits = np.abs(found.dffits) > 3 * sqrt(p / (k - p))
    return np.asarray(dffits | (found.cook_d > special.chdtri(p, 0.5)) | (found.hat > 3 * p / k))


def _drawn(
    labels: tuple[str, ...],
    columns: list[Column],
    flagged: np.ndarray,
    title: str,
    description: str,
) -> Drawing:
    room = min(LABELS_AT_MOST, max(width(label, SMALL) for label in labels))
    left = EDGE + room + PAD
    wide = left + COLUMN * len(columns) + EDGE
    top = 84.0
    bottom = top + ROW * len(labels)
    marks: list[Mark] = [
        Text(EDGE, 22, fitted_words(title, NORMAL, wide - 16, bold=True), NORMAL, bold=True)
    ]
    for i, label in enumerate(labels):
        y = top + ROW * (i + 0.5)
        marks += [
            Line(EDGE, y, wide - EDGE, y, GRID),
            Text(EDGE, y + 5, fitted_words(label, SMALL, room), SMALL, halo=True),
        ]
    for place, column in enumerate(columns):
        marks += _column(column, flagged, left + COLUMN * place, top, bottom)
    return Drawing(wide, bottom + 34 + LINE, title, description, tuple(marks))


def _column(
    column: Column, flagged: np.ndarray, left: float, top: float, bottom: float
) -> list[Mark]:
    values, usual = column.values, float(column.usual)
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
