"""A side in a disagreement: one source's finding, whatever kind of record holds it."""

from dataclasses import dataclass
from typing import Literal

from attunement.knowledge.record import PartialDate
from attunement.knowledge.resolution import Resolution

Topic = Literal["what it does", "how it works best"]


@dataclass(frozen=True)
class Position:
    """`id` is a claim's, or a review's with what it compared: "nievar-2010:amount". `stance` and
    `finding` are in plain words; `scope` says of whom."""

    id: str
    stance: str
    finding: str
    scope: str
    source_ids: tuple[str, ...]
    as_of: PartialDate


@dataclass(frozen=True)
class Point:
    """Two findings that cannot both be taken as they stand, and the rule that set them side by
    side. `review` is the one that both read, where they are two readings of one. `resolution` is
    null until a named person records one."""

    first: Position
    second: Position
    why: str
    review: str | None
    resolution: Resolution | None


@dataclass(frozen=True)
class Contradiction:
    """All points about one programme and one topic, under an id that stays: the programme's, then
    "effect" or "delivery"."""

    id: str
    subject: str
    topic: Topic
    points: tuple[Point, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """Every side, each once, in the order of the points."""
        sides = [side for point in self.points for side in (point.first, point.second)]
        return tuple(dict.fromkeys(sides))
