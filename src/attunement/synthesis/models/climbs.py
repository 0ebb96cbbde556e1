"""The highest point of the likelihood of two variances, looked for from several sides."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .polish import SOLVED
from .surface import Surface, Survey

SHARES = ((0.02, 0.98), (0.3, 0.7), (0.7, 0.3), (0.98, 0.02))
SIZES = (0.03, 0.3, 1.5)
SAME_HILL = 0.02
AIM = 1e-13
STEPS = 150
STEPS_TO_AIM = 40
"""After these many, rounding is all that is left, and SOLVED is enough."""

Pair = list[float]


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
    starts = total * np.multiply.outer(SIZES, SHARES).reshape(-1, 2)
    seen = survey(starts)
    # The best start, and two of other kinds: hills of one likelihood lie far apart.
    chosen = np.argsort(-seen.loglik, kind="stable")[[0, 1, -1]]
    tops = climb(survey, starts[chosen], seen.take(chosen), scale)
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
        height, against = self.at.loglik[[one, other]]
        if abs(height - against) <= 1e-10 * max(1.0, abs(against)):
            return True
        apart = self.theta[one] - self.theta[other]
        return bool(relative(apart, self.theta[other], scale) < SAME_HILL)


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
    """The larger of the two steps, (...), against its theta or a tenth of the scale."""
    return np.asarray(np.max(np.abs(step) / np.maximum(theta, scale / 10), axis=-1))


def uphill(theta: FloatArray, at: Surface, bend: FloatArray) -> FloatArray:
    """The step to the top of a surface of this bend, or of Fisher's where it does not bend down; 0
    for a theta held at 0. (n, 2)."""
    rows = zip(*(a.tolist() for a in (theta, at.score, bend, at.expected)), strict=True)
    return np.array([_uphill(*row) for row in rows])


def _uphill(theta: Pair, score: Pair, bend: list[Pair], expected: list[Pair]) -> Pair:
    """Of one climb: a matrix of two rows is solved sooner by hand than by a library."""
    free = [here > 0 or slope > 0 for here, slope in zip(theta, score, strict=True)]
    if all(free):
        step = _solved(score, bend if _bends_down(bend) else expected)
    else:
        step = [
            score[i] / (bend[i][i] if bend[i][i] > 0 else expected[i][i]) if free[i] else 0.0
            for i in (0, 1)
        ]
    return [0.0 if theta[i] == 0 and step[i] < 0 else step[i] for i in (0, 1)]


def _bends_down(bend: list[Pair]) -> bool:
    """Whether the smaller eigenvalue is above 1e-9 of the larger, or nearly so."""
    (a, b), (_, d) = bend
    return a + d > 0 and a * d - b * b > 1e-9 * (a + d) ** 2


def _solved(score: Pair, bend: list[Pair]) -> Pair:
    """The shortest step where only the sum of the variances is known: all of its eigenvalues but
    the trace are 0."""
    (a, b), (_, d) = bend
    one, other = score
    determinant = a * d - b * b
    if determinant <= 1e-15 * (a + d) ** 2:
        square = (a + d) ** 2
        return [(a * one + b * other) / square, (b * one + d * other) / square]
    return [(d * one - b * other) / determinant, (a * other - b * one) / determinant]
