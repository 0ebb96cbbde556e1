"""The (restricted) likelihood of effects within studies, in sums over studies.

The formulas are those of `components`, at many points at once and with no matrix of a study.
"""

import numpy as np

from ..effects.arrays import FloatArray
from .nested import Inverse, Nested
from .problems import inverted, log_det
from .score import Likelihood
from .surface import Surface


def nested_surface(data: Nested, theta: FloatArray, method: Likelihood) -> Surface:
    """theta (n, 2): the variance between studies, and between effects within one."""
    p = data.p
    at = Inverse.at(data, theta)
    joint = (at.c * at.total)[:, None]
    mean, apart = at.split(data.z)
    information = _products(apart, at.inner(apart)) + _products(mean * joint, mean)
    bread = inverted(information[:, :p, :p])
    # From here the last row is the residuals of the line that is best at theta.
    to_residual = np.zeros_like(information) + np.eye(p + 1)
    to_residual[:, p, :p] = -(bread @ information[:, :p, p:])[..., 0]
    mean, apart = to_residual @ mean, to_residual @ apart
    inside = at.inner(apart)
    onto, solved = mean * joint, at.joined(mean, inside)  # 1'M^-1 z and M^-1 z
    q = np.vecdot(apart[:, p], inside[:, p]) + np.vecdot(onto[:, p], mean[:, p])
    once = np.empty((len(theta), 2, p + 1, p + 1))
    once[:, 0], once[:, 1] = _products(onto, onto), _products(solved, solved)
    twice = _twice(at, joint, onto, solved)
    trace, trace2 = at.traces()
    value = -at.log_det() - q
    if method == "REML":
        value -= log_det(information[:, :p, :p])
        a_once = bread[:, None] @ once[..., :p, :p]
        trace = trace - np.einsum("nipp->ni", a_once)
        trace2 = (
            trace2
            - 2 * np.einsum("npq,nijqp->nij", bread, twice[..., :p, :p])
            + np.einsum("nipq,njqp->nij", a_once, a_once)
        )
    across = once[:, :, p, :p]
    curve = twice[..., p, p] - across @ bread @ across.mT
    return Surface(
        loglik=value / 2,
        score=(once[..., p, p] - trace) / 2,
        hessian=trace2 / 2 - curve,
        expected=trace2 / 2,
    )


def _twice(at: Inverse, joint: FloatArray, onto: FloatArray, solved: FloatArray) -> FloatArray:
    """Z'M^-1 D_i M^-1 D_j M^-1 Z, (n, 2, 2, q, q), the middle one as symmetric as it is used."""
    again = at.c[:, None] * at.data.sums(at.h[:, None] * solved)  # 1'M^-1 M^-1 z
    between = _products(onto, again)
    between = (between + between.mT) / 2
    out = np.empty((len(onto), 2, 2, *between.shape[1:]))
    out[:, 0, 0], out[:, 0, 1], out[:, 1, 0] = _products(onto * joint, onto), between, between
    out[:, 1, 1] = _products(solved, at.solve(solved))
    return out


def _products(one: FloatArray, other: FloatArray) -> FloatArray:
    """Of every row with every row, (n, q, q)."""
    return np.asarray(one @ other.mT)
