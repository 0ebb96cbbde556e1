"""What is timed: refits of k simulated studies, the same for everyone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from attunement.synthesis import (
    EffectSizes,
    multilevel,
    overlap,
    pool,
    reml_batch,
    selection_model,
)
from attunement.synthesis.models import Fit
from benchmarks.synthesis import living

REFITS = 10_000
SIZES = (10, 30, 100, 1000)
EXHAUSTIVE = 20
"""Every subset of so many studies is about a million fits: the issue's goal for GOSH."""


def studies(k: int) -> EffectSizes:
    """Effects of spread 0.05 about 0.3; variances as of groups of 20 to 400 people."""
    rng = np.random.default_rng(20_261_122)
    vi = 4 / rng.integers(20, 400, size=k)
    return EffectSizes(yi=rng.normal(0.3, np.sqrt(0.05 + vi)), vi=vi, measure="SMD")


LEVELS = (30, 56, 113)
"""Effects, of which about four come from one study."""


def levels(k: int) -> dict[str, Any]:
    rng = np.random.default_rng([20_261_122, k])
    study = np.sort(rng.integers(0, k // 4, k))
    vi = 4 / rng.integers(20, 400, size=k)
    between = rng.normal(0, 0.2, k)[study]
    yi = 0.3 + between + rng.normal(0, np.sqrt(0.02 + vi))
    return {"yi": yi, "vi": vi, "study": study.tolist()}


def fitted(k: int, method: str = "REML") -> Fit:
    return pool(studies(k), method=method, test="z")


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


@dataclass(frozen=True)
class Task:
    """words: what it does; sizes: of k; prepare: gives what is to be timed; refits: how many."""

    words: str
    prepare: Callable[[int], Callable[[], object]]
    refits: Callable[[int], int]
    sizes: tuple[int, ...] = SIZES


def _bootstrap(method: str) -> Callable[[int], Callable[[], object]]:
    def prepare(k: int) -> Callable[[], object]:
        fit = fitted(k, method)
        return lambda: fit.bootstrap(REFITS, rng=rng())

    return prepare


def _leave_one_out(k: int) -> Callable[[], object]:
    return fitted(k).leave_one_out


def _gosh(k: int) -> Callable[[], object]:
    fit = fitted(k)
    if k <= EXHAUSTIVE:
        return fit.gosh
    return lambda: fit.gosh(subsets=REFITS, rng=rng())


def _gosh_by_moments(k: int) -> Callable[[], object]:
    return fitted(k, "DL").gosh


def _permutation(k: int) -> Callable[[], object]:
    fit = fitted(k)
    if k <= EXHAUSTIVE:
        return fit.permutation_test
    return lambda: fit.permutation_test(REFITS, rng=rng())


def _pool(k: int) -> Callable[[], object]:
    es = studies(k)
    return lambda: pool(es, method="REML", test="z")


def _kernel(k: int) -> Callable[[], object]:
    es = studies(k)
    return lambda: reml_batch(es.yi, es.vi)


def _levels(k: int) -> Callable[[], object]:
    given = levels(k)
    return lambda: multilevel(**given, rho=None, test="z")


SHAPES = ("beta", "halfnorm", "negexp", "logistic", "power")


def _selection(k: int) -> Callable[[], object]:
    es = studies(k)
    return lambda: [selection_model(es), *(selection_model(es, kind=kind) for kind in SHAPES)]


def _overlap(reviews: int) -> Callable[[], object]:
    held = np.random.default_rng(5).random((reviews, 2000)) < 0.1
    holding = {
        f"review {i}": [f"study {j}" for j in np.flatnonzero(held[i])] for i in range(reviews)
    }
    return lambda: overlap(holding)


TASKS: dict[str, Task] = {
    "kernel": Task("tau² by REML, with its certificate alone", _kernel, lambda k: 1),
    "fit": Task("one REML fit, with all its intervals", _pool, lambda k: 1),
    "levels": Task("three levels, REML", _levels, lambda k: 1, sizes=LEVELS),
    "selection": Task("six selection models", _selection, lambda k: 6, sizes=(102,)),
    "overlap": Task("overlap of k reviews by 2,000 studies", _overlap, lambda k: 1, sizes=(50,)),
    "bootstrap-reml": Task("bootstrap, REML", _bootstrap("REML"), lambda k: REFITS),
    "bootstrap-dl": Task("bootstrap, DL", _bootstrap("DL"), lambda k: REFITS),
    "leave-one-out": Task("leave-one-out, REML", _leave_one_out, lambda k: k),
    "gosh": Task("GOSH, REML", _gosh, lambda k: 2**k - 1 if k <= EXHAUSTIVE else REFITS),
    "permutation": Task(
        "permutation, REML", _permutation, lambda k: 2**k if k <= EXHAUSTIVE else REFITS
    ),
    "gosh-exhaustive-reml": Task(
        "every subset, REML", _gosh, lambda k: 2**k - 1, sizes=(EXHAUSTIVE,)
    ),
    "gosh-exhaustive": Task(
        "every subset, DL", _gosh_by_moments, lambda k: 2**k - 1, sizes=(EXHAUSTIVE,)
    ),
    "permutation-exact": Task("every sign, REML", _permutation, lambda k: 2**k, sizes=(13,)),
    "living": Task(
        "one study added to k by 6 outcomes: fits, leave-one-out, Egger, plots, words",
        living.prepare,
        lambda k: 6 * (k + 2),  # each outcome whole, and without each of its k + 1 studies
        sizes=(200,),
    ),
}
