"""How much each study adds to heterogeneity, and how much it moves the result."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..models.fitted import Fitted
from .influence import deleted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Baujat:
    """Arrays (k,): the axes of the plot; y is NaN where the model cannot be fitted without it.

    x: squared residual over tau2 + vi, what the study adds to Q
    y: squared change of its fitted value without it, over that value's variance
    """

    labels: tuple[str, ...]
    x: FloatArray
    y: FloatArray


def baujat(fit: Fitted) -> Baujat:
    """Baujat et al. (2002) Stat. Med. 21:2641, with the weights of the model."""
    without = deleted(fit)
    rows = fit.design[without.can]
    beta = fit.inference.beta[0]
    residual = fit.effects.yi - fit.design @ beta
    change = np.einsum("np,np->n", rows, beta - without.beta)
    variance = np.einsum("np,npq,nq->n", rows, without.covariance, rows)
    y = np.full(fit.k, np.nan)
    y[without.can] = change**2 / variance
    return Baujat(
        labels=fit.effects.labels,
        x=read_only(residual**2 / (fit.tau2 + fit.effects.vi)),
        y=read_only(y),
    )
