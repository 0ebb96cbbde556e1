"""A theory of change as a value: boxes in stages, and links that say what leads to what.

A theory is a set: the order in which boxes and links are given means nothing, so it is put into one
order when the value is made, and two theories that say the same are equal.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from attunement.knowledge.practice.theory import STAGES, Stage
from attunement.knowledge.record import Frozen

Ends = tuple[str, str]
"""A link by its two ends: the id of the cause, the id of the effect."""

NodeId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]

OUTCOMES: frozenset[Stage] = frozenset({"short-term", "medium-term", "long-term"})

# What a team does and what has to change stand side by side: the template puts the change before
# the work, many teams put the work first, and both read well.
_RANK = {
    "need": 0,
    "mechanism": 1,
    "activity": 1,
    "short-term": 2,
    "medium-term": 3,
    "long-term": 4,
}


class Level(StrEnum):
    """Whose change the theory is about."""

    CLINICAL = "clinical"
    SYSTEM = "system"


class Node(Frozen):
    """One box. `parent` is the box that it is part of; `measures` are ids of instruments that may
    show it; `source` says who wrote it, empty for the team itself; `stated` is False for our own
    reading of a source."""

    id: NodeId
    stage: Stage
    words: Short
    parent: NodeId | None = None
    measures: tuple[str, ...] = ()
    source: Long = ""
    stated: bool = True

    @field_validator("measures")
    @classmethod
    def _as_a_set(cls, measures: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(measures)))

    @property
    def is_outcome(self) -> bool:
        return self.stage in OUTCOMES


class Link(Frozen):
    """One arrow. `status`: stated in the source, inferred by us from it, or the team's own.
    `assumption` is what has to hold for it; `broken` says why it does not, empty while nobody has
    said so. `confidence` is the team's own, `evidence` are ids of claims."""

    cause: NodeId
    effect: NodeId
    status: Literal["stated", "inferred", "team"] = "team"
    why: Long = ""
    assumption: Long = ""
    broken: Long = ""
    confidence: Literal["high", "medium", "low"] | None = None
    evidence: tuple[str, ...] = ()

    @field_validator("evidence")
    @classmethod
    def _as_a_set(cls, evidence: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(evidence)))

    @property
    def ends(self) -> Ends:
        return self.cause, self.effect


class Theory(Frozen):
    """Raises ValueError (pydantic's) for two boxes with one id, two links with the same ends, a
    link from a box to itself, or a link or parent that names no box."""

    title: Short
    level: Level
    nodes: tuple[Node, ...] = Field(default=(), max_length=5000)
    links: tuple[Link, ...] = Field(default=(), max_length=20000)

    @field_validator("nodes")
    @classmethod
    def _nodes_in_order(cls, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        for each, times in Counter(node.id for node in nodes).items():
            if times > 1:
                raise ValueError(f"{times} boxes have the id “{each}”. Give each its own.")
        return tuple(sorted(nodes, key=lambda node: (STAGES.index(node.stage), node.id)))

    @field_validator("links")
    @classmethod
    def _links_in_order(cls, links: tuple[Link, ...]) -> tuple[Link, ...]:
        for (cause, effect), times in Counter(link.ends for link in links).items():
            if times > 1:
                raise ValueError(f"{times} links go from “{cause}” to “{effect}”. Keep one.")
            if cause == effect:
                raise ValueError(f"A link goes from “{cause}” to itself. Take it out.")
        return tuple(sorted(links, key=lambda link: link.ends))

    @model_validator(mode="after")
    def _nothing_hangs(self) -> Self:
        for link in self.links:
            for end in link.ends:
                if end not in self.by_id:
                    raise ValueError(f"A link names the box “{end}”. There is none with that id.")
        for node in self.nodes:
            if node.parent is not None and (
                node.parent not in self.by_id or node.parent == node.id
            ):
                raise ValueError(
                    f"The box “{node.id}” is part of “{node.parent}”. There is no other box of "
                    "that id."
                )
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        return MappingProxyType({node.id: node for node in self.nodes})

    @cached_property
    def into(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that lead to each box."""
        return self._grouped("effect")

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that leave each box."""
        return self._grouped("cause")

    def _grouped(self, end: Literal["cause", "effect"]) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {node.id: [] for node in self.nodes}
        for link in self.links:
            found[getattr(link, end)].append(link)
        return MappingProxyType({node: tuple(links) for node, links in found.items()})

    def leads_from(self, *starts: str) -> frozenset[str]:
        """Every box that can be reached from these along the links, these among them."""
        reached, waiting = set(starts), list(starts)
        while waiting:
            for link in self.out_of[waiting.pop()]:
                if link.effect not in reached:
                    reached.add(link.effect)
                    waiting.append(link.effect)
        return frozenset(reached)

    def goes_back(self, link: Link) -> bool:
        """Whether the link points to an earlier stage."""
        cause, effect = self.by_id[link.cause], self.by_id[link.effect]
        return _RANK[effect.stage] < _RANK[cause.stage]
