"""A model of effects within studies, fitted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes, Excluded
from ..errors import NotSolved, UnknownChoice
from .blocks import Blocks
from .components import AtTheta, Clustered, at_theta, maximise
from .inference import quantile, two_sided
from .intervals import Interval
from .polish import SOLVED
from .robust import Robust, robust
from .score import Likelihood
from .tau2 import LIKELIHOODS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Multilevel:
    """k effects of several studies, with p coefficients; arrays (p,) in the order of `names`.

    sigma2: variance between studies, and between effects within a study
    i2: percent of the variance of an effect that is neither sampling error, in all and by level
    rho: correlation assumed between sampling errors within a study; None: independent
    left: the largest Newton step left, relative; maxima and gap: of the likelihood, among the
        maxima that several starts led to
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
    left: float
    maxima: int
    gap: float
    cautions: tuple[Caution, ...]
    blocks: Blocks
    own: np.ndarray
    working: FloatArray

    @property
    def k(self) -> int:
        return self.effects.k

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        return self.effects.excluded

    @property
    def estimate(self) -> float:
        """The first coefficient: the pooled effect where there are no moderators."""
        return float(self.estimates[0])

    @property
    def prediction_interval(self) -> Interval:
        """Where a new effect of a new study may lie; with moderators, one whose values are 0."""
        half = float(quantile(self.level, np.array(self.df)))
        half *= float(np.sqrt(self.se[0] ** 2 + sum(self.sigma2)))
        return Interval(self.estimate - half, self.estimate + half)

    def robust(self, *, small_sample: str = "CR2") -> Robust:
        """The same coefficients, with tests that hold if `rho` and the variances are wrong."""
        return robust(
            self.blocks,
            x=self.design,
            residual=self.effects.yi - self.design @ self.estimates,
            working=self.working,
            beta=self.estimates,
            names=self.names,
            small_sample=small_sample,
            level=self.level,
        )

    def over_rho(self, rhos: Sequence[float] = (0.0, 0.2, 0.4, 0.6, 0.8)) -> "list[Multilevel]":
        """The same model with other correlations of the sampling errors, which are seldom known."""
        for rho in rhos:
            check_rho(rho)
        return [
            fit_levels(
                self.effects,
                self.design,
                self.names,
                self.blocks,
                self.own,
                rho=rho,
                method=LIKELIHOODS[self.method],
                test=self.test,
                level=self.level,
            )
            for rho in rhos
        ]


def check_rho(rho: float | None) -> None:
    if rho is not None and not 0 <= rho < 1:
        raise UnknownChoice(f"rho is {rho!r}.", mend="Give a number from 0 to below 1, or None.")


def fit_levels(
    effects: EffectSizes,
    x: FloatArray,
    names: tuple[str, ...],
    blocks: Blocks,
    own: np.ndarray,
    *,
    rho: float | None,
    method: Likelihood,
    test: str,
    level: float,
) -> Multilevel:
    """Fit checked effects: x (k, p), `own` a code for each effect within its study, (k,)."""
    data = _clustered(effects, x, blocks, own, rho)
    best = maximise(data, method, float(effects.vi.mean()))
    if not best.left < SOLVED:
        raise NotSolved(
            "The variances were not found to the accuracy that is promised.",
            mend="Look for an effect or a variance of the wrong size.",
        )
    at, theta = best.at, best.theta
    spare = data.k - data.p
    df = np.inf if test == "z" else float(spare)
    se = np.sqrt(np.diag(at.bread))
    half = float(quantile(level, np.array(df))) * se
    sampling = at_theta(data, np.zeros(2), method)
    q = float(np.einsum("gm,gmn,gn->", sampling.residual, sampling.inverse, sampling.residual))
    typical = spare / _trace_p(data, sampling)
    share = 100 * theta / (theta.sum() + typical)
    return Multilevel(
        effects=effects,
        design=read_only(x),
        names=names,
        method=method,
        test=test,
        level=level,
        rho=rho,
        studies=blocks.g,
        sigma2=(float(theta[0]), float(theta[1])),
        estimates=read_only(at.beta),
        se=read_only(se),
        statistic=read_only(at.beta / se),
        pvalue=read_only(two_sided(at.beta / se, np.full(data.p, df))),
        ci_lower=read_only(at.beta - half),
        ci_upper=read_only(at.beta + half),
        covariance=read_only(at.bread),
        df=df,
        q=q,
        q_df=spare,
        q_pvalue=float(special.chdtrc(spare, q)),
        i2=float(share.sum()),
        i2_by_level=(float(share[0]), float(share[1])),
        loglik=at.loglik,
        left=best.left,
        maxima=best.maxima,
        gap=best.gap,
        cautions=effects.cautions,
        blocks=blocks,
        own=own,
        working=read_only(at.covariance),
    )


def _trace_p(data: Clustered, at: AtTheta) -> float:
    """tr(P), the padding not counted."""
    diagonal = np.einsum("gmm->gm", at.inverse)
    there = np.einsum("gmm->gm", data.parts[0])
    wx = at.inverse @ data.x
    return float((diagonal * there).sum() - np.trace(at.bread @ np.einsum("gmp,gmq->pq", wx, wx)))


def _clustered(
    effects: EffectSizes, x: FloatArray, blocks: Blocks, own: np.ndarray, rho: float | None
) -> Clustered:
    s = blocks.vector(np.sqrt(effects.vi))
    known = (rho or 0.0) * s[:, :, None] * s[:, None, :]
    diagonal = np.arange(s.shape[1])
    known[:, diagonal, diagonal] = blocks.vector(effects.vi)
    parts = np.stack([blocks.together(np.zeros(effects.k, dtype=int)), blocks.together(own)])
    return Clustered(
        y=blocks.vector(effects.yi),
        x=blocks.vector(x),
        known=known + blocks.padding(),
        parts=parts,
        k=effects.k,
    )
