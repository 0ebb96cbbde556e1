"""What a model says of each of its studies: a shrunken effect, a standardised residual."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from .inference import Inference, quantile


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shrunken:
    """The effect of each study, given its own and all others: best linear unbiased predictions.

    Arrays (k,). Robinson (1991) Stat. Sci. 6:15; Raudenbush & Bryk (1985) J. Educ. Stat. 10:75.
    """

    estimate: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Residuals:
    """Effects less their fitted values; standard errors of that; their ratio. Arrays (k,)."""

    residual: FloatArray
    se: FloatArray
    z: FloatArray


def shrunken(
    yi: FloatArray, vi: FloatArray, x: FloatArray, tau2: float, inference: Inference, level: float
) -> Shrunken:
    """Each effect is drawn to its fitted value by the share of its variance that is sampling."""
    own = tau2 / (tau2 + vi)
    fitted = x @ inference.beta[0]
    estimate = own * yi + (1 - own) * fitted
    line = np.einsum("kp,pq,kq->k", x, inference.covariance[0], x)
    se = np.sqrt(own * vi + np.square(1 - own) * line)
    half = float(quantile(level, inference.df)[0]) * se
    return Shrunken(
        estimate=read_only(estimate),
        se=read_only(se),
        lower=read_only(estimate - half),
        upper=read_only(estimate + half),
    )


def residuals(
    yi: FloatArray, vi: FloatArray, x: FloatArray, tau2: float, inference: Inference
) -> Residuals:
    """Standardised within the model: Hedges & Olkin (1985) ch. 12."""
    left = yi - x @ inference.beta[0]
    line = np.einsum("kp,pq,kq->k", x, inference.covariance[0], x)
    se = np.sqrt(np.maximum(vi + tau2 - line, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(se > 0, left / se, 0.0)
    return Residuals(residual=read_only(left), se=read_only(se), z=read_only(z))
