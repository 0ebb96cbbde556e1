"""The inverse-variance weighted line of many problems, each at its tau2."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from .compiled import arrays_of, counts_in_columns, differs_in_counts, fast_loops, plain
from .problems import Problems, weigh
from .score import at_tau2
from .traces import trace_pv, trace_pvpv


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """beta: (n, p); inverse: (X'WX)^-1, (n, p, p); q: weighted sum of squared residuals, (n,)."""

    beta: FloatArray
    inverse: FloatArray
    q: FloatArray


def line_at(problems: Problems, tau2: FloatArray) -> Line:
    """Weights 1 / (vi + tau2); tau2: (n,)."""
    fast = fast_loops(problems, "told_loops")
    if fast is None:
        fit = at_tau2(problems, tau2)
        return Line(beta=fit.beta, inverse=fit.inverse, q=fit.q)
    mean, total, q = fast.lines(*arrays_of(problems), tau2)
    return Line(beta=mean[:, None], inverse=1.0 / total[:, None, None], q=q)


def means_at(problems: Problems, tau2: FloatArray) -> FloatArray:
    """The coefficients of `line_at` alone, (n, p)."""
    fast = fast_loops(problems, "lane_loops") if differs_in_counts(problems) else None
    if fast is None:
        return line_at(problems, tau2).beta
    columns = counts_in_columns(problems)
    means = fast.means_of_lanes(plain(problems.y), plain(problems.v), columns, tau2)
    return np.asarray(means[:, None])


def q_and_trace(problems: Problems) -> tuple[FloatArray, FloatArray]:
    """Cochran's Q, and tr(P) with its weights 1 / vi, (n,) each."""
    fast = fast_loops(problems, "told_loops")
    if fast is None:
        fit = weigh(problems, 1.0 / problems.v)
        return fit.q, trace_pv(fit)
    y, v, counts = arrays_of(problems)
    traces = np.broadcast_to(fast.traces_p(v, counts), (problems.n,))
    return fast.lines(y, v, counts, np.zeros(problems.n))[2], traces


def trace_pp(problems: Problems, tau2: float) -> float:
    """tr(PP) of one problem."""
    fast = fast_loops(problems, "told_loops")
    if fast is None:
        return float(trace_pvpv(at_tau2(problems, np.array([tau2])))[0])
    _, v, counts = arrays_of(problems)
    return float(fast.trace_pp(v, counts[0], tau2))
