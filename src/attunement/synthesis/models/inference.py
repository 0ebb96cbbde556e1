"""Coefficients, standard errors, tests and intervals of many problems, given each its tau2."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from .lines import line_at, means_at
from .problems import Problems, weigh
from .steady import steady

Test = Literal["z", "t", "knha", "adhoc"]
TESTS: tuple[str, ...] = get_args(Test)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inference:
    """beta, se, statistic, pvalue, ci_lower, ci_upper: (n, p); covariance: (n, p, p).

    classic_se: without Knapp and Hartung's factor, (n, p); s2w: that factor, (n,), 1 for z and t
    df: degrees of freedom, (n,), infinite for z; NaN throughout where there are none
    """

    beta: FloatArray
    covariance: FloatArray
    classic_se: FloatArray
    s2w: FloatArray
    df: FloatArray
    se: FloatArray
    statistic: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray


def check_test(test: str) -> None:
    if test not in TESTS:
        raise UnknownChoice(f"There is no test {test!r}.", mend=f"Use one of {', '.join(TESTS)}.")


def infer(
    problems: Problems,
    tau2: FloatArray,
    *,
    test: str,
    level: float = 0.95,
    weights: FloatArray | None = None,
) -> Inference:
    """Weights 1 / (vi + tau2), or `weights` (k,) of one's own.

    knha scales the variance by the weighted mean square about the line and uses t with k - p
    degrees of freedom; adhoc never scales below 1. Hartung & Knapp (2001) Stat. Med. 20:3875;
    Knapp & Hartung (2003) Stat. Med. 22:2693.
    """
    check_test(test)
    even = steady(problems)
    problems = even.problems
    fit = line_at(problems, tau2)
    spare = problems.sizes - problems.p
    beta, covariance = fit.beta, fit.inverse
    if weights is not None:
        own = weigh(problems, weights)
        middle = own.cross(own.cw * own.w * (problems.v + tau2[:, None]))
        beta, covariance = own.beta, own.inverse @ middle @ own.inverse
    beta, covariance = even.beta(beta), even.covariance(covariance)
    classic = np.sqrt(np.einsum("nii->ni", covariance))
    s2w = np.ones(problems.n)
    if test in ("knha", "adhoc"):
        s2w = np.where(spare > 0, fit.q / np.where(spare > 0, spare, 1), np.nan)
        if test == "adhoc":
            s2w = np.maximum(s2w, 1.0)
    df = np.full(problems.n, np.inf) if test == "z" else np.where(spare > 0, spare, np.nan)
    se = classic * np.sqrt(s2w)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = beta / se
    half = quantile(level, df)[:, None] * se
    return Inference(
        beta=beta,
        covariance=covariance * s2w[:, None, None],
        classic_se=classic,
        s2w=s2w,
        df=df,
        se=se,
        statistic=statistic,
        pvalue=two_sided(statistic, df[:, None]),
        ci_lower=beta - half,
        ci_upper=beta + half,
    )


def coefficients(
    problems: Problems, tau2: FloatArray, weights: FloatArray | None = None
) -> FloatArray:
    """As `infer`, but the coefficients alone, (n, p)."""
    even = steady(problems)
    if weights is not None:
        return even.beta(weigh(even.problems, weights).beta)
    return even.beta(means_at(even.problems, tau2))


def two_sided(statistic: FloatArray, df: FloatArray) -> FloatArray:
    """P(|T| >= |statistic|); the normal where df is infinite."""
    away = -np.abs(statistic)
    finite = np.where(np.isinf(df), 1.0, df)
    return np.asarray(2 * np.where(np.isinf(df), special.ndtr(away), special.stdtr(finite, away)))


def quantile(level: float, df: FloatArray) -> FloatArray:
    """How many standard errors a two-sided interval reaches."""
    upper = (1 + level) / 2
    finite = np.where(np.isinf(df), 1.0, df)
    return np.asarray(np.where(np.isinf(df), special.ndtri(upper), special.stdtrit(finite, upper)))
