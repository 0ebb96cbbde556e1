"""One kernel for every (restricted) maximum-likelihood fit: many problems, each certified."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..effects.arrays import FloatArray
from .cells import fall
from .compiled import arrays_of, counts_in_columns, differs_in_counts, fast_loops, plain
from .grid import scores_on, tau2_grid
from .mean import sums_on, weights_on
from .polish import SOLVED, polish
from .problems import Problems
from .score import Likelihood, likelihood_score, log_likelihood
from .steady import steady


class Reason(IntEnum):
    """Why a problem of a batch has no tau2. SOLVED is none of them."""

    SOLVED = 0
    TOO_FEW = 1
    CONFOUNDED = 2
    UNSOLVED = 3

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Reason.SOLVED: "",
    Reason.TOO_FEW: "no more studies than coefficients: nothing is left to estimate tau2 from",
    Reason.CONFOUNDED: "its studies cannot tell the coefficients apart",
    Reason.UNSOLVED: "no tau2 was found at which the score is 0",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solutions:
    """tau2 of n problems with what certifies each; every array (n,).

    tau2: where the likelihood is highest; NaN where reason is not SOLVED
    score: |score / curvature| there, relative to max(tau2, mean(vi) / 10); 0 at a boundary
    curvature: second derivative of the log-likelihood by tau2
    maxima: how many local maxima the likelihood has (a boundary at 0 counts)
    gap: log-likelihood above the runner-up; infinite where there is none
    boundary: tau2 is 0 and the score there is not above 0
    reason: a Reason
    """

    tau2: FloatArray
    score: FloatArray
    curvature: FloatArray
    maxima: np.ndarray
    gap: FloatArray
    boundary: np.ndarray
    reason: np.ndarray


AROUND = np.array([[-1], [0], [1], [2]])
"""Points of the grid about a cell, by its place."""


def reml_batch(
    y: FloatArray,
    v: FloatArray,
    *,
    x: FloatArray | None = None,
    counts: FloatArray | None = None,
    method: Likelihood = "REML",
) -> Solutions:
    """Maximise many (restricted) likelihoods of a variance between studies.

    y, v: (k,) or (n, k); x: (k, p), intercept if None; counts: (n, k) whole numbers, or None.
    Nothing is raised for a problem that cannot be solved: its `reason` says why.
    """
    return solve(Problems.build(y, v, x=x, counts=counts), method=method)


def solve(problems: Problems, *, method: Likelihood) -> Solutions:
    """As `reml_batch`, for problems that are built already."""
    reason = np.zeros(problems.n, dtype=np.int64)
    reason[problems.sizes <= problems.p] = Reason.TOO_FEW
    reason[~problems.identifiable()] = Reason.CONFOUNDED
    can = np.flatnonzero(reason == Reason.SOLVED)
    if can.size == problems.n:
        return _solve_all(problems, method)
    found = _solve_all(problems.take(can), method) if can.size else None
    return _spread_out(found, can, reason)


def _solve_all(problems: Problems, method: Likelihood) -> Solutions:
    problems = steady(problems).problems
    grid = tau2_grid(problems)
    chunks = problems.chunks()
    if len(chunks) == 1:
        return _solve_chunk(problems, grid, method)
    parts = [
        _solve_chunk(problems.take(rows), grid if grid.ndim == 1 else grid[rows], method)
        for rows in chunks
    ]
    return Solutions(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in _ARRAYS}
    )


def _spread_out(found: Solutions | None, can: np.ndarray, reason: np.ndarray) -> Solutions:
    """Solutions of the problems that `can` be solved, among all."""
    whole = {
        name: np.full(len(reason), blank, dtype=np.asarray(blank).dtype)
        for name, blank in _BLANK.items()
    } | {"reason": reason}
    if found is not None:
        for name, array in whole.items():
            array[can] = getattr(found, name)
    return Solutions(**whole)


_BLANK = {
    "tau2": np.nan,
    "score": np.nan,
    "curvature": np.nan,
    "maxima": 0,
    "gap": np.inf,
    "boundary": False,
}
_ARRAYS = (*_BLANK, "reason")


def _solve_chunk(problems: Problems, grid: FloatArray, method: Likelihood) -> Solutions:
    fast = fast_loops(problems)
    if fast is None:
        return _by_arrays(problems, grid, method)
    reml = method == "REML"
    if problems.n > 1 and differs_in_counts(problems):
        columns = counts_in_columns(problems)
        weights = plain(weights_on(problems, grid).T)
        lanes = fast_loops(problems, "lane_loops")
        y, v = plain(problems.y), plain(problems.v)
        found = lanes.solve_lanes(weights, grid, y, v, columns, reml)
    else:
        y, v, counts = arrays_of(problems)
        if problems.n == 1:
            found = fast.solve_one(grid, y[0], v, counts[0], reml)
        else:
            found = fast.solve_means(sums_on(problems, grid), grid, y, v, counts, reml)
    tau2, left, curvature, maxima, gap = found
    return _judged(tau2, left, curvature, maxima, gap, tau2 == 0)


def _by_arrays(problems: Problems, grid: FloatArray, method: Likelihood) -> Solutions:
    scores = scores_on(problems, grid, method)
    above = scores > 0
    owner, cell = np.nonzero(above[:, :-1] & ~above[:, 1:])
    at_zero = np.flatnonzero(~above[:, 0])
    low, high, start = _starts(scores, grid, owner, cell, problems)
    score = likelihood_score(method)
    one_each = len(owner) == problems.n and bool((owner == np.arange(problems.n)).all())
    mine = problems if one_each else problems.take(owner)
    found = polish(mine, score, start, low, high)
    problem, tau2, left, curvature = owner, found.root, found.left, found.slope
    if at_zero.size:
        zero = np.zeros(len(at_zero))
        problem = np.concatenate([owner, at_zero])
        tau2, left = np.concatenate([tau2, zero]), np.concatenate([left, zero])
        slope_at_zero = score(problems.take(at_zero), zero)[1]
        curvature = np.concatenate([curvature, slope_at_zero])
    if not problem.size:
        return _spread_out(None, problem, np.full(problems.n, int(Reason.UNSOLVED)))

    maxima = np.bincount(problem, minlength=problems.n)
    best, gap = _highest(problems, problem, tau2, maxima, method)
    return _judged(tau2[best], left[best], curvature[best], maxima, gap, best >= len(owner))


def _judged(
    tau2: FloatArray,
    left: FloatArray,
    curvature: FloatArray,
    maxima: np.ndarray,
    gap: FloatArray,
    boundary: np.ndarray,
) -> Solutions:
    solved = (maxima > 0) & (left < SOLVED)
    return Solutions(
        tau2=np.where(solved, tau2, np.nan),
        score=left,
        curvature=curvature,
        maxima=maxima,
        gap=gap,
        boundary=boundary,
        reason=np.where(solved, int(Reason.SOLVED), int(Reason.UNSOLVED)),
    )


def _starts(
    scores: FloatArray,
    grid: FloatArray,
    owner: np.ndarray,
    cell: np.ndarray,
    problems: Problems,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Ends of each cell, and where in it to start."""
    last = scores.shape[1] - 1
    around = np.clip(cell + AROUND, 0, last)
    at = grid[around] if grid.ndim == 1 else grid[owner, around]
    least = problems.v.min(-1)
    if least.ndim:
        least = least[owner]
    # The slope of the likelihood by log(tau2 + smallest vi), by which the grid is even.
    before, here, after, beyond = scores[owner, around] * (at + least)
    middle = (cell > 0) & (cell + 1 < last)  # a straight line at either end
    before = np.where(middle, before, 2 * here - after)
    beyond = np.where(middle, beyond, 2 * after - here)
    low, high, away = at[1], at[2], at[1:3] + least
    share = fall(before, here, after, beyond)
    start = low + away[0] * np.expm1(share * np.log(away[1] / away[0]))
    return low, high, np.clip(start, low, high)


def _highest(
    problems: Problems,
    problem: np.ndarray,
    tau2: FloatArray,
    maxima: np.ndarray,
    method: Likelihood,
) -> tuple[np.ndarray, FloatArray]:
    """Index of the highest candidate of each problem, and how far it stands above the next."""
    best = np.zeros(problems.n, dtype=np.int64)
    best[problem] = np.arange(len(problem))
    gap = np.full(problems.n, np.inf)
    contested = np.flatnonzero(maxima[problem] > 1)
    if contested.size:
        heights = log_likelihood(problems.take(problem[contested]), tau2[contested], method)
        order = np.lexsort((heights, problem[contested]))
        rows, heights = problem[contested][order], heights[order]
        last = np.flatnonzero(np.append(rows[1:] != rows[:-1], True))
        best[rows[last]] = contested[order[last]]
        gap[rows[last]] = heights[last] - heights[last - 1]
    return best, gap
