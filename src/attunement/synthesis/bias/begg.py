"""Do effects and their variances go together, by rank?"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from ..effects.result import Caution
from ..errors import NotIdentifiable
from .studies import Given, cautions_for, effects_of

EXACT_UP_TO = 170
"""Studies up to which, without ties, the p-value is exact: every order of the ranks is counted.
Beyond it the count of orders exceeds what a double holds, and the normal is as good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begg:
    """tau: Kendall's correlation (tau-b where values tie); exact: how the p-value was computed."""

    tau: float
    pvalue: float
    exact: bool
    k: int
    cautions: tuple[Caution, ...]


def begg(given: Given) -> Begg:
    """Rank correlation test of Begg & Mazumdar (1994), Biometrics 50:1088-1101.

    Effects are taken less their common-effect average, over the standard error of that difference.
    The p-value is two-sided. Raises TooFewStudies (k < 3), NotIdentifiable (one value only).
    """
    effects = effects_of(given)
    yi, vi = effects.yi, effects.vi
    weight = 1 / vi
    average = float(np.sum(weight * yi) / np.sum(weight))
    deviates = (yi - average) / np.sqrt(vi - 1 / np.sum(weight))
    if np.ptp(vi) == 0 or np.ptp(deviates) == 0:
        raise NotIdentifiable(
            "All studies have one sampling variance, or one effect.",
            mend="Ranks need studies that differ in both.",
        )
    tied = min(np.unique(vi).size, np.unique(deviates).size) < effects.k
    exact = effects.k <= EXACT_UP_TO and not tied
    found = stats.kendalltau(deviates, vi, method="exact" if exact else "asymptotic")
    return Begg(
        tau=float(found.statistic),
        pvalue=float(found.pvalue),
        exact=exact,
        k=effects.k,
        cautions=cautions_for(effects, uses="the sampling variance"),
    )
