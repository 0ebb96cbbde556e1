"""A model with moderators, and what it says of each study and of new ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..errors import NoPooledEffect
from .fitted import Fitted
from .inference import Inference, quantile
from .moderators import Moderators, Terms
from .omnibus import Omnibus
from .summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Predicted:
    """Arrays (n,). pi_lower, pi_upper: where the effect of one new study with these moderators may
    lie, with the reference distribution of the model's test; the interval itself without tau2."""

    estimate: FloatArray
    se: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    pi_lower: FloatArray
    pi_upper: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regression(Fitted):
    """Effects explained by moderators. Arrays are (p,), in the order of `names`.

    omnibus: test of all moderators together (every coefficient but the intercept)
    r2: percent of the variance between studies that the moderators account for; under a common
        effect, of Q over its degrees of freedom; None where there is nothing to account for or
        no intercept to compare with
    """

    terms: Terms
    omnibus: Omnibus
    r2: float | None

    @property
    def estimates(self) -> FloatArray:
        return read_only(self.inference.beta[0])

    @property
    def se(self) -> FloatArray:
        return read_only(self.inference.se[0])

    @property
    def statistic(self) -> FloatArray:
        """z or t of each."""
        return read_only(self.inference.statistic[0])

    @property
    def pvalue(self) -> FloatArray:
        return read_only(self.inference.pvalue[0])

    @property
    def ci_lower(self) -> FloatArray:
        return read_only(self.inference.ci_lower[0])

    @property
    def ci_upper(self) -> FloatArray:
        return read_only(self.inference.ci_upper[0])

    @property
    def vif(self) -> FloatArray:
        """Variance inflation of each coefficient but the intercept, (p - 1,). Fox (2016) ch. 13."""
        rows = tested(self.terms)
        covariance = self.inference.covariance[0][np.ix_(rows, rows)]
        sd = np.sqrt(np.diag(covariance))
        return read_only(np.diag(np.linalg.inv(covariance / np.outer(sd, sd))))

    def predict(self, moderators: Moderators | None = None) -> Predicted:
        """For new values of every moderator, one list each; None: for the studies themselves."""
        x = self.design if moderators is None else self.terms.design(moderators)
        estimate = x @ self.inference.beta[0]
        variance = np.einsum("np,pq,nq->n", x, self.inference.covariance[0], x)
        reach = float(quantile(self.level, self.inference.df)[0])
        ci, pi = reach * np.sqrt(variance), reach * np.sqrt(variance + self.tau2)
        return Predicted(
            estimate=read_only(estimate),
            se=read_only(np.sqrt(variance)),
            ci_lower=read_only(estimate - ci),
            ci_upper=read_only(estimate + ci),
            pi_lower=read_only(estimate - pi),
            pi_upper=read_only(estimate + pi),
        )

    def summary(self) -> Summary:
        raise NoPooledEffect(
            "A model with moderators has no one pooled effect.",
            mend="Draw it with bubble, ask predict for the effect at values of the moderators, or "
            "pool the same effects without them.",
        )


def tested(terms: Terms) -> list[int]:
    """The coefficients that moderators have: all but the intercept."""
    return list(range(1 if terms.intercept else 0, len(terms.names)))


def omnibus(inference: Inference, rows: Sequence[int]) -> Omnibus:
    """Wald test of some coefficients: chi-square, or F where the model's test is t or knha."""
    beta = inference.beta[0][list(rows)]
    value = float(beta @ np.linalg.solve(inference.covariance[0][np.ix_(rows, rows)], beta))
    m, within = len(rows), float(inference.df[0])
    if np.isinf(within):
        pvalue = float(special.chdtrc(m, value))
    else:
        value /= m
        pvalue = float(special.fdtrc(m, within, value))
    return Omnibus(statistic=value, df=m, df_within=within, pvalue=pvalue)
