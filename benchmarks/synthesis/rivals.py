"""The same bootstrap by others, a refit at a time, as one writes it with each of them.

Each does FEW refits, and its time is scaled to the number that ours does. What is not installed
is not measured: nothing here installs anything.
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from time import perf_counter

import numpy as np
from scipy import optimize

from benchmarks.synthesis.tasks import REFITS, rng, studies

FEW = 100
Refit = Callable[[np.ndarray, np.ndarray], object]


def plain_scipy(y: np.ndarray, v: np.ndarray) -> object:
    """REML as a textbook has it: maximise the restricted likelihood with a bounded search."""

    def minus(tau2: float) -> float:
        w = 1 / (v + tau2)
        mu = (w * y).sum() / w.sum()
        q = (w * (y - mu) ** 2).sum()
        return float(-np.log(w).sum() + np.log(w.sum()) + q) / 2

    return optimize.minimize_scalar(minus, bounds=(0, 10 * y.var() + 1e-6), method="bounded")


def _statsmodels() -> Refit:
    from statsmodels.stats.meta_analysis import combine_effects  # type: ignore[import-not-found]

    return lambda y, v: combine_effects(y, v, method_re="dl")


def _pymare() -> Refit:
    from pymare.estimators import (  # type: ignore[import-not-found]
        VarianceBasedLikelihoodEstimator,
    )

    def refit(y: np.ndarray, v: np.ndarray) -> object:
        estimator = VarianceBasedLikelihoodEstimator(method="REML")
        return estimator.fit(y=y[:, None], v=v[:, None], X=np.ones((len(y), 1)))

    return refit


METAFOR = """
suppressMessages(library(metafor)); set.seed(1)
yi <- c(%s); vi <- c(%s); k <- length(yi)
start <- proc.time()[["elapsed"]]
for (i in 1:%d) { at <- sample(k, replace=TRUE); try(rma(yi[at], vi[at], method="REML"), TRUE) }
cat(proc.time()[["elapsed"]] - start)
"""


def _metafor(k: int) -> float | None:
    """Seconds, in one R process; None without R or metafor."""
    if shutil.which("Rscript") is None:
        return None
    es = studies(k)
    script = METAFOR % (*(", ".join(map(repr, a.tolist())) for a in (es.yi, es.vi)), FEW)
    done = subprocess.run(
        ["Rscript", "-e", script], capture_output=True, text=True, check=False, timeout=3600
    )
    return float(done.stdout) if done.returncode == 0 else None


def seconds(k: int) -> dict[str, float | None]:
    """Of REFITS bootstrap refits by each, scaled from FEW; None: not measured here."""
    by_one: dict[str, Refit | None] = {
        "a plain loop with SciPy (REML)": plain_scipy,
        "statsmodels (DL)": _statsmodels() if importlib.util.find_spec("statsmodels") else None,
        "PyMARE (REML)": _pymare() if importlib.util.find_spec("pymare") else None,
    }
    found = {name: refit and _timed(refit, k) for name, refit in by_one.items()}
    found["metafor (REML)"] = _metafor(k)
    return {name: time and time * REFITS / FEW for name, time in found.items()}


def _timed(refit: Refit, k: int) -> float:
    es, draw = studies(k), rng()
    resamples = [draw.integers(0, k, k) for _ in range(FEW)]
    start = perf_counter()
    for at in resamples:
        refit(es.yi[at], es.vi[at])
    return perf_counter() - start
