"""What is told of a mean beside tau2, in machine code: `at_tau2`, `traces` and `roots`.

Importing this needs numba. y, counts: (n, k), or (1, k) where every problem has the same; v: (k,).
"""

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import compiled
from .loops import done, newton
from .polish import STEPS


@compiled
def line_of_one(
    y: FloatArray, v: FloatArray, c: FloatArray, tau2: float
) -> tuple[float, float, float, float]:
    """Mean of one problem, sum of its weights, Q, and the slope of Q. Arrays (k,)."""
    total = once = q = slope = 0.0
    for j in range(len(v)):
        cw = c[j] / (v[j] + tau2)
        total += cw
        once += cw * y[j]
    mean = once / total
    for j in range(len(v)):
        w = 1.0 / (v[j] + tau2)
        wr2 = c[j] * w * (y[j] - mean) ** 2
        q += wr2
        slope -= wr2 * w
    return mean, total, q, slope


@compiled
def lines(
    y: FloatArray, v: FloatArray, counts: FloatArray, tau2: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Mean of each problem at its own tau2, sum of its weights, and Q, (n,)."""
    mean, total, q = np.empty(len(tau2)), np.empty(len(tau2)), np.empty(len(tau2))
    for i in range(len(tau2)):
        yi, ci = y[i if len(y) > 1 else 0], counts[i if len(counts) > 1 else 0]
        mean[i], total[i], q[i], _ = line_of_one(yi, v, ci, tau2[i])
    return mean, total, q


@compiled
def q_root(y: FloatArray, v: FloatArray, c: FloatArray, target: float) -> float:
    """tau2 of one problem at which Q is `target`; 0 where Q is below it already there."""
    mean, _, value, rate = line_of_one(y, v, c, 0.0)
    if value <= target:
        return 0.0
    at, low, high, floor = 0.0, 0.0, 0.0, v.mean() / 10
    for j in range(len(v)):
        high += c[j] * (y[j] - mean) ** 2 / target
    for step in range(STEPS):
        new, off, low, high = newton(at, value - target, rate, low, high, floor)
        if done(off, low, high, step):
            break
        at = new
        _, _, value, rate = line_of_one(y, v, c, at)
    return at


@compiled
def q_roots(y: FloatArray, v: FloatArray, counts: FloatArray, target: FloatArray) -> FloatArray:
    """As `q_root`, (n,)."""
    out = np.empty(len(target))
    for i in range(len(target)):
        yi, ci = y[i if len(y) > 1 else 0], counts[i if len(counts) > 1 else 0]
        out[i] = q_root(yi, v, ci, target[i])
    return out


@compiled
def others(own: FloatArray, c: FloatArray, out: FloatArray) -> float:
    """out: the sum of c * own over all but one copy of a study, (k,). The sum over all."""
    total = 0.0
    for j in range(len(own)):
        out[j] = total + max(c[j] * own[j] - own[j], 0.0)
        total += c[j] * own[j]
    after = 0.0
    for j in range(len(own) - 1, -1, -1):
        out[j] += after
        after += c[j] * own[j]
    return total


@compiled
def traces_p(v: FloatArray, counts: FloatArray) -> FloatArray:
    """tr(P) with weights 1 / v, (n,)."""
    out, w, rest = np.empty(len(counts)), 1.0 / v, np.empty(len(v))
    for i in range(len(counts)):
        total = others(w, counts[i], rest)
        out[i] = 0.0
        for j in range(len(v)):
            out[i] += counts[i, j] * w[j] * rest[j]
        out[i] /= total
    return out


@compiled
def trace_pp(v: FloatArray, c: FloatArray, tau2: float) -> float:
    """tr(PP) of one problem. Arrays (k,)."""
    w, rest = 1.0 / (v + tau2), np.empty(len(v))
    total = others(w, c, rest)
    value = 0.0
    for j in range(len(v)):
        value += c[j] * (w[j] * rest[j]) ** 2
    w *= w
    others(w, c, rest)
    for j in range(len(v)):
        value += c[j] * w[j] * rest[j]
    return value / total**2
