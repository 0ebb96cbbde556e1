"""Weighted least squares with a multiplicative dispersion: what Egger's line is drawn by."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..errors import NoSpread, NotIdentifiable, TooFewStudies


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """Coefficients with their standard errors, t statistics and two-sided p-values, shape (p,).

    dispersion: residual mean square of the weighted effects, by which variances are multiplied
    """

    coefficients: FloatArray
    se: FloatArray
    t: FloatArray
    pvalue: FloatArray
    df: int
    dispersion: float

    def interval(self, place: int, level: float) -> tuple[float, float]:
        reach = float(special.stdtrit(self.df, (1 + level) / 2)) * float(self.se[place])
        middle = float(self.coefficients[place])
        return middle - reach, middle + reach


def weighted_line(yi: FloatArray, vi: FloatArray, *columns: FloatArray) -> Line:
    """yi on an intercept and `columns`, weights 1/vi.

    Raises TooFewStudies, NotIdentifiable, NoSpread (the effects lie on a line: no error to judge
    it by).
    """
    design = np.column_stack([np.ones_like(yi), *columns])
    k, p = design.shape
    if k <= p:
        raise TooFewStudies(f"{k} studies are too few.", mend=f"At least {p + 1} are needed.")
    root = np.sqrt(vi)
    x, y = design / root[:, None], yi / root
    # Columns of one length: the rank must not depend on the unit of the predictor.
    size = np.sqrt(np.sum(x**2, axis=0))
    if not size.all() or np.linalg.matrix_rank(x / size, tol=1e-10) < p:
        raise NotIdentifiable(
            "All studies have the same precision, or the predictor does not differ.",
            mend="Without studies of different size there is no line to draw.",
        )
    q, r = np.linalg.qr(x / size)
    coefficients = np.linalg.solve(r, q.T @ y)
    residuals = y - x / size @ coefficients
    inverse = np.linalg.inv(r)
    df = k - p
    dispersion = float(residuals @ residuals / df)
    if residuals @ residuals <= (64 * np.finfo(np.float64).eps) ** 2 * float(y @ y):
        raise NoSpread(
            "The effects lie exactly on the line, so it has no error to be judged by.",
            mend="Check that the effects were not copied from one study to the next.",
        )
    se = np.sqrt(dispersion * np.sum(inverse**2, axis=1)) / size
    beta = coefficients / size
    t = beta / se
    return Line(
        coefficients=read_only(beta),
        se=read_only(se),
        t=read_only(t),
        pvalue=read_only(2 * special.stdtr(df, -np.abs(t))),
        df=df,
        dispersion=dispersion,
    )
