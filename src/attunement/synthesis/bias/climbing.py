"""Uphill within bounds, for a handful of parameters: quasi-Newton steps, clipped.

SciPy's L-BFGS-B spends four times as long on threads for its tiny matrices as the likelihood takes.
"""

from collections.abc import Callable

import numpy as np

from ..effects.arrays import BoolArray, FloatArray

Height = Callable[[FloatArray], tuple[float, FloatArray]]
"""Value and slope."""
Guess = Callable[[FloatArray, BoolArray], FloatArray]
"""A first guess, there, at the inverse of minus the curvature of the free parameters: positive
definite among them, 0 elsewhere."""
MOST_STEPS = 300
MOST_HALVINGS = 40
GAIN = 1e-12
"""A step that gains less than this, relative, is the last."""


def climb(
    height: Height, start: FloatArray, low: FloatArray, high: FloatArray, guess: Guess
) -> tuple[FloatArray, float]:
    """The top reached from `start`, and its height. Broyden, Fletcher, Goldfarb & Shanno (1970).

    What is learnt of the curvature holds for one set of free parameters: when a parameter comes to
    an end of its range, or leaves it, a new guess is made.
    """
    at, (value, slope) = start, height(start)
    free, inverse = np.zeros(start.size, dtype=np.bool_), np.eye(start.size)
    for _ in range(MOST_STEPS):
        now = ~(((at <= low) & (slope <= 0)) | ((at >= high) & (slope >= 0)))
        if not now.any():
            return at, value
        if not np.array_equal(now, free):
            free, inverse = now, guess(at, now)
        direction = inverse @ np.where(free, slope, 0.0)
        tried, new, new_slope = _search(height, at, value, slope, direction, low, high)
        if new - value <= GAIN * (1 + abs(value)):
            return (tried, new) if new > value else (at, value)
        inverse = _updated(inverse, tried - at, np.where(free, slope - new_slope, 0.0))
        at, value, slope = tried, new, new_slope
    return at, value


def _search(
    height: Height,
    at: FloatArray,
    value: float,
    slope: FloatArray,
    direction: FloatArray,
    low: FloatArray,
    high: FloatArray,
) -> tuple[FloatArray, float, FloatArray]:
    """Half the step until it gains what its length promises."""
    for halving in range(MOST_HALVINGS):
        tried = np.clip(at + 0.5**halving * direction, low, high)
        new, new_slope = height(tried)
        if new >= value + 1e-4 * float(slope @ (tried - at)) and np.isfinite(new_slope).all():
            return tried, new, new_slope
    return at, value, slope


def _updated(inverse: FloatArray, step: FloatArray, bend: FloatArray) -> FloatArray:
    along = float(step @ bend)
    if along <= 1e-12 * float(np.linalg.norm(step) * np.linalg.norm(bend)):
        return inverse
    keep = np.eye(step.size) - np.outer(step, bend) / along
    return np.asarray(keep @ inverse @ keep.T + np.outer(step, step) / along)
