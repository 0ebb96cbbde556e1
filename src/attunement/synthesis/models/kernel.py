"""One kernel for every (restricted) maximum-likelihood fit: many problems, each certified."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..effects.arrays import FloatArray
from .grid import scores_on, tau2_grid
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
    out = _unsolved(problems)
    can = np.flatnonzero(out.reason == Reason.SOLVED)
    if can.size:
        problems = steady(problems).problems
        grid = tau2_grid(problems)
        whole = can.size == problems.n
        for chunk in problems.chunks() if whole else problems.take(can).chunks():
            rows = chunk if whole else can[chunk]
            _solve_chunk(problems.take(rows), grid, method, out, rows)
    return out


def _unsolved(problems: Problems) -> Solutions:
    n = problems.n
    reason = np.full(n, int(Reason.SOLVED))
    reason[problems.sizes <= problems.p] = Reason.TOO_FEW
    reason[~problems.identifiable()] = Reason.CONFOUNDED

    def blank(value: float) -> FloatArray:
        return np.full(n, value)

    return Solutions(
        tau2=blank(np.nan),
        score=blank(np.nan),
        curvature=blank(np.nan),
        maxima=np.zeros(n, dtype=np.int64),
        gap=blank(np.inf),
        boundary=np.zeros(n, dtype=np.bool_),
        reason=reason,
    )


def _solve_chunk(
    problems: Problems,
    grid: FloatArray,
    method: Likelihood,
    out: Solutions,
    rows: np.ndarray | slice,
) -> None:
    if grid.ndim == 2:
        grid = grid[rows]
    scores = np.broadcast_to(scores_on(problems, grid, method), (problems.n, grid.shape[-1]))
    above = scores > 0
    owner, cell = np.nonzero(above[:, :-1] & ~above[:, 1:])
    at_zero = np.flatnonzero(~above[:, 0])
    low, high, start = _starts(scores, grid, owner, cell, problems)
    found = polish(problems.take(owner), likelihood_score(method), start, low, high)
    zero = np.zeros(len(at_zero))
    slope_at_zero = likelihood_score(method)(problems.take(at_zero), zero)[1] if len(zero) else zero

    problem = np.concatenate([owner, at_zero])
    tau2 = np.concatenate([found.root, zero])
    left = np.concatenate([found.left, zero])
    curvature = np.concatenate([found.slope, slope_at_zero])
    boundary = np.concatenate([np.zeros(len(owner), bool), np.ones(len(at_zero), bool)])

    maxima = np.bincount(problem, minlength=problems.n)
    best, gap = _highest(problems, problem, tau2, maxima, method)
    ok = maxima > 0
    pick = best[ok]
    which = np.arange(problems.n)[ok]
    local = np.full(problems.n, int(Reason.UNSOLVED))
    local[which] = np.where(left[pick] < SOLVED, int(Reason.SOLVED), int(Reason.UNSOLVED))

    def put(name: str, values: np.ndarray) -> None:
        target = getattr(out, name)[rows]
        target[which] = values
        getattr(out, name)[rows] = target

    put("tau2", np.where(left[pick] < SOLVED, tau2[pick], np.nan))
    put("score", left[pick])
    put("curvature", curvature[pick])
    put("boundary", boundary[pick])
    out.maxima[rows] = maxima
    out.gap[rows] = gap
    out.reason[rows] = local


def _starts(
    scores: FloatArray,
    grid: FloatArray,
    owner: np.ndarray,
    cell: np.ndarray,
    problems: Problems,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Ends of each cell, and where the slope of the likelihood by log(tau2 + smallest vi), taken
    as a straight line between them, is 0."""
    here = grid[cell] if grid.ndim == 1 else grid[owner, cell]
    next_ = grid[cell + 1] if grid.ndim == 1 else grid[owner, cell + 1]
    up, down = scores[owner, cell], scores[owner, cell + 1]
    least = problems.v.min(-1) if problems.v.ndim == 1 else problems.v.min(-1)[owner]
    up, down = up * (here + least), down * (next_ + least)
    ratio = np.log1p((next_ - here) / (here + least))
    start = here + (here + least) * np.expm1(ratio * up / (up - down))
    return here, next_, start


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
        for row in np.unique(problem[contested]):
            mine = problem[contested] == row
            order = np.argsort(heights[mine])
            best[row] = contested[mine][order[-1]]
            gap[row] = heights[mine][order[-1]] - heights[mine][order[-2]]
    return best, gap
