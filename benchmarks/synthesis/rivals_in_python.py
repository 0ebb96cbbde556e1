"""PyMARE and statsmodels, in the interpreter where they are: `python rivals_in_python.py FOLDER`.

Prints a line a task, as rivals.R does. It imports nothing of this project, so that it runs in an
environment of its own.
"""

import importlib
import importlib.metadata
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

FEW = 50


def pymare() -> Callable[[np.ndarray, np.ndarray], Any]:
    estimators = importlib.import_module("pymare.estimators")
    fit = estimators.VarianceBasedLikelihoodEstimator(method="REML").fit
    return lambda y, v: fit(y=y[:, None], v=v[:, None], X=np.ones((len(y), 1)))


def statsmodels() -> Callable[[np.ndarray, np.ndarray], Any]:
    combine = importlib.import_module("statsmodels.stats.meta_analysis").combine_effects
    return lambda y, v: combine(y, v, method_re="dl")


def main(folder: Path) -> None:
    for name, task, made in (
        ("PyMARE", "bootstrap-reml", pymare),
        ("statsmodels", "bootstrap-dl", statsmodels),
    ):
        try:
            refit, version = made(), importlib.metadata.version(name)
        except ImportError:
            continue
        print(name, "version", 0, version)
        for path in sorted(folder.glob("studies_*.csv")):
            y, v = np.loadtxt(path, delimiter=",", skiprows=1).T
            rng, k = np.random.default_rng(1), len(y)
            refit(y, v)
            start = process_time()
            for _ in range(FEW):
                at = rng.integers(0, k, k)
                refit(y[at], v[at])
            print(name, task, k, (process_time() - start) / FEW)
        if task == "bootstrap-reml":
            optima(name, refit, folder / "optima.csv")


def optima(name: str, refit: Callable[[np.ndarray, np.ndarray], Any], path: Path) -> None:
    """tau2 of every set, NaN where there is none."""
    sets = np.loadtxt(path, delimiter=",", skiprows=1)
    for number in np.unique(sets[:, 0]):
        _, y, v = sets[sets[:, 0] == number].T
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tau2 = float(np.squeeze(refit(y, v).params_["tau2"]))
        except (ValueError, ArithmeticError, np.linalg.LinAlgError):
            tau2 = np.nan
        print(name, "optimum", int(number), tau2)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
