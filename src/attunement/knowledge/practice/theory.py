"""An example of a clinical theory of change: what is wrong, what is done, what should follow."""

from typing import Literal

from pydantic import model_validator

from attunement.knowledge.record import Fact, Frozen, Record
from attunement.knowledge.vocabulary import Target

STAGES = ("need", "mechanism", "activity", "short-term", "medium-term", "long-term")
Stage = Literal["need", "mechanism", "activity", "short-term", "medium-term", "long-term"]


class Node(Frozen):
    """One box. `part_of` is the box that it is nested in; `targets` are what programmes that work
    on it try to change; `measures` are measures that may show it."""

    id: str
    stage: Stage
    label: str
    part_of: str | None = None
    targets: tuple[Target, ...] = ()
    measures: tuple[str, ...] = ()


class Link(Frozen):
    """One arrow; `inferred` is our reading of the example and not a statement in it."""

    start: str
    end: str
    status: Literal["stated", "inferred"]
    why: str | None = None


class TheoryOfChange(Record):
    """Boxes and arrows. Loading refuses an arrow to nowhere or back to an earlier stage."""

    title: str
    notes: tuple[Fact, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @model_validator(mode="after")
    def _sound(self) -> "TheoryOfChange":
        stages = {node.id: STAGES.index(node.stage) for node in self.nodes}
        for link in self.links:
            for end in (link.start, link.end):
                if end not in stages:
                    raise ValueError(f"There is no box {end}.")
            if stages[link.end] < stages[link.start]:
                raise ValueError(f"The arrow from {link.start} to {link.end} goes backwards.")
        return self
