"""What every fitted model of effects and variances holds, and what can be asked of it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes, Excluded
from ..errors import TooFewStudies, UnknownChoice
from .blocks import blocks_of
from .each_study import Residuals, Shrunken, residuals, shrunken
from .fit_statistics import FitStatistics, fit_statistics
from .inference import Inference
from .intervals import Interval
from .problems import Problems
from .profile import profile_likelihood
from .quadratic_form import generalised_q_interval
from .robust import Robust, robust
from .score import Likelihood
from .tau2 import LIKELIHOODS
from .to_r import r_call

if TYPE_CHECKING:
    from ..diagnose import Baujat, Bootstrap, Gosh, Influence, PermutationTest, Refits


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Why this tau2 is the highest point of its likelihood.

    score: |score / curvature|, relative to max(tau2, mean(vi) / 10); 0 at the boundary
    curvature: second derivative of the log-likelihood by tau2
    maxima: local maxima found; gap: log-likelihood above the runner-up, infinite if none
    boundary: tau2 is 0 and the score is not above 0 there
    """

    score: float
    curvature: float
    maxima: int
    gap: float
    boundary: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fitted:
    """A model fitted to k effects with p coefficients. Percentages are out of 100.

    design: (k, p); names: of the p coefficients; own_weights: (k,) or None (1 / (vi + tau2))
    tau2, tau2_se, tau2_ci: variance between studies, its standard error, its Q-profile interval
    i2, h2 (and _ci): relative to typical_variance; q, q_df, q_pvalue: test of heterogeneity
    tau2_se, tau2_ci, i2_ci, h2_ci, certificate: None where the method has none
    """

    effects: EffectSizes
    design: FloatArray
    names: tuple[str, ...]
    method: str
    test: str
    level: float
    own_weights: FloatArray | None
    inference: Inference
    tau2: float
    tau2_se: float | None
    tau2_ci: Interval | None
    i2: float
    i2_ci: Interval | None
    h2: float
    h2_ci: Interval | None
    q: float
    q_df: int
    q_pvalue: float
    typical_variance: float | None
    certificate: Certificate | None
    cautions: tuple[Caution, ...]

    @property
    def k(self) -> int:
        return self.effects.k

    @property
    def p(self) -> int:
        return int(self.design.shape[1])

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        return self.effects.excluded

    @property
    def problems(self) -> Problems:
        """This model as the kernel takes it."""
        return Problems.build(self.effects.yi, self.effects.vi, x=self.design)

    @property
    def common_effect(self) -> bool:
        return self.method == "EE"

    @property
    def df(self) -> float:
        """Degrees of freedom of the tests of coefficients; infinite for z."""
        return float(self.inference.df[0])

    @property
    def s2w(self) -> float:
        """What Knapp and Hartung scale the variance by; 1 for the other tests."""
        return float(self.inference.s2w[0])

    @property
    def covariance(self) -> FloatArray:
        """Of the coefficients, (p, p)."""
        return read_only(self.inference.covariance[0])

    @property
    def weights(self) -> FloatArray:
        """Weight of each study, percent, (k,)."""
        w = self.own_weights
        raw = 1.0 / (self.effects.vi + self.tau2) if w is None else w
        return read_only(100 * raw / np.sum(raw))

    def fit_statistics(self, likelihood: Likelihood = "ML") -> FitStatistics:
        return fit_statistics(
            self.problems,
            self.tau2,
            self.inference.beta,
            likelihood=likelihood,
            common_effect=self.common_effect,
        )

    def tau2_profile(self) -> Interval:
        """Profile-likelihood interval for tau2; for ML and REML."""
        if self.method not in LIKELIHOODS:
            raise UnknownChoice(
                f"Method {self.method!r} has no likelihood to profile.",
                mend="Use tau2_ci, or method REML or ML.",
            )
        if self.k <= self.p:
            raise TooFewStudies(
                f"{self.k} studies for {self.p} coefficients say nothing of tau2.",
                mend=f"A profile needs {self.p + 1} studies or more.",
            )
        likelihood = LIKELIHOODS[self.method]
        return profile_likelihood(self.problems, self.tau2, method=likelihood, level=self.level)

    def tau2_generalised_q(self) -> Interval:
        """Interval for tau2 from the exact distribution of Q with the weights of GENQ or GENQM."""
        if self.own_weights is None:
            raise UnknownChoice(
                f"Method {self.method!r} has no weights of its own.",
                mend="Use tau2_ci, or method GENQ or GENQM.",
            )
        return generalised_q_interval(self.problems, self.own_weights, self.level)

    def shrunken(self) -> Shrunken:
        """The effect of each study, given its own and all others."""
        yi, vi = self.effects.yi, self.effects.vi
        return shrunken(yi, vi, self.design, self.tau2, self.inference, self.level)

    def residuals(self) -> Residuals:
        """Standardised residuals; those without the study itself are in `influence`."""
        yi, vi = self.effects.yi, self.effects.vi
        return residuals(yi, vi, self.design, self.tau2, self.inference)

    def robust(self, *, cluster: Sequence[Hashable], small_sample: str = "CR2") -> Robust:
        """The same coefficients, with tests that hold if effects of one cluster (k,) depend on
        one another. Not for weights of one's own."""
        if self.own_weights is not None:
            raise UnknownChoice(
                "Robust standard errors here are for weights 1 / (vi + tau2).",
                mend="Use a method without weights.",
            )
        blocks = blocks_of(cluster, self.k)
        variances = blocks.vector(self.effects.vi + self.tau2)
        return robust(
            blocks,
            x=self.design,
            residual=self.effects.yi - self.design @ self.inference.beta[0],
            working=variances[:, :, None] * np.eye(variances.shape[1]) + blocks.padding(),
            beta=self.inference.beta[0],
            names=self.names,
            small_sample=small_sample,
            level=self.level,
            model_in_r=self.to_r,
        )

    def to_r(self) -> str:
        """The metafor call that gives the same numbers."""
        return r_call(self)

    # The diagnostics refit this model, so they stand on it; importing them here on use keeps
    # the models free of them.

    def leave_one_out(self) -> "Refits":
        """The model without each study in turn."""
        from ..diagnose import leave_one_out

        return leave_one_out(self)

    def influence(self) -> "Influence":
        """What each study does to the model."""
        from ..diagnose import influence

        return influence(self)

    def cumulative(self, *, by: "FloatArray | list[float] | None" = None) -> "Refits":
        """The model as studies come in, in the order of `by` (k,), or as given."""
        from ..diagnose import cumulative

        return cumulative(self, by=by)

    def baujat(self) -> "Baujat":
        """How much each study adds to heterogeneity and moves the result."""
        from ..diagnose import baujat

        return baujat(self)

    def gosh(self, *, subsets: int | None = None, rng: np.random.Generator | None = None) -> "Gosh":
        """The model on every subset of the studies, or on some drawn by `rng`."""
        from ..diagnose import gosh

        return gosh(self, subsets=subsets, rng=rng)

    def bootstrap(self, n: int, *, rng: np.random.Generator | None = None) -> "Bootstrap":
        """The model on n resamples of the studies; without `rng` always the same ones."""
        from ..diagnose import bootstrap

        return bootstrap(self, n, rng=rng)

    def permutation_test(
        self, n: int | None = None, *, rng: np.random.Generator | None = None
    ) -> "PermutationTest":
        """Exact where n is None, else from n drawn by `rng`; without it always the same ones."""
        from ..diagnose import permutation_test

        return permutation_test(self, n, rng=rng)
