"""Traces of products with P = A - AX(X'AX)^-1 X'A, where one weight may dwarf all the others.

The textbook forms take two numbers of the size of the largest weight from one another. With one
column of ones every trace is a sum of products of what belongs to different studies, so nothing is
taken away: with S the sum of the weights a_j of all and c_j copies of study j,
    tr(P D) = sum_i c_i a_i v_i (S - a_i) / S,   S - a_i as the sum over the others
    tr(PDPD) = sum_i c_i (a_i v_i (S - a_i) / S)^2
               + 2 / S^2 times the sum over pairs of (a_i^2 v_i) (a_j^2 v_j)
With moderators the textbook forms stand, and are NaN where rounding has eaten them.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Weighted

EATEN = 1e-7
"""A difference this small against what it was taken from has 9 digits or fewer."""


def trace_pv(fit: Weighted, v: FloatArray | float = 1.0) -> FloatArray:
    """tr(P diag(v)), (n,), where P has the weights that the fit was made with."""
    cwv = fit.cw * v
    if fit.pooled:
        return np.asarray((cwv * _others(fit.w, fit.cw)).sum(1) / fit.cw.sum(1))
    inside = np.einsum("nij,nji->n", fit.inverse, fit.cross(cwv * fit.w))
    return _kept(cwv.sum(1) - inside, cwv.sum(1))


def trace_pvpv(fit: Weighted, v: FloatArray | float = 1.0) -> FloatArray:
    """tr(P diag(v) P diag(v)), (n,): half the variance of y'Py when y has the variances v."""
    wv = fit.w * v
    if fit.pooled:
        total = fit.cw.sum(1)
        own = wv * _others(fit.w, fit.cw) / total[:, None]
        u, counts = fit.w * wv, fit.cw / fit.w
        pairs = (counts * u * _others(u, counts * u)).sum(1)
        return np.asarray((counts * np.square(own)).sum(1) + pairs / total**2)
    m2, m3 = fit.cross(fit.cw * wv), fit.cross(fit.cw * wv * wv)
    a_m2 = fit.inverse @ m2
    whole = (fit.cw * wv * v).sum(1)
    value = whole - 2 * np.einsum("nij,nji->n", fit.inverse, m3)
    return _kept(value + np.einsum("nij,nji->n", a_m2, a_m2), whole)


def _others(own: FloatArray, with_copies: FloatArray) -> FloatArray:
    """The sum over all but one copy of a study, (n, k), by sums from either side."""
    before, after = np.zeros_like(with_copies), np.zeros_like(with_copies)
    np.cumsum(with_copies[:, :-1], axis=1, out=before[:, 1:])
    after[:, :-1] = np.cumsum(with_copies[:, :0:-1], axis=1)[:, ::-1]
    return np.asarray(before + after + np.maximum(with_copies - own, 0.0))


def _kept(value: FloatArray, whole: FloatArray) -> FloatArray:
    return np.asarray(np.where(value > EATEN * whole, value, np.nan))
