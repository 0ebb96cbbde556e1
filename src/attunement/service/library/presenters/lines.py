"""A list of records of one kind: what each is called, leading to its page, and one line on it."""

from ....knowledge.claim import Claim
from ....knowledge.practice.framework import Competency
from ....knowledge.practice.guidance import Statement
from ....knowledge.practice.words import Principle, WordingRule
from ....knowledge.programme import Programme
from ....knowledge.record import Confidence, Dated, Record
from ....knowledge.source import Source
from ..selectors import Known
from . import competencies, principles, wording
from .blocks import ListPage, Said, Section, Table
from .kinds import many
from .record import TELL
from .words import sentence
from .writing import NOT_KNOWN, Writer, name_of, reviewed


def lines(kind: str, known: Known) -> ListPage:
    """Each record by the title and the lead of its own page. Raises KeyError where there is no
    such kind."""
    writer = Writer(known)
    told = [(each, TELL[kind](each, Writer(known))) for each in known.library.kind(kind).values()]
    groups: dict[str, list[tuple[Said, ...]]] = {}
    for each, page in sorted(told, key=lambda pair: (_order(pair[0]), pair[1].title.casefold())):
        row = (
            name(kind, each, writer, _called(each, page.title)),
            _line(each, page.lead, writer),
        )
        groups.setdefault(_group(each, known), []).append(row)
    sections = tuple(
        Section(
            f"{kind}-{number}",
            title or f"All {len(rows)}",
            tables=(Table("What each is about", ("Name", "In one line"), tuple(rows)),),
        )
        for number, (title, rows) in enumerate(sorted(groups.items()), 1)
    )
    none = Section(kind, many(kind), nothing="We hold none that was known on that day.")
    return ListPage(many(kind), "", sections or (none,), writer.source_lines())


def name(kind: str, record: Dated, writer: Writer, called: str = "") -> Said:
    """The record's name, leading to its page, with what a reader must know before following."""
    local = "Local: added by your team" if writer.library.is_local(kind, record.id) else ""
    marks = (local, reviewed(record, writer.known))
    return Said(
        called or name_of(record),
        marks=tuple(mark for mark in marks if mark),
        href=writer.href(kind, record.id),
    )


def _called(record: Dated, title: str) -> str:
    """Pages of one publisher share a name: their ids tell them apart."""
    return f"{title} ({record.id})" if isinstance(record, Source) else title


def _line(record: Dated, lead: str, writer: Writer) -> Said:
    match record:
        case Programme():
            return writer.fact(record.aims)
        case Claim():
            words = f"{sentence(record.outcome)}: {record.direction.words}"
            return writer.said(words, record.source_ids, confidence=record.confidence)
        case Source():
            return Said(sentence(record.used_for or record.note or NOT_KNOWN))
        case Record():
            sure: Confidence = getattr(record, "confidence", "high")
            return writer.said(lead, record.source_ids, confidence=sure)
        case _:
            return Said(lead)


def _order(record: Dated) -> int:
    """Its place in its list, where the kind has one."""
    match record:
        case Competency():
            return record.number
        case _:
            return getattr(record, "order", 0)


def _group(record: Dated, known: Known) -> str:
    """The heading that it stands under, where the kind has several."""
    match record:
        case Claim():
            return known.library.programmes[record.subject].name
        case Competency():
            return competencies.PARTS[record.part]
        case Principle():
            return principles.TOPICS[record.topic]
        case WordingRule():
            return wording.RULES[record.rule]
        case Statement():
            return known.library.guidance_documents[record.document].title
        case _:
            return ""
