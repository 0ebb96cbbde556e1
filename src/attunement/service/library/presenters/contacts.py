"""A contact that a family should be offered: when, by whose rule, and how it is counted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ....knowledge.practice.guidance import Contact
from .blocks import Section, Table, Told
from .national import NOT_STATED, measures, remarks, strength
from .own_words import OwnWords
from .windows import due
from .words import sentence
from .writing import NOT_KNOWN, Writer

ABOUT: Mapping[Literal["child", "mother"], str] = MappingProxyType(
    {"child": "The baby or child", "mother": "The mother"}
)
STATUTORY: Mapping[bool | None, str] = MappingProxyType(
    {True: "Yes, it is statutory", False: "No, it is suggested", None: NOT_KNOWN}
)


def tell(one: Contact, writer: Writer) -> Told:
    return Told(
        title=one.name,
        lead=f"{due(one.window, one.anchor)}.",
        sections=(
            _when(one, writer),
            measures(one, writer),
            _asked_by(one, writer),
            *remarks(one, writer),
        ),
    )


def _when(one: Contact, writer: Writer) -> Section:
    own = OwnWords(one, writer, one.confidence)
    return Section(
        "when",
        "When, and for whom",
        rows=(
            writer.row("When", own.said(due(one.window, one.anchor))),
            writer.row("Who it is about", own.said(ABOUT[one.about])),
            writer.row("Where in the UK", own.said(one.nation)),
            writer.row("Must it be offered by law?", own.said(STATUTORY[one.statutory])),
            writer.row("How strongly it is asked for", strength(one.strength, own)),
            writer.row(
                "Counts as done when",
                own.said(one.met_when and sentence(one.met_when), NOT_STATED),
            ),
            writer.row(
                "Place",
                own.said(one.place and sentence(one.place), NOT_STATED),
            ),
        ),
    )


def _asked_by(one: Contact, writer: Writer) -> Section:
    asking = [each for each in writer.library.statements.values() if one.id in each.contacts]
    rows = tuple(
        (writer.link("statements", each.id), writer.link("guidance-documents", each.document))
        for each in asking
    )
    return Section(
        "asked-by",
        "What guidance asks for at this contact",
        tables=(Table("Statements", ("Statement", "Document"), rows),) if rows else (),
        nothing="No statement that we hold names this contact.",
    )
