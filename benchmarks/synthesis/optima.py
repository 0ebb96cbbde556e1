"""Does anyone find a higher restricted likelihood? Simulated sets, some with several maxima."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from attunement.synthesis import reml_batch

EASY, HARD = 300, 300
SAME = 1e-9
"""Log-likelihoods nearer than this, relative to 1 + |log-likelihood|, are one."""


@cache
def sets() -> list[tuple[np.ndarray, np.ndarray]]:
    """EASY as in reviews, k from 3 to 40; then HARD with two maxima or more, k from 3 to 8."""
    rng = np.random.default_rng(77)
    easy = []
    for _ in range(EASY):
        k = int(rng.integers(3, 41))
        vi = 4 / rng.integers(20, 400, size=k)
        easy.append((rng.normal(0.3, np.sqrt(vi + rng.choice([0, 0.02, 0.1])), k), vi))
    hard: list[tuple[np.ndarray, np.ndarray]] = []
    while len(hard) < HARD:
        k = int(rng.integers(3, 9))
        vi = np.exp(rng.normal(-1, 2, (500, k)))
        yi = rng.normal(0, np.sqrt(vi * rng.choice([1, 4, 9], (500, k))))
        several = np.flatnonzero(reml_batch(yi, vi).maxima > 1)
        hard += [(yi[i], vi[i]) for i in several]
    return easy + hard[:HARD]


def restricted(y: np.ndarray, v: np.ndarray, tau2: float) -> float:
    """Restricted log-likelihood less its constant, as a textbook has it."""
    w = 1 / (v + tau2)
    mean = (w * y).sum() / w.sum()
    return float(np.log(w).sum() - np.log(w.sum()) - (w * (y - mean) ** 2).sum()) / 2


@dataclass(frozen=True)
class Ours:
    tau2: np.ndarray
    worst_score: float


@cache
def ours() -> Ours:
    found = [reml_batch(y, v) for y, v in sets()]
    return Ours(
        tau2=np.array([one.tau2[0] for one in found]),
        worst_score=max(float(one.score[0]) for one in found),
    )


@dataclass(frozen=True)
class Compared:
    """Numbers of sets: where the rival gave nothing, where its likelihood is lower than ours, by
    more than 0.01, and where ours is lower than its."""

    nothing: int
    lower: int
    much_lower: int
    higher: int


def compared(theirs: dict[int, float]) -> Compared:
    nothing = lower = much = higher = 0
    for i, (y, v) in enumerate(sets()):
        tau2 = theirs.get(i, np.nan)
        if not np.isfinite(tau2) or tau2 < 0:
            nothing += 1
            continue
        mine = restricted(y, v, float(ours().tau2[i]))
        ahead = mine - restricted(y, v, tau2)
        close = SAME * (1 + abs(mine))
        lower, much = lower + (ahead > close), much + (ahead > 0.01)
        higher += ahead < -close
    return Compared(nothing, lower, much, higher)
