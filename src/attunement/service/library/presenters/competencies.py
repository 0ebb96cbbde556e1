"""A domain or a level of the infant mental health competencies, by name alone."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.practice.framework import Competency
from .blocks import Said, Section, Told
from .own_words import OwnWords
from .writing import Writer

PARTS: Mapping[str, str] = MappingProxyType(
    {"domain": "Domain: what a person knows and does", "level": "Level: how far the work goes"}
)
NAMES_ALONE = "The framework belongs to its owner. Only names are held here: read it at its source."


def tell(one: Competency, writer: Writer) -> Told:
    own = OwnWords(one, writer)
    part = PARTS[one.part]
    return Told(
        title=one.name,
        lead=f"{part.partition(':')[0]} {one.number} of the infant mental health competencies.",
        notices=(NAMES_ALONE,),
        sections=(
            Section(
                "about",
                "What it is",
                rows=(
                    writer.row("Name", own.said(one.name)),
                    writer.row("Part of the framework", own.said(part)),
                    writer.row("Number", Said(str(one.number))),
                    writer.row("Who it is for", own.said(one.who)),
                ),
            ),
        ),
    )
