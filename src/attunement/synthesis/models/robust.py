"""Standard errors that do not rest on how effects within a cluster depend on one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution
from ..errors import NoSpread, TooFewStudies, UnknownChoice
from .blocks import Blocks
from .inference import quantile, two_sided
from .omnibus import Omnibus
from .to_r import quoted

SmallSample = Literal["CR0", "CR1", "CR1p", "CR1S", "CR2"]
SMALL_SAMPLES: tuple[str, ...] = get_args(SmallSample)
FEW_DF = 4.0
"""Below these degrees of freedom the test says little: Tipton (2015) Psychol. Methods 20:375."""
SINGULAR = 1e-10
"""Estimates of coefficients that clusters cannot tell apart are correlated up to rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Robust:
    """Coefficients with cluster-robust tests; arrays (p,), covariance (p, p).

    df: Satterthwaite's degrees of freedom of each; clusters: how many
    spread: how the estimated covariance itself varies, from which `joint` has its own
    blocks: the clusters; model_in_r: R's call for the model itself, told when it is asked for
    """

    names: tuple[str, ...]
    small_sample: str
    clusters: int
    estimates: FloatArray
    se: FloatArray
    statistic: FloatArray
    df: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    covariance: FloatArray
    cautions: tuple[Caution, ...]
    spread: "Spread"
    blocks: Blocks
    model_in_r: Callable[[], str]

    def to_r(self) -> str:
        """What gives the same numbers in R, by metafor and clubSandwich."""
        labels = [quoted(self.blocks.labels[code]) for code in self.blocks.codes()]
        return (
            f"fit <- {{{self.model_in_r()}}}; clubSandwich::coef_test(fit, "
            f'vcov="{self.small_sample}", cluster=c({", ".join(labels)}), test="Satterthwaite")'
        )

    def joint(self, names: Sequence[str] | None = None) -> Omnibus:
        """Whether several coefficients are all 0: Hotelling's T-squared approximation with Zhang's
        degrees of freedom (HTZ), the test that Pustejovsky & Tipton (2018) J. Bus. Econ. Stat.
        36:672 recommend. names: by default every coefficient but the intercept.

        Raises UnknownChoice for a name that is none, TooFewStudies where the clusters leave no
        degrees of freedom.
        """
        asked = tuple(n for n in self.names if n != "intercept") if names is None else tuple(names)
        unknown = [name for name in asked if name not in self.names]
        if unknown or not asked or len(set(asked)) < len(asked):
            raise UnknownChoice(
                f"{', '.join(map(repr, unknown)) or 'What is asked'} cannot be tested.",
                mend=f"Name some of {', '.join(self.names)}, each once.",
            )
        rows = [self.names.index(name) for name in asked]
        q, eta = len(rows), self.spread.degrees_of_freedom(rows)
        within = eta - q + 1
        se = self.se[rows]
        correlation = self.covariance[np.ix_(rows, rows)] / np.outer(se, se)
        if not within > 0 or np.linalg.eigvalsh(correlation)[0] <= SINGULAR:
            raise TooFewStudies(
                f"{self.clusters} clusters leave no degrees of freedom to test {q} coefficients.",
                mend="Test fewer at once.",
            )
        value = float(self.statistic[rows] @ np.linalg.solve(correlation, self.statistic[rows]))
        statistic = value * within / (eta * q)
        pvalue = float(special.fdtrc(q, within, statistic))
        return Omnibus(statistic=statistic, df=q, df_within=within, pvalue=pvalue)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """What the covariance of a robust estimate is made of, cluster by cluster, if the working
    covariance is right. With a_i what cluster i's residuals enter the coefficients by, the product
    a_i' E(e_i e_j') a_j is own_i where i = j, less onto_i' bread onto_j.

    own: (g, p, p); onto: X_i' a_i, (g, p, p); bread: (p, p)
    """

    own: FloatArray
    onto: FloatArray
    bread: FloatArray

    def satterthwaite(self) -> FloatArray:
        """Twice the squared mean of each coefficient's variance estimate over its variance,
        (p,)."""
        each = -np.einsum("gqp,qr,hrp->pgh", self.onto, self.bread, self.onto)
        here = np.arange(len(self.own))
        each[:, here, here] += np.einsum("gpp->pg", self.own)
        trace = np.einsum("pgg->p", each)
        return np.asarray(trace**2 / np.square(each).sum(axis=(1, 2)))

    def degrees_of_freedom(self, rows: Sequence[int]) -> float:
        """Zhang's, of several coefficients: q (q + 1) over the sum of the variances of the entries
        of their covariance, scaled to be the identity on average."""
        q = len(rows)
        pick = np.eye(self.own.shape[1])[:, list(rows)]
        mean = np.einsum("ggst->st", self._products(pick))
        values, vectors = np.linalg.eigh(mean)
        scaled = self._products(pick @ vectors / np.sqrt(values))
        same = np.einsum("ghss,ghtt->", scaled, scaled)
        crossed = np.einsum("ghst,ghts->", scaled, scaled)
        return float(q * (q + 1) / (same + crossed))

    def _products(self, c: FloatArray) -> FloatArray:
        """Between clusters and contrasts c (p, q): (g, g, q, q)."""
        onto = self.onto @ c
        out = np.asarray(-np.einsum("gps,pr,hrt->ghst", onto, self.bread, onto))
        here = np.arange(len(self.own))
        out[here, here] += c.T @ self.own @ c
        return out


def robust(
    blocks: Blocks,
    *,
    x: FloatArray,
    residual: FloatArray,
    working: FloatArray,
    beta: FloatArray,
    names: tuple[str, ...],
    small_sample: str,
    level: float,
    model_in_r: Callable[[], str],
) -> Robust:
    """x (k, p), residual (k,); working: covariance that the model assumes, (g, m, m), with 1 on
    the padding; the model's weights are its inverse.

    CR0 corrects nothing; CR1 multiplies by m / (m - 1), CR1p by m / (m - p), CR1S by
    m (k - 1) / ((m - 1)(k - p)), for m clusters; CR2 makes the variance unbiased if the working
    covariance is right. Bell & McCaffrey (2002) Surv. Methodol. 28:169; Pustejovsky & Tipton
    (2018) J. Bus. Econ. Stat. 36:672, also for the degrees of freedom.
    """
    if small_sample not in SMALL_SAMPLES:
        raise UnknownChoice(
            f"There is no correction {small_sample!r}.",
            mend=f"Use one of {', '.join(SMALL_SAMPLES)}.",
        )
    m, (k, p) = blocks.g, x.shape
    if m <= p:
        raise TooFewStudies(
            f"{m} clusters for {p} coefficients.",
            mend="Robust standard errors need more clusters than coefficients.",
        )
    observed = x @ beta + residual
    if np.abs(residual).max() <= 64 * np.finfo(np.float64).eps * np.abs(observed).max():
        raise NoSpread(
            "The effects lie exactly on the fitted line, so a robust standard error is 0.",
            mend="Use the standard errors of the model itself.",
        )
    xg, eg = blocks.vector(x), blocks.vector(residual)
    wx = np.linalg.solve(working, xg)
    bread = np.linalg.inv(np.einsum("gmp,gmq->pq", xg, wx))
    adjusted = _cr2(working, xg, bread) @ wx if small_sample == "CR2" else wx
    meat = np.einsum("gmp,gm->gp", adjusted, eg)
    factor = {
        "CR1": m / (m - 1),
        "CR1p": m / (m - p),
        "CR1S": m * (k - 1) / ((m - 1) * (k - p)),
    }.get(small_sample, 1.0)
    covariance = factor * bread @ meat.T @ meat @ bread
    a = adjusted @ bread
    spread = Spread(
        own=read_only(a.transpose(0, 2, 1) @ working @ a),
        onto=read_only(xg.transpose(0, 2, 1) @ a),
        bread=read_only(bread),
    )
    df = spread.satterthwaite()
    se = np.sqrt(np.diag(covariance))
    statistic = beta / se
    half = quantile(level, df) * se
    return Robust(
        names=names,
        small_sample=small_sample,
        clusters=m,
        estimates=read_only(beta),
        se=read_only(se),
        statistic=read_only(statistic),
        df=read_only(df),
        pvalue=read_only(two_sided(statistic, df)),
        ci_lower=read_only(beta - half),
        ci_upper=read_only(beta + half),
        covariance=read_only(covariance),
        cautions=tuple(
            Caution(
                code="robust-few-df",
                words=f"{name}: {own:.1f} degrees of freedom are too few to rely on this test.",
            )
            for name, own in zip(names, df, strict=True)
            if own < FEW_DF
        ),
        spread=spread,
        blocks=blocks,
        model_in_r=model_in_r,
    )


def _cr2(working: FloatArray, x: FloatArray, bread: FloatArray) -> FloatArray:
    """A = D'B^(-1/2)D with working = D'D and B = D(working - X bread X')D', (g, m, m)."""
    d = np.linalg.cholesky(working).transpose(0, 2, 1)
    residual_covariance = working - x @ bread @ x.transpose(0, 2, 1)
    b = d @ residual_covariance @ d.transpose(0, 2, 1)
    values, vectors = np.linalg.eigh(b)
    real = values > 1e-10 * values.max(axis=1, keepdims=True)
    root = np.where(real, 1 / np.sqrt(np.where(real, values, 1.0)), 0.0)
    inside = (vectors * root[:, None, :]) @ vectors.transpose(0, 2, 1)
    return np.asarray(d.transpose(0, 2, 1) @ inside @ d)
