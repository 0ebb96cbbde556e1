"""tau2 at which the generalised Q takes a given value: Paule-Mandel, and Q-profile intervals."""

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import arrays_of, fast_loops, plain
from .polish import polish
from .problems import Problems
from .score import at_tau2, q_and_slope
from .steady import steady


def tau2_where_q_is(problems: Problems, target: FloatArray) -> FloatArray:
    """tau2 with Q(tau2) = target, (n,); 0 where Q is below its target already at 0.

    Q falls as tau2 grows, and with R the residuals of a fixed line Q <= sum R^2 / tau2, so
    sum R^2 / target is never below the root.
    """
    problems = steady(problems).problems
    target = np.broadcast_to(np.asarray(target, dtype=np.float64), (problems.n,))
    fast = fast_loops(problems, "told_loops")
    if fast is not None:
        return np.asarray(fast.q_roots(*arrays_of(problems), plain(target)))
    fit = at_tau2(problems, np.zeros(problems.n))
    out = np.zeros(problems.n)
    rows = np.flatnonzero(fit.q > target)
    if rows.size:
        part, goal = problems.take(rows), target[rows]
        counts = 1.0 if part.counts is None else part.counts
        high = (counts * np.square(fit.r[rows])).sum(1) / goal
        zero = np.zeros(len(rows))
        out[rows] = polish(part, q_and_slope, zero, zero, high, goal).root
    return out
