"""A theory of change: its boxes stage by stage, and its arrows, stated ones apart from our own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ....knowledge.practice.theory import Link, Stage, TheoryOfChange
from ....theory.words import STAGE_NAMES
from .blocks import Said, Section, Table, Told
from .instruments import instruments
from .own_words import OwnWords
from .words import sentence, several
from .writing import Writer

type Status = Literal["stated", "inferred"]
STATUS_NAMES: Mapping[Status, str] = MappingProxyType(
    {
        "stated": "Arrows that the source states",
        "inferred": "Arrows that are our reading, and not in the source",
    }
)
_BOXES = ("Box", "What it says", "Inside", "Tries to change", "Measures that may show it")


def tell(one: TheoryOfChange, writer: Writer) -> Told:
    boxes = (_boxes(stage, one, writer) for stage in STAGE_NAMES)
    return Told(
        title=one.title,
        lead="What families may be living with, what a team does, and what should follow.",
        sections=(
            *boxes,
            Section(
                "arrows",
                "How one leads to another",
                tables=tuple(_arrows(status, one, writer) for status in STATUS_NAMES),
            ),
            Section("notes", "What else to know", points=writer.facts(one.notes)),
        ),
    )


def _boxes(stage: Stage, one: TheoryOfChange, writer: Writer) -> Section:
    own = OwnWords(one, writer)
    rows = tuple(
        (
            Said(_short(node.id)),
            own.said(node.label),
            Said(_short(node.part_of) if node.part_of else "Stands alone"),
            Said(several(target.words for target in node.targets) or "Not stated"),
            Said(instruments(node.measures, writer) or "Not stated"),
        )
        for node in one.nodes
        if node.stage == stage
    )
    return Section(
        stage,
        STAGE_NAMES[stage],
        tables=(Table("Boxes", _BOXES, rows),) if rows else (),
    )


def _arrows(status: Status, one: TheoryOfChange, writer: Writer) -> Table:
    labels = {node.id: f"{_short(node.id)}. {node.label}" for node in one.nodes}
    box = OwnWords(one, writer)
    arrow = OwnWords(one, writer, "inferred" if status == "inferred" else "high")

    def row(link: Link) -> tuple[Said, ...]:
        why = arrow.said(link.why and sentence(link.why), "Not stated")
        return box.said(labels[link.start]), box.said(labels[link.end]), why

    rows = tuple(row(link) for link in one.links if link.status == status)
    intro = "" if rows else "There are none."
    return Table(STATUS_NAMES[status], ("From", "To", "Why"), rows, intro)


def _short(node_id: str) -> str:
    return node_id.upper()
