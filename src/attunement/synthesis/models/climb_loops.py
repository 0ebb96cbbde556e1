"""Climbs on the likelihood of effects within studies, in machine code: see `climbs`."""

import numpy as np

from ..effects.arrays import FloatArray
from .climbs import AIM, STEPS, STEPS_TO_AIM
from .compiled import compiled
from .level_loops import BEND, EXPECTED, HEIGHT, SLOPE, WIDTH, surface_at
from .polish import SOLVED
from .uphill import SAME_HILL, relative_step, step_up

_step_up, _relative_step = compiled(step_up), compiled(relative_step)


@compiled
def step_from(theta1: float, theta2: float, at: FloatArray, bend: int) -> tuple[float, float]:
    return _step_up(
        theta1,
        theta2,
        at[SLOPE],
        at[SLOPE + 1],
        (at[bend], at[bend + 1], at[bend + 2]),
        (at[EXPECTED], at[EXPECTED + 1], at[EXPECTED + 2]),
    )


@compiled
def joined(theta: FloatArray, i: int, scale: float) -> int:
    """A top that was reached before the climb i, and that it is near; else i."""
    for top in range(i):
        away = theta[i] - theta[top]
        if _relative_step(away[0], away[1], theta[top, 0], theta[top, 1], scale) < SAME_HILL:
            return top
    return i


@compiled
def climb_each(
    theta: FloatArray,
    at: FloatArray,
    scale: float,
    z: FloatArray,
    diagonal: FloatArray,
    s: FloatArray,
    ends: np.ndarray,
    reml: bool,
) -> FloatArray:
    """As `climb`, one after another, from theta (n, 2) where the surface is `at` (n, WIDTH): both
    are moved to the tops. The largest Newton step left at each, (n,)."""
    there, left = np.empty(WIDTH), np.empty(len(theta))
    information = np.empty((len(z), len(z)))
    for i in range(len(theta)):
        share, bend, here = 1.0, EXPECTED, theta[i]
        for taken in range(STEPS):
            step1, step2 = step_from(here[0], here[1], at[i], bend)
            left[i] = _relative_step(step1, step2, here[0], here[1], scale)
            if not left[i] >= (AIM if taken < STEPS_TO_AIM else SOLVED / 2):
                break
            top = joined(theta, i, scale)
            if top < i:
                here[:], at[i], left[i] = theta[top], at[top], left[top]
                break
            ahead1 = max(here[0] + share * step1, 0.0)
            ahead2 = max(here[1] + share * step2, 0.0)
            if ahead1 == here[0] and ahead2 == here[1]:
                break
            surface_at(ahead1, ahead2, z, diagonal, s, ends, reml, True, there, information)
            height = at[i, HEIGHT]
            if there[HEIGHT] >= height - 1e-12 * max(1.0, abs(height)):
                here[0], here[1], share, bend = ahead1, ahead2, 1.0, BEND
                at[i] = there
            else:
                share /= 2
    return left
