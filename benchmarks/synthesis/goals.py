"""The goals of synthesis, each beside what one run measured."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.synthesis.rivals import Rival
from benchmarks.synthesis.tasks import LEVELS, REFITS, TASKS

Key = tuple[str, int, str]
"""Task, k, and by what: numpy or fast."""


@dataclass(frozen=True)
class Measured:
    """Seconds by the clock and of processor time; peak memory added."""

    clock: float
    processor: float
    mib: float


Found = Mapping[Key, Measured]
Rivals = Mapping[str, Rival]


@dataclass(frozen=True)
class Goal:
    """value: None where it was not measured; within: whether small is good."""

    what: str
    goal: float
    value: Callable[[Found, Rivals], float | None]
    within: bool = False

    def row(self, found: Found, rivals: Rivals) -> str:
        value = self.value(found, rivals)
        unit = " s" if self.within else " times"
        asked = f"{'at most' if self.within else 'at least'} {self.goal:,g}{unit}"
        if value is None:
            return f"| {self.what} | {asked} | not measured here | |"
        met = value <= self.goal if self.within else value >= self.goal
        said = figures(value) + unit
        missed = value / self.goal if self.within else self.goal / value
        verdict = "met" if met else f"**missed** by {missed:.3g} times"
        return f"| {self.what} | {asked} | {said} | {verdict} |"


def figures(value: float) -> str:
    """Three figures, written out."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _times(
    rival: str, task: str, k: int, by: str = "numpy", ours: str = "", *, clock: bool = False
) -> Callable[..., float | None]:
    """Processor time of a rival over ours, refit for refit; clock: over our time by the clock."""

    def value(found: Found, rivals: Rivals) -> float | None:
        theirs = rivals[rival].seconds.get((task, k))
        mine = found.get((ours or task, k, by))
        if theirs is None or mine is None:
            return None
        return theirs * TASKS[ours or task].refits(k) / (mine.clock if clock else mine.processor)

    return value


def _seconds(task: str, k: int, threads: int = 1, by: str = "numpy") -> Callable[..., float | None]:
    """Processor time for each of the threads that share the task evenly."""

    def value(found: Found, rivals: Rivals) -> float | None:
        mine = found.get((task, k, by))
        return mine and mine.processor / threads

    return value


WAYS = {"fast": "with `[fast]`", "numpy": "NumPy alone"}
GOALS = (
    Goal(
        f"{REFITS:,} bootstrap REML refits, k = 30, NumPy alone, to metafor",
        1500,
        _times("metafor", "bootstrap-reml", 30),
    ),
    Goal("the same with `[fast]`", 15_000, _times("metafor", "bootstrap-reml", 30, "fast")),
    Goal(
        "the same with `[fast]`, our two threads by the clock",
        15_000,
        _times("metafor", "bootstrap-reml", 30, "fast", clock=True),
    ),
    Goal("the same, NumPy alone, to PyMARE", 25, _times("PyMARE", "bootstrap-reml", 30)),
    *(
        goal
        for by in WAYS
        for goal in (
            Goal(
                f"REML at k = 1,000, tau² with its certificate, to metafor's fit, {WAYS[by]}",
                10_000,
                _times("metafor", "fit", 1000, by, ours="kernel"),
            ),
            Goal(
                f"the same, whole fit, Q-profile intervals too (metafor's has none), {WAYS[by]}",
                10_000,
                _times("metafor", "fit", 1000, by),
            ),
            Goal(
                f"leave-one-out, k = 30, to metafor, {WAYS[by]}",
                500,
                _times("metafor", "leave-one-out", 30, by),
            ),
            *(
                Goal(
                    f"three-level REML, k = {k}, to metafor, {WAYS[by]}",
                    50,
                    _times("metafor", "levels", k, by),
                )
                for k in LEVELS
            ),
        )
    ),
    Goal(
        "every subset of k = 20, REML, two threads",
        5.0,
        _seconds("gosh-exhaustive-reml", 20, 2),
        within=True,
    ),
    Goal(
        "every subset of k = 20, DL, two threads",
        5.0,
        _seconds("gosh-exhaustive", 20, 2),
        within=True,
    ),
    Goal("every sign, k = 13, REML", 0.020, _seconds("permutation-exact", 13), within=True),
    Goal("six selection models, k = 102", 1.0, _seconds("selection", 102), within=True),
    Goal("overlap of 50 reviews by 2,000 studies", 0.050, _seconds("overlap", 50), within=True),
    *(
        Goal(
            f"one study added to 200 studies by 6 outcomes, {WAYS[by]}",
            0.3,
            _seconds("living", 200, by=by),
            within=True,
        )
        for by in WAYS
    ),
)
