"""A document of national guidance: whether it still stands, and what it asks for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ....knowledge.practice.guidance import Contact, GuidanceDocument
from ...design.filters import partial_day
from .blocks import Said, Section, Table, Tag, Told
from .national import NOT_STATED, STRENGTHS
from .own_words import OwnWords
from .windows import due
from .words import sentence
from .writing import NOT_KNOWN, Writer

type Status = Literal["current-when-seen", "superseded", "absent"]
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "current-when-seen": "Current when we looked",
        "superseded": "Superseded",
        "absent": "No such document was found",
    }
)


def tell(one: GuidanceDocument, writer: Writer) -> Told:
    return Told(
        title=one.title,
        lead=f"{sentence(one.publisher)}. {STATUSES[one.status]}.",
        tags=(Tag(STATUSES[one.status], "grey" if one.status == "superseded" else "blue"),),
        notices=(_replaced(one, writer),) if one.status == "superseded" else (),
        sections=(
            _about(one, writer),
            Section("contents", "What it says", points=writer.facts(one.contents)),
            _statements(one, writer),
            _contacts(one, writer),
            Section("differences", "Where sources differ", points=writer.facts(one.discrepancies)),
        ),
    )


def superseded_by(one: GuidanceDocument, writer: Writer) -> Said:
    if one.superseded_by:
        return writer.link("guidance-documents", one.superseded_by)
    return Said(NOT_KNOWN if one.status == "superseded" else "Nothing that we know")


def _replaced(one: GuidanceDocument, writer: Writer) -> str:
    since = f" since {partial_day(one.superseded_from)}" if one.superseded_from else ""
    now = f" Read instead: {superseded_by(one, writer).text}." if one.superseded_by else ""
    return f"This has not been current guidance{since}.{now} Local audits may still use it."


def _about(one: GuidanceDocument, writer: Writer) -> Section:
    own = OwnWords(one, writer, one.confidence)
    older = tuple(
        writer.link("guidance-documents", each.id)
        for each in writer.library.guidance_documents.values()
        if each.superseded_by == one.id
    )
    since = one.superseded_from
    return Section(
        "about",
        "What it is",
        rows=(
            writer.row("Published by", own.said(sentence(one.publisher))),
            writer.row("Published on", own.said(one.published and partial_day(one.published))),
            writer.row("Does it still stand?", own.said(STATUSES[one.status])),
            writer.row("Replaced by", superseded_by(one, writer)),
            writer.row("Replaced from", own.said(since and partial_day(since), _no_end(one))),
            writer.row("It replaced", *(older or (Said("Nothing that we know"),))),
            writer.row("Who it is about", own.said(one.population and sentence(one.population))),
        ),
    )


def _no_end(one: GuidanceDocument) -> str:
    return NOT_KNOWN if one.status == "superseded" else "Not replaced, as far as we know"


def _statements(one: GuidanceDocument, writer: Writer) -> Section:
    rows = tuple(
        (
            writer.link("statements", each.id),
            Said(sentence(each.applies_to or NOT_STATED)),
            Said(STRENGTHS[each.strength] if each.strength else NOT_STATED),
            Said("Yes" if each.computable else "No"),
        )
        for each in writer.library.statements.values()
        if each.document == one.id
    )
    head = ("Statement", "Who it is for", "How strongly", "Can a service count it?")
    return Section(
        "statements",
        "What it asks for",
        tables=(Table("Statements", head, rows),) if rows else (),
        nothing="We hold no statement of this document.",
    )


def _contacts(one: GuidanceDocument, writer: Writer) -> Section:
    rows = tuple(
        (writer.link("contacts", each.id), Said(due(each.window, each.anchor)))
        for each in writer.library.contacts.values()
        if _belongs(each, one, writer)
    )
    intro = "Contacts that its statements name, or that we read of in the pages it was read in."
    return Section(
        "contacts",
        "Contacts with families",
        tables=(Table("Contacts", ("Contact", "When"), rows, intro),) if rows else (),
        nothing="We hold no contact that belongs to this document.",
    )


def _belongs(contact: Contact, one: GuidanceDocument, writer: Writer) -> bool:
    """A contact names no document: it belongs by a statement, or by a page that both were read
    in. What was recalled, or read in a seed, ties nothing together."""
    named = {
        name
        for each in writer.library.statements.values()
        if each.document == one.id
        for name in each.contacts
    }
    shared = set(contact.source_ids) & set(one.source_ids)
    pages = (name for name in shared if writer.library.sources[name].tier == "web-excerpt")
    return contact.id in named or any(pages)
