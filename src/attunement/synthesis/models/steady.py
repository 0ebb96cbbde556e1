"""The same problems in coordinates in which rounding does no harm."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steady:
    """problems: effects about an ordinary least-squares line, design with orthonormal columns, or
    still one column of ones.

    tau2, Q and every likelihood are the same in them. Without this a moderator such as a year of
    publication, or effects far from 0, would cost half of the digits.
    """

    problems: Problems
    triangle: FloatArray
    line: FloatArray

    def beta(self, beta: FloatArray) -> FloatArray:
        """Coefficients of the original design, (n, p)."""
        if self.problems.pooled:
            return beta + self.line
        return np.asarray(np.linalg.solve(self.triangle, (beta + self.line).T).T)

    def covariance(self, covariance: FloatArray) -> FloatArray:
        if self.problems.pooled:
            return covariance
        back = np.linalg.inv(self.triangle)
        return np.asarray(back @ covariance @ back.T)


def steady(problems: Problems) -> Steady:
    """X = QR: columns of Q for those of X, and y less its projection on them."""
    if problems.pooled:
        mean = problems.y.sum(-1, keepdims=True) / problems.k
        centred = Problems(
            y=problems.y - mean,
            v=problems.v,
            x=problems.x,
            counts=problems.counts,
            n=problems.n,
            pooled=True,
        )
        return Steady(problems=centred, triangle=np.ones((1, 1)), line=mean)
    columns, triangle = np.linalg.qr(problems.x)
    line = problems.y @ columns
    y = problems.y - line @ columns.T
    return Steady(
        problems=Problems(y=y, v=problems.v, x=columns, counts=problems.counts, n=problems.n),
        triangle=triangle,
        line=line,
    )
