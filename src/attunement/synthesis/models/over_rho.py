"""A model of dependent effects over the correlation that nobody knows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..errors import UnknownChoice
from .level_fitting import fit_levels
from .levels import Multilevel, check_rho
from .tau2 import LIKELIHOODS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OverRho:
    """n fits of one model; arrays (n,), sigma2 (n, 2). The tests are CR2's, of the first
    coefficient: the pooled effect where there are no moderators."""

    fits: tuple[Multilevel, ...]
    rho: FloatArray
    estimate: FloatArray
    se: FloatArray
    df: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    sigma2: FloatArray


def over_rho(fit: Multilevel, rhos: Sequence[float]) -> OverRho:
    """Pustejovsky & Tipton (2022) Prev. Sci. 23:425, who advise to look. Raises UnknownChoice."""
    if not rhos:
        raise UnknownChoice("There is no rho to try.", mend="Give one or more, such as [0, 0.6].")
    for rho in rhos:
        check_rho(rho)
    fits = tuple(
        fit_levels(
            fit.effects,
            fit.design,
            fit.names,
            fit.blocks,
            fit.own,
            rho=rho,
            method=LIKELIHOODS[fit.method],
            test=fit.test,
            level=fit.level,
        )
        for rho in rhos
    )
    tests = [one.robust() for one in fits]
    return OverRho(
        fits=fits,
        rho=read_only(np.array(rhos, dtype=np.float64)),
        estimate=read_only([one.estimate for one in fits]),
        **{
            name: read_only([float(getattr(test, name)[0]) for test in tests])
            for name in ("se", "df", "pvalue", "ci_lower", "ci_upper")
        },
        sigma2=read_only([one.sigma2 for one in fits]),
    )
