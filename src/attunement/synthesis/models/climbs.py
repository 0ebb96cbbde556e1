"""The highest point of the likelihood of two variances, looked for from several sides."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .polish import SOLVED
from .surface import Surface, Survey
from .uphill import SAME_HILL, relative_step, step_up

SHARES = ((0.02, 0.98), (0.3, 0.7), (0.7, 0.3), (0.98, 0.02))
SIZES = (0.03, 0.3, 1.5)
AIM = 1e-13
STEPS = 150
STEPS_TO_AIM = 40
"""After these many, rounding is all that is left, and SOLVED is enough."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Maximum:
    """theta (2,); left: the largest Newton step left, relative; hessian: second derivatives there,
    (2, 2); starts: how many climbs, of which `reached` led here; maxima: different ones found; gap:
    above the next maximum, infinite where every start led here."""

    theta: FloatArray
    left: float
    hessian: FloatArray
    starts: int
    reached: int
    maxima: int
    gap: float


def maximise(survey: Survey, total: float, scale: float) -> Maximum:
    """The highest of the maxima that starts over shares and sizes of the variances lead to.

    total: variance of the effects about their line; scale: mean sampling variance, a tenth of
    which a theta of 0 is measured against.
    """
    start = starts(total)
    seen = survey(start)
    chosen = from_far_apart(seen.loglik)
    return highest(climb(survey, start[chosen], seen.take(chosen), scale), scale)


def starts(total: float) -> FloatArray:
    """Shares and sizes of the two variances, (n, 2)."""
    return np.asarray(total * np.multiply.outer(SIZES, SHARES).reshape(-1, 2))


def from_far_apart(heights: FloatArray) -> np.ndarray:
    """Which starts to climb from, given how high they lie: the best, and two of other kinds, since
    hills of one likelihood lie far apart."""
    return np.asarray(np.argsort(-heights, kind="stable")[[0, 1, -1]])


def highest(tops: "Tops", scale: float) -> Maximum:
    """What is known of the highest of some tops."""
    hills: list[int] = []
    for one in np.argsort(-tops.at.loglik, kind="stable").tolist():
        if not any(tops.together(one, hill, scale) for hill in hills):
            hills.append(one)
    best, heights = hills[0], tops.at.loglik
    return Maximum(
        theta=tops.theta[best],
        left=float(tops.left[best]),
        hessian=tops.at.hessian[best],
        starts=len(heights),
        reached=sum(tops.together(one, best, scale) for one in range(len(heights))),
        maxima=len(hills),
        gap=float(heights[best] - heights[hills[1]]) if len(hills) > 1 else np.inf,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tops:
    """Where n climbs ended: theta (n, 2), and the largest Newton step left, relative, (n,)."""

    theta: FloatArray
    at: Surface
    left: FloatArray

    def together(self, one: int, other: int, scale: float) -> bool:
        """Near each other, or on one level ridge: where every study has one effect, only the sum of
        the variances is known."""
        height, against = self.at.loglik[one], self.at.loglik[other]
        if abs(height - against) <= 1e-10 * max(1.0, abs(against)):
            return True
        (here1, here2), (there1, there2) = self.theta[one].tolist(), self.theta[other].tolist()
        apart = relative_step(here1 - there1, here2 - there2, there1, there2, scale)
        return apart < SAME_HILL


def climb(survey: Survey, start: FloatArray, seen: Surface, scale: float) -> Tops:
    """Newton's method from n points at once, with no theta below 0: a theta leaves 0 only if the
    likelihood grows. The first step is Fisher's, which goes far where Newton's may not.

    A climb that comes near a top that another has reached ends there.
    """
    theta, at = start.copy(), seen.take(np.arange(len(start)))
    step, share = uphill(theta, at, at.expected), np.ones((len(start), 1))
    left = relative(step, theta, scale)
    for taken in range(STEPS):
        aim = AIM if taken < STEPS_TO_AIM else SOLVED / 2
        climbing = left >= aim
        for top in np.flatnonzero(~climbing).tolist() if climbing.any() else []:
            near = relative(theta - theta[top], theta[top], scale) < SAME_HILL
            joins = np.flatnonzero(climbing & near)
            if joins.size:
                theta[joins], left[joins], climbing[joins] = theta[top], left[top], False
                at.put(joins, at.take(np.array([top])))
        ahead = np.maximum(theta + share * step, 0.0)
        rows = np.flatnonzero(climbing & (ahead != theta).any(axis=1))
        if not rows.size:
            break
        there = survey(ahead[rows])
        height = at.loglik[rows]
        up = there.loglik >= height - 1e-12 * np.maximum(1.0, np.abs(height))
        if up.all() and rows.size == len(theta):
            theta, at, step = ahead, there, uphill(ahead, there, -there.hessian)
            share, left = np.ones((len(start), 1)), relative(step, theta, scale)
            continue
        share[rows[~up]] /= 2
        moved = rows[up]
        if moved.size:
            higher = there.take(up)
            at.put(moved, higher)
            theta[moved], share[moved] = ahead[moved], 1.0
            step[moved] = uphill(theta[moved], higher, -higher.hessian)
            left[moved] = relative(step[moved], theta[moved], scale)
    return Tops(theta=theta, at=at, left=left)


def relative(step: FloatArray, theta: FloatArray, scale: float) -> FloatArray:
    """`relative_step` of many, (...)."""
    return np.asarray(np.max(np.abs(step) / np.maximum(theta, scale / 10), axis=-1))


def uphill(theta: FloatArray, at: Surface, bend: FloatArray) -> FloatArray:
    """The step of each climb, (n, 2): one by one, as `step_up` is sooner by hand than a library."""
    rows = zip(*(a.tolist() for a in (theta, at.score, bend, at.expected)), strict=True)
    return np.array(
        [
            step_up(one, two, rise, climb, (*bends[0], bends[1][1]), (*fisher[0], fisher[1][1]))
            for (one, two), (rise, climb), bends, fisher in rows
        ]
    )
