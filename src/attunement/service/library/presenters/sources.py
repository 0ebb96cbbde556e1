"""A source: who said it, where, how much of it was read, and what rests on it."""

from collections.abc import Iterator

from ....knowledge.record import Record
from ....knowledge.source import Source
from ...design.filters import day, partial_day
from .blocks import Row, Said, Section, Told
from .kinds import KIND_WORDS
from .own_words import doi_link, web_link
from .words import sentence
from .writing import NOT_CHECKED, NOT_KNOWN, SURE, Writer

TIERS = {
    "seed": "Read in full: one of the documents that this library began from",
    "document": "Read in full: a paper, report or leaflet",
    "web-excerpt": "A public page, its opening read",
    "repo": "A file of a public repository, read in full",
    "general-knowledge": (
        "Recalled and not looked up: check with the publisher before you rely on it"
    ),
}


def tell(source: Source, writer: Writer) -> Told:
    return Told(
        title=source.called,
        lead="",
        notices=(f"{NOT_CHECKED}.",) if source.unchecked else (),
        sections=(
            Section("source", "The source", rows=tuple(_rows(source, writer))),
            Section(
                "rests",
                "What rests on it",
                points=tuple(_resting(source.id, writer)),
                nothing="Single facts only, on other records’ pages.",
            ),
        ),
    )


def _rows(source: Source, writer: Writer) -> Iterator[Row]:
    yield writer.row("Title", Said(source.title or NOT_KNOWN))
    if source.authors or source.more_authors:
        yield writer.row("Authors", *map(Said, source.authors), *_others(source))
    if source.container:
        yield writer.row("In", Said(source.container))
    if source.url:
        yield writer.row("Address", web_link(source.url))
    if source.doi:
        yield writer.row("DOI", doi_link(source.doi))
    if source.repository:
        at = f" at {source.commit}" if source.commit else ""
        yield writer.row("Repository", Said(f"{source.repository}{at}"))
    elif source.commit:
        yield writer.row("Commit", Said(source.commit))
    yield writer.row("How it was read", Said(TIERS[source.tier]))
    if SURE[source.confidence]:
        yield writer.row("How sure we are", Said(SURE[source.confidence]))
    if source.used_for:
        yield writer.row("Read for", Said(sentence(source.used_for)))
    if source.note:
        yield writer.row("Note", Said(source.note))
    if source.read_on:
        yield writer.row("It bears no date; read by", Said(day(source.read_on)))
    if source.review_due:
        yield writer.row("It says it is due for review", Said(partial_day(source.review_due)))


def _others(source: Source) -> Iterator[Said]:
    if source.more_authors:
        yield Said("and others")


def _resting(source_id: str, writer: Writer) -> Iterator[Said]:
    for kind in KIND_WORDS:
        for record in writer.known.kind(kind).values():
            if isinstance(record, Record) and source_id in record.source_ids:
                yield writer.link(kind, record.id)
