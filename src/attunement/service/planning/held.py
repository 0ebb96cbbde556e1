"""A theory with everything that stands in it, and as the value that the core checks and draws."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...theory import Level, Link, Node, Observation, Target, Theory
from .models import Binding, Box, BoxLink, TeamTheory

PREFIX = "box-"
type Found = tuple[Observation | None, Target]
"""What an indicator found, and what the team wants of it."""


@dataclass(frozen=True)
class Held:
    """A theory with everything that stands in it. `boxes` and `bindings` are by the box's id."""

    row: TeamTheory
    boxes: Mapping[int, Box]
    links: tuple[BoxLink, ...]
    bindings: Mapping[int, Binding]

    @property
    def theory(self) -> Theory:
        return as_theory(self)


def node_id(box: int) -> str:
    """What a box is called in a drawing, in a file and in a published version."""
    return f"{PREFIX}{box}"


def box_pk(node: str) -> int:
    return int(node.removeprefix(PREFIX))


def as_theory(held: Held) -> Theory:
    return Theory(
        title=held.row.title,
        level=Level(held.row.level),
        nodes=tuple(_node(box, held.boxes) for box in held.boxes.values()),
        links=tuple(_link(link) for link in held.links),
    )


def _node(box: Box, among: Mapping[int, Box]) -> Node:
    return Node(
        id=node_id(box.pk),
        stage=box.stage,
        words=box.words,
        # The whole may stand in another theory alone.
        parent=node_id(box.parent_id) if box.parent_id and box.parent_id in among else None,
        measures=tuple(box.measures),
        source=box.source,
        stated=box.stated,
    )


def _link(link: BoxLink) -> Link:
    return Link(
        cause=node_id(link.cause_id),
        effect=node_id(link.effect_id),
        status=link.status,
        why=link.why,
        assumption=link.assumption,
        broken=link.broken,
        confidence=link.confidence or None,
        evidence=tuple(link.evidence),
    )
