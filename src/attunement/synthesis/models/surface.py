"""The likelihood of two variances, at many pairs of them at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surface:
    """At n points theta (n, 2). loglik: (n,), up to a constant; score: (n, 2); hessian: second
    derivatives, and expected: Fisher's information, (n, 2, 2)."""

    loglik: FloatArray
    score: FloatArray
    hessian: FloatArray
    expected: FloatArray

    def take(self, rows: np.ndarray) -> "Surface":
        return Surface(
            loglik=self.loglik[rows],
            score=self.score[rows],
            hessian=self.hessian[rows],
            expected=self.expected[rows],
        )

    def put(self, rows: np.ndarray, there: "Surface") -> None:
        """Take the surface of other points in the place of these."""
        self.loglik[rows], self.score[rows] = there.loglik, there.score
        self.hessian[rows], self.expected[rows] = there.hessian, there.expected


Survey = Callable[[FloatArray], Surface]
"""From points (n, 2) to the surface there."""
