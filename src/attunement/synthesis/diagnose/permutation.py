"""Tests that need no distribution: what the statistic could have been by chance alone."""

from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..errors import UnknownChoice
from ..models.fitted import Fitted
from ..models.inference import infer
from ..models.kernel import Reason
from ..models.problems import Problems
from ..models.tau2 import between
from .draws import check_draws
from .refits import in_chunks

MOST = 2**20
SAME = 1 - 1e-8
"""Statistics that are equal in theory differ by rounding: one this near counts as equal."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PermutationTest:
    """pvalue: (p,), two-sided, of each coefficient; n: arrangements; exact: whether all were.

    unsolved: arrangements without a tau2. They count as at least as extreme, so the p-value
        can only be too large.
    """

    pvalue: FloatArray
    n: int
    exact: bool
    unsolved: int


def permutation_test(
    fit: Fitted, n: int | None = None, *, rng: np.random.Generator | None = None
) -> PermutationTest:
    """Refit by the model's own method and test on every arrangement, or on n drawn by `rng`.

    Without moderators the signs of the effects are turned, 2^k ways; with them the rows of the
    design are dealt out anew, k! ways. Drawn: (1 + as extreme) / (1 + n), which is never 0.
    Follmann & Proschan (1999) Biometrics 55:732; Higgins & Thompson (2004) Stat. Med. 23:1663;
    Phipson & Smyth (2010) Stat. Appl. Genet. Mol. Biol. 9:39.
    """
    generator = check_draws(n, rng)
    problems = _signs(fit, n, generator) if fit.p == 1 else _dealt(fit, n, generator)

    def one(part: Problems) -> tuple[FloatArray, int]:
        found = between(part, fit.method, fit.own_weights)
        can = np.flatnonzero(found.reason == Reason.SOLVED)
        solved = part if can.size == part.n else part.take(can)
        statistic = np.full((part.n, part.p), np.inf)
        statistic[can] = infer(
            solved, found.tau2[can], test=fit.test, weights=fit.own_weights
        ).statistic
        extreme = np.abs(statistic) >= SAME * np.abs(fit.inference.statistic)
        return extreme.sum(axis=0, dtype=np.float64), part.n - can.size

    pieces = in_chunks(problems, one)
    extreme = np.sum([piece[0] for piece in pieces], axis=0)
    unsolved = sum(piece[1] for piece in pieces)
    if n is None:
        # The mirror image of every arrangement of signs has the same |statistic|.
        mirrored = 2 if fit.p == 1 else 1
        return PermutationTest(
            pvalue=read_only(extreme / problems.n),
            n=mirrored * problems.n,
            exact=True,
            unsolved=mirrored * unsolved,
        )
    return PermutationTest(
        pvalue=read_only((1 + extreme) / (1 + n)), n=n, exact=False, unsolved=unsolved
    )


def _signs(fit: Fitted, n: int | None, rng: np.random.Generator | None) -> Problems:
    k = fit.k
    if rng is None or n is None:
        _check_number(2**k, "turn the signs")
        bits = (np.arange(2 ** (k - 1))[:, None] >> np.arange(k)) & 1
        signs = np.asarray(1.0 - 2.0 * bits)
    else:
        signs = rng.choice([-1.0, 1.0], size=(n, k))
    return Problems.build(signs * fit.effects.yi, fit.effects.vi, x=fit.design)


def _dealt(fit: Fitted, n: int | None, rng: np.random.Generator | None) -> Problems:
    """Dealing out the rows of the design is dealing out the studies over a design that stays."""
    if fit.own_weights is not None:
        raise UnknownChoice(
            "Studies with weights of their own cannot be dealt out over the design.",
            mend="Use a method without weights.",
        )
    k = fit.k
    if rng is None or n is None:
        _check_number(factorial(k), "deal out the studies")
        order = np.array(list(permutations(range(k))))
    else:
        order = rng.permuted(np.tile(np.arange(k), (n, 1)), axis=1)
    return Problems.build(fit.effects.yi[order], fit.effects.vi[order], x=fit.design)


def _check_number(ways: int, doing: str) -> None:
    if ways > MOST:
        raise UnknownChoice(
            f"There are {ways:.3g} ways to {doing}.",
            mend="Draw some: permutation_test(10_000, rng=numpy.random.default_rng(seed)).",
        )
