"""A model of effects within studies, fitted."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes, Excluded
from ..errors import NoPooledEffect, UnknownChoice
from .blocks import Blocks
from .each_study import Residuals
from .inference import quantile
from .intervals import Interval
from .left_out import LeftOut
from .robust import Robust
from .summary import Summary

if TYPE_CHECKING:
    from .levels_asked import StudyInfluence
    from .over_rho import OverRho

CORRECTION = "CR2"
"""What the pooled result is told with: its test holds even if `rho` is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelCertificate:
    """How sure it is that these two variances are the highest point of their likelihood.

    score: largest Newton step left, relative to each variance or a tenth of the mean vi; hessian:
    second derivatives, (2, 2); boundary: which of the two is 0, with a score not above 0 there
    starts, reached: climbs from far apart, and how many of them ended here; maxima, gap: different
    tops found, and the log-likelihood above the next. The surface is not searched as a line is:
    this shows a maximum, and that the climbs found no higher one.
    """

    score: float
    hessian: FloatArray
    starts: int
    reached: int
    maxima: int
    gap: float
    boundary: tuple[bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Multilevel:
    """k effects of several studies, with p coefficients; arrays (p,) in the order of `names`.

    sigma2: variance between studies, and between effects within a study
    i2: percent of the variance of an effect that is neither sampling error, in all and by level
    rho: correlation assumed between sampling errors within a study; None: independent
    certificate: None where the variances were given
    se, statistic, pvalue, ci_lower, ci_upper: of the model as it stands; `robust` and `summary`
        have those that hold if `rho` is wrong
    """

    effects: EffectSizes
    design: FloatArray
    names: tuple[str, ...]
    method: str
    test: str
    level: float
    rho: float | None
    studies: int
    sigma2: tuple[float, float]
    estimates: FloatArray
    se: FloatArray
    statistic: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    covariance: FloatArray
    df: float
    q: float
    q_df: int
    q_pvalue: float
    i2: float
    i2_by_level: tuple[float, float]
    loglik: float
    certificate: LevelCertificate | None
    cautions: tuple[Caution, ...]
    blocks: Blocks
    own: np.ndarray

    @property
    def k(self) -> int:
        return self.effects.k

    @property
    def p(self) -> int:
        return len(self.names)

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        return self.effects.excluded

    @property
    def estimate(self) -> float:
        """The first coefficient: the pooled effect where there are no moderators."""
        return float(self.estimates[0])

    @property
    def working(self) -> FloatArray:
        """The covariance of the effects of each study under this model, as `blocks` pads it."""
        from .level_estimates import clustered

        data = clustered(
            self.effects, self.design, self.blocks, self.blocks.codes(), self.own, self.rho
        )
        return data.covariance(np.array(self.sigma2))

    @property
    def prediction_interval(self) -> Interval:
        """Where a new effect of a new study may lie; with moderators, one whose values are 0."""
        half = float(quantile(self.level, np.array(self.df)))
        half *= float(np.sqrt(self.se[0] ** 2 + sum(self.sigma2)))
        return Interval(self.estimate - half, self.estimate + half)

    @property
    def weights(self) -> FloatArray:
        """What each effect counts for, percent, (k,): sums of the rows of the weight matrix."""
        ones = self.blocks.vector(np.ones(self.k))
        rows = self.blocks.flat(np.linalg.solve(self.working, ones[:, :, None])[:, :, 0])
        return read_only(100 * rows / rows.sum())

    def summary(self) -> Summary:
        """The pooled effect with its CR2 test. Raises NoPooledEffect, and what `robust` raises."""
        if self.p > 1:
            raise NoPooledEffect(
                "A model with moderators has no one pooled effect.",
                mend="Read its coefficients, or fit the same effects without moderators.",
            )
        test = self.robust()
        return Summary(
            effects=self.effects,
            weights=self.weights,
            studies=self.studies,
            model=f"random effects, {CORRECTION}",
            estimate=self.estimate,
            se=float(test.se[0]),
            statistic=float(test.statistic[0]),
            df=float(test.df[0]),
            pvalue=float(test.pvalue[0]),
            ci_lower=float(test.ci_lower[0]),
            ci_upper=float(test.ci_upper[0]),
            level=self.level,
            prediction_interval=self.prediction_interval,
            variances=(
                ("σ² between studies", self.sigma2[0]),
                ("σ² within studies", self.sigma2[1]),
            ),
            i2=self.i2,
            q=self.q,
            q_df=self.q_df,
            q_pvalue=self.q_pvalue,
            cautions=(*self.cautions, *test.cautions),
        )

    # What refits this model, or asks more of it, stands on it: imported on use.

    def robust(
        self, *, cluster: Sequence[Hashable] | None = None, small_sample: str = CORRECTION
    ) -> Robust:
        """The same coefficients, with tests that hold if `rho` and the variances are wrong.

        cluster (k,): what studies are nested in, such as a laboratory; None: the studies.
        """
        from .levels_asked import robust_levels

        return robust_levels(self, cluster, small_sample)

    def residuals(self) -> Residuals:
        """Standardised within the model."""
        from .levels_asked import level_residuals

        return level_residuals(self)

    def leave_one_out(self) -> LeftOut:
        """The pooled effect, with its CR2 test, without each study in turn."""
        from .levels_asked import leave_study_out

        return leave_study_out(self)

    def influence(self, *, reestimate: bool = True) -> "StudyInfluence":
        """What each study, with all its effects, does to the model; reestimate: with the variances
        estimated anew, or (False) those of the whole."""
        from .levels_asked import study_influence

        return study_influence(self, reestimate=reestimate)

    def over_rho(self, rhos: Sequence[float] = (0.0, 0.2, 0.4, 0.6, 0.8)) -> "OverRho":
        """The same model with other correlations of the sampling errors, which are seldom known."""
        from .over_rho import over_rho

        return over_rho(self, rhos)

    def to_r(self) -> str:
        """The metafor call that gives the same numbers."""
        from .levels_to_r import multilevel_call

        return multilevel_call(self)


def check_rho(rho: float | None) -> None:
    if rho is not None and not 0 <= rho < 1:
        raise UnknownChoice(f"rho is {rho!r}.", mend="Give a number from 0 to below 1, or None.")
