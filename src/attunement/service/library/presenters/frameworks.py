"""A framework that somebody else owns: what it is for, and which parts of it have a page here."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.practice.framework import Framework
from .blocks import Said, Section, Told
from .own_words import OwnWords, web_link
from .writing import Writer

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "hexagon": "hexagon",
        "aimh-competencies": "competencies",
        "theory-of-change": "theories",
    }
)
"""The kind of record that holds a framework's parts, by the framework's id."""


def tell(one: Framework, writer: Writer) -> Told:
    own = OwnWords(one, writer)
    return Told(
        title=one.name,
        lead=one.about.text,
        sections=(
            Section(
                "about",
                "What it is",
                rows=(
                    writer.row("In short", writer.fact(one.about)),
                    writer.row("Also called", *map(Said, one.aliases or ("No other name",))),
                    writer.row("Who owns it", own.said(one.owner)),
                    writer.row("Licence", own.said(one.licence)),
                    writer.row("Where to find it", web_link(one.link)),
                ),
            ),
            Section("how", "How it is used", points=writer.facts(one.how)),
            _parts(one, writer),
            Section("cautions", "Cautions", points=writer.facts(one.cautions)),
        ),
    )


def _parts(one: Framework, writer: Writer) -> Section:
    kind = PARTS.get(one.id)
    held = writer.library.kind(kind) if kind else {}
    return Section(
        "parts",
        "Its parts",
        points=tuple(writer.link(kind, record_id) for record_id in held) if kind else (),
    )
