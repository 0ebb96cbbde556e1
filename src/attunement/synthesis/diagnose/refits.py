"""A model refitted many times over, on some or other of its studies."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields

import numpy as np

from ..effects.arrays import FloatArray
from ..models.fitted import Fitted
from ..models.heterogeneity import heterogeneity
from ..models.inference import infer
from ..models.kernel import Reason
from ..models.problems import Problems
from ..models.tau2 import between

MANY_CHUNKS = 8
"""From here a second thread is worth starting: the arrays are computed outside Python's lock."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Refits:
    """n refits. Arrays are (n,); those of coefficients are (n, p) where p is above 1.

    k: studies in each; q: Cochran's Q; i2: percent
    reason: a Reason for each. TOO_FEW: tau2 is taken as 0, and what rests on degrees of freedom
        is NaN; CONFOUNDED, UNSOLVED: everything but k is NaN, or i2 and h2 alone where one weight
        dwarfs the others
    labels: of the studies left out, or coming in; empty where refits have no name
    """

    labels: tuple[str, ...]
    k: FloatArray
    estimate: FloatArray
    se: FloatArray
    statistic: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    q: FloatArray
    q_pvalue: FloatArray
    tau2: FloatArray
    i2: FloatArray
    h2: FloatArray
    reason: np.ndarray

    @property
    def solved(self) -> np.ndarray:
        """Which refits have a tau2 of their own, (n,)."""
        return np.asarray(self.reason == Reason.SOLVED)


_OF_COEFFICIENTS = ("estimate", "se", "statistic", "pvalue", "ci_lower", "ci_upper")
_OF_RESULTS = (*_OF_COEFFICIENTS, "q", "q_pvalue", "i2", "h2")
_ARRAYS = tuple(f.name for f in fields(Refits) if f.name != "labels")


def refit(fit: Fitted, counts: FloatArray, labels: tuple[str, ...] = ()) -> Refits:
    """The model on subsets or resamples: counts (n, k), how often each study stands in each."""
    problems = Problems.build(fit.effects.yi, fit.effects.vi, x=fit.design, counts=counts)
    parts = in_chunks(problems, lambda part: _refit(fit, part))
    joined = parts[0]
    if len(parts) > 1:
        joined = {name: np.concatenate([part[name] for part in parts]) for name in _ARRAYS}
    for name in _OF_COEFFICIENTS:
        if fit.p == 1:
            joined[name] = joined[name][:, 0]
    for array in joined.values():
        array.setflags(write=False)
    return Refits(labels=labels, **joined)


def in_chunks[T](problems: Problems, work: Callable[[Problems], T]) -> list[T]:
    """Work on pieces that fit the cache, on every processor where there are many pieces."""
    chunks = problems.chunks()
    return shared(chunks, lambda chunk: work(problems.take(chunk)), many=len(chunks))


def shared[A, T](given: Iterable[A], work: Callable[[A], T], *, many: int) -> list[T]:
    """Work on each, on every processor where there are many: while some is made, others work."""
    if many < MANY_CHUNKS:
        return [work(one) for one in given]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, given))


def _refit(fit: Fitted, problems: Problems) -> dict[str, np.ndarray]:
    found = between(problems, fit.method, fit.own_weights)
    tau2 = np.where(found.reason == Reason.TOO_FEW, 0.0, found.tau2)
    can = np.flatnonzero(np.isfinite(tau2))
    if can.size == problems.n:
        out = _results(fit, problems, tau2)
    else:
        out = {
            name: np.full((problems.n, problems.p), np.nan)
            if name in _OF_COEFFICIENTS
            else np.full(problems.n, np.nan)
            for name in _OF_RESULTS
        }
        some = _results(fit, problems.take(can), tau2[can]) if can.size else {}
        for name, values in some.items():
            out[name][can] = values
    lost = np.isfinite(tau2) & ~np.isfinite(out["i2"]) & (found.reason == Reason.SOLVED)
    reason = np.where(lost, int(Reason.UNSOLVED), found.reason)
    return out | {"k": problems.sizes, "tau2": tau2, "reason": reason}


def _results(fit: Fitted, problems: Problems, tau2: FloatArray) -> dict[str, FloatArray]:
    inference = infer(problems, tau2, test=fit.test, level=fit.level, weights=fit.own_weights)
    spread = heterogeneity(problems, tau2, common_effect=fit.common_effect)
    return {
        "estimate": inference.beta,
        **{name: getattr(inference, name) for name in _OF_COEFFICIENTS[1:]},
        "q": spread.q,
        "q_pvalue": spread.pvalue,
        "i2": spread.i2,
        "h2": spread.h2,
    }
