"""The likelihood of effects within studies, in machine code.

Importing this needs numba. The formulas and the names are those of `nested` and
`nested_likelihood`, study by study. z: (p + 1, k); diagonal, s: (k,), s being 0 where rho is; ends:
(g + 1,), where the effects of each study begin and those of the one before end.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import compiled

HEIGHT, SLOPE, BEND, EXPECTED, Q, TRACE, WIDTH = 0, 1, 3, 6, 9, 10, 11
"""Places in what `surface_at` writes: log-likelihood up to a constant; score (2); minus the second
derivatives (3), and Fisher's information (3), of the matrix [[a, b], [b, d]]; y'Py; tr(P)."""


@compiled
def swept(information: FloatArray, p: int) -> tuple[FloatArray, float]:
    """The inverse of the first p rows and columns, with the coefficients of the last column beside
    it; and the log of their determinant. Goodnight (1979) Am. Stat. 33:149."""
    a, log_det = information.copy(), 0.0
    for i in range(p):
        pivot = a[i, i]
        log_det += np.log(pivot)
        a[i, i] = 1.0
        for t in range(len(a)):
            a[i, t] /= pivot
        for r in range(len(a)):
            if r != i:
                own = a[r, i]
                a[r, i] = 0.0
                for t in range(len(a)):
                    a[r, t] -= own * a[i, t]
    return a, log_det


@compiled
def trace_of_both(bread: FloatArray, one: FloatArray, other: FloatArray, p: int) -> float:
    """tr(A N A N), of the first p rows and columns."""
    value = 0.0
    for r in range(p):
        for t in range(p):
            here = there = 0.0
            for u in range(p):
                here += bread[r, u] * one[u, t]
                there += bread[t, u] * other[u, r]
            value += here * there
    return value


@compiled
def inner(
    w: FloatArray, ws: FloatArray, kappa: float, z: FloatArray, a: int, b: int, out: FloatArray
) -> None:
    """G z of one study, of the effects from a to b, (k,)."""
    along = 0.0
    for j in range(a, b):
        along += ws[j] * z[j]
    for j in range(a, b):
        out[j] = w[j] * z[j] - ws[j] * kappa * along


@compiled
def inverse_at(
    theta1: float, theta2: float, diagonal: FloatArray, s: FloatArray, ends: np.ndarray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray, FloatArray, float]:
    """w, ws and h, (k,); kappa, total and c, (g,); log |M|. All of `Inverse`."""
    k, g = len(diagonal), len(ends) - 1
    w, ws, h = np.empty(k), np.empty(k), np.empty(k)
    kappa, total, c = np.empty(g), np.zeros(g), np.empty(g)
    log_det = 0.0
    for i in range(g):
        sws = sum_ws = 0.0
        for j in range(ends[i], ends[i + 1]):
            w[j] = 1.0 / (diagonal[j] + theta2)
            ws[j] = w[j] * s[j]
            sws += ws[j] * s[j]
            sum_ws += ws[j]
            log_det -= np.log(w[j])
        kappa[i] = 1.0 / (1.0 + sws)
        for j in range(ends[i], ends[i + 1]):
            h[j] = w[j] - ws[j] * kappa[i] * sum_ws
            total[i] += h[j]
        c[i] = 1.0 / (1.0 + theta1 * total[i])
        log_det -= np.log(c[i]) + np.log(kappa[i])
    return w, ws, h, kappa, total, c, log_det


@compiled
def traces_of(
    w: FloatArray,
    ws: FloatArray,
    h: FloatArray,
    kappa: FloatArray,
    total: FloatArray,
    c: FloatArray,
    ends: np.ndarray,
) -> tuple[float, float, float, float, float]:
    """tr(M^-1 D_1), of D_2; tr(M^-1 D_i M^-1 D_j) of 1 and 1, 1 and 2, 2 and 2."""
    trace1 = trace2 = trace11 = trace12 = trace22 = 0.0
    gh = np.empty(len(h))
    for i in range(len(c)):
        a, b = ends[i], ends[i + 1]
        several = 1.0 if b - a > 1 else 0.0
        inner(w, ws, kappa[i], h, a, b, gh)
        hh = own = ghh = ws2 = square = 0.0
        for j in range(a, b):
            ws2 += ws[j] * ws[j]
        for j in range(a, b):
            hh += h[j] * h[j]
            ghh += h[j] * gh[j]
            own += w[j] - kappa[i] * ws[j] * ws[j]
            square += w[j] * w[j] + kappa[i] * ws[j] * ws[j] * (kappa[i] * ws2 - 2 * w[j])
        share = hh / total[i]
        ghh /= total[i]
        joint = c[i] * total[i]
        trace1 += joint
        trace2 += several * (own - share) + c[i] * share
        trace11 += joint * joint
        trace12 += c[i] * c[i] * hh
        trace22 += several * (square - 2 * ghh + share * share)
        trace22 += 2 * c[i] * several * (ghh - share * share) + (c[i] * share) ** 2
    return trace1, trace2, trace11, trace12, trace22


@compiled
def surface_at(
    theta1: float,
    theta2: float,
    z: FloatArray,
    diagonal: FloatArray,
    s: FloatArray,
    ends: np.ndarray,
    reml: bool,
    whole: bool,
    out: FloatArray,
    information: FloatArray,
) -> None:
    """Write the surface into out (WIDTH,), or its height alone, and Z'M^-1 Z into information,
    (p + 1, p + 1)."""
    rows, k = z.shape
    p, g = rows - 1, len(ends) - 1
    w, ws, h, kappa, total, c, log_det = inverse_at(theta1, theta2, diagonal, s, ends)
    mean, apart, inside = np.empty((rows, g)), np.empty((rows, k)), np.empty((rows, k))
    information[:] = 0.0
    for i in range(g):
        a, b = ends[i], ends[i + 1]
        for r in range(rows):
            once = 0.0
            for j in range(a, b):
                once += h[j] * z[r, j]
            mean[r, i] = once / total[i]
            for j in range(a, b):
                apart[r, j] = z[r, j] - mean[r, i] if b - a > 1 else 0.0
            inner(w, ws, kappa[i], apart[r], a, b, inside[r])
        for r in range(rows):
            for t in range(rows):
                value = c[i] * total[i] * mean[r, i] * mean[t, i]
                for j in range(a, b):
                    value += apart[r, j] * inside[t, j]
                information[r, t] += value
    bread, log_det_of_line = swept(information, p)
    log_det += log_det_of_line if reml else 0.0
    out[HEIGHT] = -(log_det + bread[p, p]) / 2
    if not whole:
        return
    # From here the last row is the residuals of the line that is best at theta.
    for r in range(p):
        for i in range(g):
            mean[p, i] -= bread[r, p] * mean[r, i]
        for j in range(k):
            apart[p, j] -= bread[r, p] * apart[r, j]
            inside[p, j] -= bread[r, p] * inside[r, j]

    q = 0.0
    once1, once2 = np.zeros((rows, rows)), np.zeros((rows, rows))
    twice11, twice12 = np.zeros((rows, rows)), np.zeros((rows, rows))
    twice22 = np.zeros((rows, rows))
    trace1, trace2, trace11, trace12, trace22 = traces_of(w, ws, h, kappa, total, c, ends)
    solved, again, rest = np.empty((rows, k)), np.empty((rows, k)), np.empty(k)
    onto, back = np.empty(rows), np.empty(rows)
    for i in range(g):
        a, b = ends[i], ends[i + 1]
        several = 1.0 if b - a > 1 else 0.0
        joint = c[i] * total[i]
        q += joint * mean[p, i] * mean[p, i]
        for j in range(a, b):
            q += apart[p, j] * inside[p, j]
        for r in range(rows):
            onto[r] = joint * mean[r, i]
            once = 0.0
            for j in range(a, b):
                solved[r, j] = inside[r, j] + c[i] * mean[r, i] * h[j]
                once += h[j] * solved[r, j]
            back[r] = c[i] * once
            for j in range(a, b):
                rest[j] = (solved[r, j] - once / total[i]) * several
            inner(w, ws, kappa[i], rest, a, b, again[r])
            for j in range(a, b):
                again[r, j] += back[r] / total[i] * h[j]
        for r in range(rows):
            for t in range(rows):
                once1[r, t] += onto[r] * onto[t]
                twice11[r, t] += onto[r] * joint * onto[t]
                twice12[r, t] += (onto[r] * back[t] + back[r] * onto[t]) / 2
                one = two = 0.0
                for j in range(a, b):
                    one += solved[r, j] * solved[t, j]
                    two += solved[r, j] * again[t, j]
                once2[r, t] += one
                twice22[r, t] += two

    in1 = in2 = in11 = in12 = in22 = 0.0
    curve11, curve12, curve22 = twice11[p, p], twice12[p, p], twice22[p, p]
    for r in range(p):
        for t in range(p):
            in1 += bread[r, t] * once1[t, r]
            in2 += bread[r, t] * once2[t, r]
            in11 += 2 * bread[r, t] * twice11[t, r]
            in12 += 2 * bread[r, t] * twice12[t, r]
            in22 += 2 * bread[r, t] * twice22[t, r]
            curve11 -= once1[p, r] * bread[r, t] * once1[p, t]
            curve12 -= once1[p, r] * bread[r, t] * once2[p, t]
            curve22 -= once2[p, r] * bread[r, t] * once2[p, t]
    out[TRACE] = trace2 - in2
    if reml:
        trace1 -= in1
        trace2 -= in2
        trace11 += trace_of_both(bread, once1, once1, p) - in11
        trace12 += trace_of_both(bread, once1, once2, p) - in12
        trace22 += trace_of_both(bread, once2, once2, p) - in22
    out[HEIGHT] = -(log_det + q) / 2
    out[SLOPE], out[SLOPE + 1] = (once1[p, p] - trace1) / 2, (once2[p, p] - trace2) / 2
    out[EXPECTED], out[EXPECTED + 1], out[EXPECTED + 2] = trace11 / 2, trace12 / 2, trace22 / 2
    out[BEND] = curve11 - trace11 / 2
    out[BEND + 1], out[BEND + 2] = curve12 - trace12 / 2, curve22 - trace22 / 2
    out[Q] = q
