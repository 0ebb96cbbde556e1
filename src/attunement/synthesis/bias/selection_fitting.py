"""The highest point of a selection model's likelihood, from several starts."""

import itertools
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..effects.arrays import BoolArray, FloatArray
from ..errors import NotSolved
from .climbing import climb
from .selection_likelihood import Likelihood

LARGEST = 100.0
SMALLEST = 1e-8
AT_ZERO = 1e-4
"""Below this a variance or a weight counts as 0 when standard errors are made (so does a variance
below a tenth of the smallest sampling variance): at an edge the curvature says nothing."""
STEP = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """at, se: average, tau2, deltas; NaN for the error of what lies at the edge of its range."""

    at: FloatArray
    se: FloatArray
    value: float


def maximise(likelihood: Likelihood, *, average: float, tau2: float, common: bool) -> Optimum:
    """Raises NotSolved where no start leads to a maximum with a standard error."""
    null = likelihood.selection.null
    low = np.array([-np.inf, 0.0, *np.where(null == 0, 0.0, SMALLEST)])
    high = np.array([np.inf, 0.0 if common else np.inf, *[LARGEST] * null.size])
    best, height = None, -np.inf
    for start in _starts(likelihood, average, tau2, common):
        top, value = climb(
            likelihood.value_and_slope, start, low, high, partial(_guess, likelihood)
        )
        if value > height:
            best, height = top, value
    if best is None:
        raise NotSolved(
            "No average, variance and weights fit these studies.",
            mend="Use fewer steps, or another kind.",
        )
    free = _free(likelihood, best, common)
    at = _polish(likelihood, best, free)
    value, _ = likelihood.value_and_slope(at)
    return Optimum(at, _errors(likelihood, at, free), value)


def _guess(likelihood: Likelihood, at: FloatArray, free: BoolArray) -> FloatArray:
    """Inverse of the curvature, with every direction bent downwards as it should be."""
    values, vectors = np.linalg.eigh(_curvature(likelihood, at, free))
    bent = np.maximum(np.abs(values), 1e-3 * np.max(np.abs(values)))
    guess = np.zeros((at.size, at.size))
    guess[np.ix_(free, free)] = vectors / bent @ vectors.T
    return guess


def _starts(likelihood: Likelihood, average: float, tau2: float, common: bool) -> list[FloatArray]:
    """For each guess at the weights, the best of a few averages and variances: these likelihoods
    have more than one maximum, and which is reached hangs on the weights."""
    null, spread = likelihood.selection.null, float(np.mean(likelihood.vi))
    reach = np.sqrt(tau2 + spread)
    averages = [average, average - reach, average + reach, 0.0]
    variances = [0.0] if common else [max(tau2, spread / 10), spread / 10, tau2 + 2 * spread]
    weights = [np.maximum(null, 0.1), np.full(null.size, 0.3), null + 2.0]
    return [
        max(
            (
                np.concatenate([[mu, t2], delta])
                for mu, t2 in itertools.product(averages, variances)
            ),
            key=lambda start: likelihood.value_and_slope(start)[0],
        )
        for delta in weights
    ]


def _free(likelihood: Likelihood, at: FloatArray, common: bool) -> BoolArray:
    free = np.ones(at.size, dtype=np.bool_)
    free[1] = not common and at[1] >= AT_ZERO and at[1] >= float(np.min(likelihood.vi)) / 10
    free[2:] = (at[2:] >= AT_ZERO) & (at[2:] < LARGEST)
    return free


def _curvature(likelihood: Likelihood, at: FloatArray, free: BoolArray) -> FloatArray:
    """Second derivatives of minus the log-likelihood, by central differences of the slope."""
    places = np.flatnonzero(free)
    rows = []
    for place in places.tolist():
        step = STEP * max(abs(at[place]), 1e-2)
        ahead, behind = at.copy(), at.copy()
        ahead[place] += step
        behind[place] -= step if place == 0 else min(step, at[place] / 2)
        slopes = likelihood.value_and_slope(ahead)[1] - likelihood.value_and_slope(behind)[1]
        rows.append(-slopes[places] / (ahead[place] - behind[place]))
    matrix = np.array(rows)
    return np.asarray((matrix + matrix.T) / 2)


def _polish(likelihood: Likelihood, at: FloatArray, free: BoolArray) -> FloatArray:
    """Newton's steps for what is not at an edge, as long as they go up."""
    value, slope = likelihood.value_and_slope(at)
    for _ in range(20):
        try:
            step = np.linalg.solve(_curvature(likelihood, at, free), slope[free])
        except np.linalg.LinAlgError:
            return at
        tried = at.copy()
        tried[free] += step
        if np.any(tried[1:] < 0):
            return at
        new, new_slope = likelihood.value_and_slope(tried)
        if not new >= value:
            return at
        at, value, slope = tried, new, new_slope
        if np.max(np.abs(step)) < 1e-11:
            return at
    return at


def _errors(likelihood: Likelihood, at: FloatArray, free: BoolArray) -> FloatArray:
    errors = np.full(at.size, np.nan)
    try:
        variance = np.diag(np.linalg.inv(_curvature(likelihood, at, free)))
    except np.linalg.LinAlgError:
        variance = np.full(int(free.sum()), -1.0)
    if not np.all(variance > 0):
        raise NotSolved(
            "The likelihood is flat at its highest point: the studies do not bound the model.",
            mend="Use fewer steps, or another kind.",
        )
    errors[free] = np.sqrt(variance)
    return errors
