"""The model on every subset of its studies, or on many of them."""

from dataclasses import dataclass

import numpy as np

from ..errors import UnknownChoice
from ..models.fitted import Fitted
from .draws import check_draws
from .refits import Refits, refit

MOST_STUDIES = 20
"""Every subset of these is a million fits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gosh:
    """members: which studies each subset holds, (n, k), True or False; refits: one per subset.

    exhaustive: every subset with at least one study is there once
    """

    members: np.ndarray
    refits: Refits
    exhaustive: bool


def gosh(
    fit: Fitted, *, subsets: int | None = None, rng: np.random.Generator | None = None
) -> Gosh:
    """Graphical display of study heterogeneity: Olkin, Dahabreh & Trikalinos (2012) Res. Synth.
    Methods 3:214.

    subsets: how many to draw with `rng`, each study in or out by the toss of a coin and none
    empty; None takes all 2^k - 1, for 20 studies at most.
    """
    generator = check_draws(subsets, rng)
    if generator is None or subsets is None:
        members = every_subset(fit.k)
    else:
        members = drawn_subsets(subsets, fit.k, generator)
    members.setflags(write=False)
    return Gosh(members=members, refits=refit(fit, members), exhaustive=subsets is None)


def every_subset(k: int) -> np.ndarray:
    """All subsets but the empty one, (2^k - 1, k); row i holds the studies of the bits of i + 1."""
    if k > MOST_STUDIES:
        raise UnknownChoice(
            f"{k} studies have {2**k - 1:,} subsets.",
            mend="Draw some: subsets=10_000, rng=numpy.random.default_rng(seed).",
        )
    return np.asarray((np.arange(1, 2**k)[:, None] >> np.arange(k)) & 1, dtype=np.bool_)


def drawn_subsets(n: int, k: int, rng: np.random.Generator) -> np.ndarray:
    members = rng.random((n, k)) < 0.5
    while not (some := members.any(axis=1)).all():
        members[~some] = rng.random((int((~some).sum()), k)) < 0.5
    return members
