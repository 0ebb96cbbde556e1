"""One record's page: what its kind tells, in the frame that every record has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from ....knowledge.kinds import attribute
from ....knowledge.record import Dated, Record
from ...design.filters import day
from ...way.presenters import Link
from ..addresses import page_href, record_href
from ..selectors import Known
from .blocks import Notice, Row, Said, Section, SourceLine, Tag, Told
from .kinds import KIND_WORDS, many, one
from .writing import Writer, as_today, dated, reviewed

type Tell = Callable[[Dated, Writer], Told]

TELL: Mapping[str, Tell] = MappingProxyType(
    {
        kind: cast(Tell, import_module(f"{__package__}.{attribute(kind)}").tell)
        for kind in KIND_WORDS
    }
)
"""One presenter a kind, in the module of its name: a kind without one cannot be started with."""

CITED = ("sources", "reviews", "studies")
"""The kinds that can be cited."""


@dataclass(frozen=True)
class RecordPage:
    """`about` is what every record says of itself; `forms` are the same record as files; `others`
    lead to pages that take it further."""

    title: str
    caption: str
    back: Link
    lead: str
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    about: tuple[Row, ...]
    forms: tuple[Link, ...]
    others: tuple[Link, ...]


def record_page(kind: str, record: Dated, known: Known) -> RecordPage:
    writer = Writer(known.cited_by(kind))
    told = TELL[kind](record, writer)
    local = known.library.is_local(kind, record.id)
    notices = (*told.notices, as_today(kind, known), reviewed(record, known))
    return RecordPage(
        title=told.title,
        caption=one(kind),
        back=Link(f"Back to {many(kind).lower()}", page_href("library_kind", kind, on=known.on)),
        lead=told.lead,
        tags=(*told.tags, *([Tag("Local: added by your team", "purple")] if local else [])),
        notices=tuple(notice for notice in notices if notice),
        sections=tuple(section for section in told.sections if section.shown),
        sources=writer.source_lines(record.sources if isinstance(record, Record) else ()),
        about=tuple(_about(kind, record)),
        forms=tuple(_forms(kind, record.id, known)),
        others=tuple(_others(kind, record, known)),
    )


def _about(kind: str, record: Dated) -> Iterator[Row]:
    yield Row("True as of", (Said(dated(record.as_of)),))
    checked = record.checked_by or "Nobody yet: no named person has read it against its sources"
    yield Row("Checked by", (Said(checked),))
    yield Row("To be looked at again by", (Said(day(record.next_review_on)),))
    yield Row("Permanent address", (Said(record_href(kind, record.id)),))


def _forms(kind: str, record_id: str, known: Known) -> Iterator[Link]:
    held = [("pdf", "PDF to print or send"), ("json", "JSON, for a computer")]
    if kind in CITED:
        held += [("ris", "Citation as RIS"), ("bib", "Citation as BibTeX")]
        held += [("csl", "Citation as CSL-JSON")]
    for form, label in held:
        yield Link(label, record_href(kind, record_id, known.on, form))


def _others(kind: str, record: Dated, known: Known) -> Iterator[Link]:
    if kind == "programmes":
        query = [("programme", record.id)]
        yield Link(
            "Compare it with other programmes",
            page_href("library_compare", on=known.on, query=query),
        )
