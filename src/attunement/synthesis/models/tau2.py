"""The variance between studies by any method, for one problem or many."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from . import moments, quadratic_form
from .kernel import Reason, Solutions, solve
from .problems import Problems
from .roots import tau2_where_q_is
from .score import Likelihood


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Between:
    """tau2 of n problems, (n,): 0 or more; NaN where `reason` (a Reason) says why there is none.

    solutions: what certifies each, for ML and REML; None for the others.
    """

    tau2: FloatArray
    reason: np.ndarray
    solutions: Solutions | None = None


Estimator = Callable[[Problems], FloatArray]


def _paule_mandel(problems: Problems) -> FloatArray:
    """Q equal to its degrees of freedom; the empirical Bayes estimate is the same root.

    Paule & Mandel (1982) J. Res. NBS 87:377; Morris (1983) J. Am. Stat. Assoc. 78:47.
    """
    return tau2_where_q_is(problems, problems.sizes - problems.p)


def _paule_mandel_median(problems: Problems) -> FloatArray:
    """Q equal to the median of its chi-square. Viechtbauer (2021) Median-unbiased
    estimators for the amount of heterogeneity, European Congress of Methodology."""
    return tau2_where_q_is(problems, special.chdtri(problems.sizes - problems.p, 0.5))


CLOSED: Mapping[str, Estimator] = MappingProxyType(
    {
        "EE": lambda problems: np.zeros(problems.n),
        "DL": moments.dersimonian_laird,
        "DL2": lambda p: moments.two_step(p, moments.dersimonian_laird(p)),
        "HE": moments.hedges,
        "HE2": lambda p: moments.two_step(p, moments.hedges(p)),
        "HS": lambda p: moments.hunter_schmidt(p, corrected=False),
        "HSk": lambda p: moments.hunter_schmidt(p, corrected=True),
        "SJ": moments.sidik_jonkman,
        "PM": _paule_mandel,
        "EB": _paule_mandel,
        "PMM": _paule_mandel_median,
    }
)
LIKELIHOODS: Mapping[str, Likelihood] = MappingProxyType({"ML": "ML", "REML": "REML"})
WEIGHTED: Mapping[str, Callable[[Problems, FloatArray], FloatArray]] = MappingProxyType(
    {"GENQ": moments.by_weights, "GENQM": quadratic_form.median_unbiased}
)
METHODS: tuple[str, ...] = (*CLOSED, *LIKELIHOODS, *WEIGHTED)


def check_method(method: str, *, weights: bool) -> None:
    """Raise UnknownChoice for a method that does not exist, or weights where they have no use."""
    if method not in METHODS:
        raise UnknownChoice(
            f"There is no method {method!r}.", mend=f"Use one of {', '.join(METHODS)}."
        )
    if weights and method not in WEIGHTED:
        raise UnknownChoice(
            f"Weights of your own do not belong to method {method!r}.",
            mend=f"Leave them out, or use one of {', '.join(WEIGHTED)}.",
        )
    if not weights and method in WEIGHTED:
        raise UnknownChoice(
            f"Method {method!r} needs weights.",
            mend="Give one number above 0 for each study, as weights=...",
        )


def between(problems: Problems, method: str, weights: FloatArray | None = None) -> Between:
    """tau2 by `method` (one of METHODS). Where k is no more than p it is NaN, with a reason."""
    check_method(method, weights=weights is not None)
    if method in LIKELIHOODS:
        solutions = solve(problems, method=LIKELIHOODS[method])
        return Between(tau2=solutions.tau2, reason=solutions.reason, solutions=solutions)
    reason = np.full(problems.n, int(Reason.SOLVED))
    reason[problems.sizes <= problems.p] = Reason.TOO_FEW
    reason[~problems.identifiable()] = Reason.CONFOUNDED
    tau2 = np.full(problems.n, np.nan)
    can = np.flatnonzero(reason == Reason.SOLVED)
    for chunk in problems.take(can).chunks():
        part = problems.take(can[chunk])
        raw = CLOSED[method](part) if weights is None else WEIGHTED[method](part, weights)
        tau2[can[chunk]] = np.maximum(raw, 0.0)
    reason[can[~np.isfinite(tau2[can])]] = Reason.UNSOLVED
    return Between(tau2=tau2, reason=reason)
