"""Where a box stands: met, not met, too few to say, or resting on an assumption that broke.

The interval decides and never the share alone. Whoever belongs in the count but has no datum is
counted against the target when we ask whether it is met, and for it when we ask whether it is not.
So losing a datum can only widen the interval: it can never turn a box to met.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from scipy.special import betaincinv

from attunement.theory.graph import Link, Theory

FEWEST = 5
"""With fewer known than this nothing is said, however clear the share looks: the least number that
the product shows about a team's families at all."""
CONFIDENCE = 0.95


class NodeState(StrEnum):
    MET = "met"
    NOT_MET = "not-met"
    TOO_FEW = "too-few-to-say"
    BROKEN = "assumption-broken"

    @property
    def words(self) -> str:
        return {
            "met": "Met",
            "not-met": "Not met",
            "too-few-to-say": "Too few to say",
            "assumption-broken": "Assumption broken",
        }[self.value]


@dataclass(frozen=True)
class Observation:
    """So many of those who belong in the count were found to (`yes`), so many not to (`no`), and of
    so many it is not known (`missing`). Raises ValueError for a number below nought."""

    yes: int
    no: int
    missing: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.missing) < 0:
            raise ValueError("A count cannot be below nought.")

    @property
    def known(self) -> int:
        return self.yes + self.no

    @property
    def eligible(self) -> int:
        return self.known + self.missing


@dataclass(frozen=True)
class Target:
    """A share from 0 to 1 that is to be reached (at-least) or not passed (at-most). Raises
    ValueError for a share outside that."""

    direction: Literal["at-least", "at-most"]
    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError("A target is a share from 0 to 1.")


@dataclass(frozen=True)
class Interval:
    lower: float
    upper: float


@dataclass(frozen=True)
class Standing:
    """`state` is None for a box that nothing was bound to and no broken assumption touches.
    `broken` are the links into it whose assumption is broken, `upstream` those further up."""

    state: NodeState | None
    interval: Interval | None = None
    broken: tuple[Link, ...] = ()
    upstream: tuple[Link, ...] = ()


def interval(seen: Observation) -> Interval:
    """The exact 95% interval of the share among all who belong in the count, widened by what is
    missing: its lower end takes every missing one as no, its upper end every one as yes.

    Clopper and Pearson (1934), Biometrika 26, 404-413: it covers at least as often as it says. The
    bounds for what is missing are those of Manski (1989), Journal of Human Resources 24, 343-360.
    """
    n, tail = seen.eligible, (1 - CONFIDENCE) / 2
    most = seen.yes + seen.missing
    lower = 0.0 if seen.yes == 0 else float(betaincinv(seen.yes, n - seen.yes + 1, tail))
    upper = 1.0 if most == n else float(betaincinv(most + 1, n - most, 1 - tail))
    return Interval(lower, upper)


def state(seen: Observation | None, target: Target) -> NodeState:
    """Met only when the whole interval is on the right side of the target, not met only when the
    whole of it is on the wrong side. No observation, or fewer than `FEWEST` known: too few."""
    if seen is None or seen.known < FEWEST:
        return NodeState.TOO_FEW
    found = interval(seen)
    if target.direction == "at-least":
        met, not_met = found.lower >= target.share, found.upper < target.share
    else:
        met, not_met = found.upper <= target.share, found.lower > target.share
    if met:
        return NodeState.MET
    return NodeState.NOT_MET if not_met else NodeState.TOO_FEW


type Bound = tuple[Observation | None, Target]


def standings(theory: Theory, bound: Mapping[str, Bound]) -> Mapping[str, Standing]:
    """Each box's standing, by id. `bound`: what was observed and is wanted, for the boxes that an
    indicator was bound to."""
    marks = _upstream(theory)
    found = {}
    for node in theory.nodes:
        broken = tuple(link for link in theory.into[node.id] if link.broken)
        seen, target = bound.get(node.id, (None, None))
        said = state(seen, target) if target else None
        found[node.id] = Standing(
            state=NodeState.BROKEN if broken else said,
            interval=interval(seen) if seen and seen.known >= FEWEST else None,
            broken=broken,
            upstream=tuple(link for link in marks[node.id] if link not in broken),
        )
    return MappingProxyType(found)


def _upstream(theory: Theory) -> Mapping[str, tuple[Link, ...]]:
    """For each box, every broken link on a way to it."""
    marks: dict[str, dict[Link, None]] = {node.id: {} for node in theory.nodes}
    for link in theory.links:
        if link.broken:
            for reached in sorted(theory.leads_from(link.effect)):
                marks[reached][link] = None
    return {node: tuple(links) for node, links in marks.items()}
