"""How a model varies when its studies are drawn again."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from ..errors import NotSolved, TooFewStudies
from ..models.fitted import Fitted
from ..models.inference import coefficients
from ..models.intervals import Interval
from ..models.kernel import Reason
from ..models.problems import Problems, pieces
from ..models.tau2 import between
from .draws import check_number, generator
from .refits import shared
from .resamples import draw, resamples


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bootstrap:
    """n resamples of k studies, drawn with replacement. NaN where `reason` says why.

    beta: coefficients, (n, p); tau2, reason: (n,); level: of the model's own intervals
    """

    beta: FloatArray
    tau2: FloatArray
    reason: np.ndarray
    level: float

    @property
    def estimate(self) -> FloatArray:
        """The first coefficient: the pooled effect where there are no moderators, (n,)."""
        return self.beta[:, 0]

    @property
    def se(self) -> float:
        """Standard deviation of `estimate` over the resamples that were solved. Raises NotSolved
        for fewer than 2, as the intervals do."""
        return float(np.std(self.estimate[self._solved()], ddof=1))

    def interval(self, *, coefficient: int = 0) -> Interval:
        """Percentile interval of a coefficient. Efron & Tibshirani (1993), ch. 13."""
        return self._percentiles(self.beta[:, coefficient])

    @property
    def tau2_interval(self) -> Interval:
        """Percentile interval of tau2."""
        return self._percentiles(self.tau2)

    def _percentiles(self, values: FloatArray) -> Interval:
        tail = (1 - self.level) / 2
        ends = np.quantile(values[self._solved()], [tail, 1 - tail])
        return Interval(float(ends[0]), float(ends[1]))

    def _solved(self) -> np.ndarray:
        there = np.asarray(self.reason == Reason.SOLVED)
        if there.sum() < 2:
            raise NotSolved(
                f"{int(there.sum())} of {len(there)} resamples could be fitted.",
                mend="Draw more, or look at their `reason`.",
            )
        return there


def bootstrap(fit: Fitted, n: int, *, rng: np.random.Generator | None = None) -> Bootstrap:
    """Refit by the model's own method on n resamples of its studies, drawn by `rng` or, without
    one, always the same. Raises TooFewStudies where the studies are no more than the
    coefficients."""
    check_number(n)
    source = generator(rng)
    if fit.k <= fit.p:
        raise TooFewStudies(
            f"{fit.k} studies for {fit.p} coefficients: every resample is the same or fewer.",
            mend=f"A bootstrap needs {fit.p + 1} studies or more.",
        )
    chunks = pieces(n, fit.k)
    drawn = (draw(fit.k, chunk.stop - chunk.start, source) for chunk in chunks)

    def one(words: np.ndarray) -> tuple[FloatArray, FloatArray, np.ndarray]:
        counts = resamples(words, fit.k)
        part = Problems.build(fit.effects.yi, fit.effects.vi, x=fit.design, counts=counts)
        found = between(part, fit.method, fit.own_weights)
        can = np.flatnonzero(found.reason == Reason.SOLVED)
        beta = np.full((part.n, part.p), np.nan)
        solved = part if can.size == part.n else part.take(can)
        beta[can] = coefficients(solved, found.tau2[can], fit.own_weights)
        return beta, found.tau2, found.reason

    beta, tau2, reason = (
        np.concatenate(parts) for parts in zip(*shared(drawn, one, many=len(chunks)), strict=True)
    )
    for array in (beta, tau2, reason):
        array.setflags(write=False)
    return Bootstrap(beta=beta, tau2=tau2, reason=reason, level=fit.level)
