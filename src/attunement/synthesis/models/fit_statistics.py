"""Log-likelihood and information criteria, with which models of the same studies are compared."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems
from .score import Likelihood, log_likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class FitStatistics:
    """deviance: from the model with one effect for each study (ML), or -2 loglik (REML)."""

    loglik: float
    deviance: float
    aic: float
    bic: float
    aicc: float


def fit_statistics(
    problems: Problems,
    tau2: float,
    beta: FloatArray,
    *,
    likelihood: Likelihood,
    common_effect: bool,
) -> FitStatistics:
    """For one problem at its tau2 and beta, (1, p).

    aicc: Hurvich & Tsai (1989) Biometrika 76:297.
    """
    parameters = problems.p + (0 if common_effect else 1)
    loglik = float(log_likelihood(problems, np.array([tau2]), likelihood, beta)[0])
    k = problems.k if likelihood == "ML" else problems.k - problems.p
    saturated = 0.0
    if likelihood == "ML":
        saturated = float(-np.log(2 * np.pi * problems.v).sum() / 2)
    enough = max(k, parameters + 2)
    return FitStatistics(
        loglik=loglik,
        deviance=-2 * (loglik - saturated),
        aic=-2 * loglik + 2 * parameters,
        bic=-2 * loglik + parameters * float(np.log(k)),
        aicc=-2 * loglik + 2 * parameters * enough / (enough - parameters - 1),
    )
