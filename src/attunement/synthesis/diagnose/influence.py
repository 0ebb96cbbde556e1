"""What each study does to a model."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..errors import TooFewStudies
from ..models.fitted import Fitted
from ..models.inference import infer
from ..models.kernel import Reason
from ..models.problems import Problems, weigh
from ..models.tau2 import between


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Influence:
    """Arrays (k,); dfbs and its like (k, p). NaN where the model cannot be fitted without a study.

    rstudent: residual from the model without the study, over its standard error
    dffits: change of the fitted value, in standard deviations
    cook_d: change of all coefficients, in the metric of their covariance
    cov_r: determinant of that covariance without the study, over with it
    tau2_del, qe_del: tau2 and Q without the study; hat: leverage; weight: percent
    dfbs: change of each coefficient, in standard deviations
    reason: a Reason for each study
    """

    labels: tuple[str, ...]
    rstudent: FloatArray
    dffits: FloatArray
    cook_d: FloatArray
    cov_r: FloatArray
    tau2_del: FloatArray
    qe_del: FloatArray
    hat: FloatArray
    weight: FloatArray
    dfbs: FloatArray
    reason: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deleted:
    """The model without each study: rows are the studies that `can` be left out."""

    can: np.ndarray
    reason: np.ndarray
    tau2: FloatArray
    beta: FloatArray
    covariance: FloatArray
    s2w: FloatArray
    q: FloatArray


def deleted(fit: Fitted) -> Deleted:
    """Refit without each study; TooFewStudies where that leaves no degrees of freedom at all."""
    if fit.k <= fit.p + 1:
        raise TooFewStudies(
            f"{fit.k} studies are too few to leave one out of {fit.p} coefficients.",
            mend=f"Influence needs {fit.p + 2} studies or more.",
        )
    whole = Problems.build(fit.effects.yi, fit.effects.vi, x=fit.design, counts=1.0 - np.eye(fit.k))
    found = between(whole, fit.method, fit.own_weights)
    can = np.flatnonzero(found.reason == Reason.SOLVED)
    part, tau2 = whole.take(can), found.tau2[can]
    inference = infer(part, tau2, test=fit.test, level=fit.level, weights=fit.own_weights)
    return Deleted(
        can=can,
        reason=found.reason,
        tau2=tau2,
        beta=inference.beta,
        covariance=inference.covariance,
        s2w=inference.s2w,
        q=weigh(part, 1.0 / part.v).q,
    )


def influence(fit: Fitted) -> Influence:
    """Outlier and influence diagnostics: Viechtbauer & Cheung (2010) Res. Synth. Methods 1:112.

    dfbs stands on the covariance of all studies with tau2 (and Knapp and Hartung's factor, where
    the test has one) from the model without the study.
    """
    without = deleted(fit)
    can, tau2 = without.can, without.tau2
    x, yi, vi = fit.design, fit.effects.yi, fit.effects.vi
    xi, y, v = x[can], yi[can], vi[can]
    beta = fit.inference.beta[0]
    change = beta - without.beta
    fitted_without = np.einsum("np,np->n", xi, without.beta)
    own_variance = np.einsum("np,npq,nq->n", xi, without.covariance, xi)
    leverage = hat_values(fit)
    again = fit.problems.take(np.zeros(len(can), dtype=np.int64))
    scale = infer(again, tau2, test="z", weights=fit.own_weights).covariance
    variance = without.s2w[:, None] * np.einsum("nii->ni", scale)
    filled = {
        "rstudent": (y - fitted_without) / np.sqrt(v + tau2 + own_variance),
        "dffits": np.einsum("np,np->n", xi, change) / np.sqrt(leverage[can] * (tau2 + v)),
        "cook_d": np.einsum(
            "np,pq,nq->n", change, np.linalg.inv(fit.inference.covariance[0]), change
        ),
        "cov_r": np.linalg.det(without.covariance) / np.linalg.det(fit.inference.covariance[0]),
        "tau2_del": tau2,
        "qe_del": without.q,
        "dfbs": change / np.sqrt(variance),
    }
    spread_out = {name: _whole(fit.k, can, values) for name, values in filled.items()}
    return Influence(
        labels=fit.effects.labels,
        hat=read_only(leverage),
        weight=fit.weights,
        reason=without.reason,
        **spread_out,
    )


def hat_values(fit: Fitted) -> FloatArray:
    """Diagonal of X(X'WX)^-1 X'W, (k,), with the weights that the model was fitted with."""
    w = 1.0 / (fit.effects.vi + fit.tau2) if fit.own_weights is None else fit.own_weights
    own = weigh(Problems.build(fit.effects.yi, fit.effects.vi, x=fit.design), w)
    return np.asarray(np.einsum("kp,pq,kq->k", fit.design, own.inverse[0], fit.design) * w)


def _whole(k: int, can: np.ndarray, values: FloatArray) -> FloatArray:
    full = np.full((k, *values.shape[1:]), np.nan)
    full[can] = values
    return read_only(full)
