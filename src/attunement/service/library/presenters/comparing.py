"""Up to four programmes side by side: each question once, each programme's answer under it.

Nothing is ranked and nothing is added up; the order is the order that the reader chose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....knowledge.effects import Metric
from ....knowledge.programme import Programme
from ...way.presenters import Link
from ..addresses import page_href
from ..selectors import Known
from . import programmes
from .blocks import Cell, Said, Section, SourceLine, Table, Told, parts
from .drawn import NOT_REPORTED
from .words import sentence
from .writing import NOT_KNOWN, Writer

MOST = 4
SECTIONS = (
    "aims",
    "for-whom",
    "cautions",
    "what-happens",
    "evidence",
    "findings",
    "in-reviews",
    "cost",
    "delivery",
    "mechanisms",
    "contradictions",
    "change-our-mind",
)
"""The sections that are compared, in the order of the card."""
NONE_HELD = "None that we hold"


@dataclass(frozen=True)
class Choice:
    id: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class ComparePage:
    """`slots` are the boxes to choose in, each with every programme."""

    title: str
    lead: str
    slots: tuple[tuple[str, tuple[Choice, ...]], ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[str, ...]
    forms: tuple[Link, ...]


def compare_page(chosen: Sequence[str], known: Known) -> ComparePage:
    """`chosen` are ids; what is not a programme on that day is said to be missing."""
    held = known.library.programmes
    unknown = [name for name in chosen if name not in held]
    compared = [held[name] for name in dict.fromkeys(chosen) if name in held][:MOST]
    writer = Writer(known)
    told = [programmes.tell(one, writer) for one in compared]
    sections = tuple(_sections(compared, told, writer)) if len(compared) > 1 else ()
    return ComparePage(
        title="Compare programmes",
        lead="Choose two to four. Nothing here says which is best: that depends on the family.",
        slots=tuple(_slots(compared, known)),
        sections=sections,
        sources=writer.source_lines() if sections else (),
        notes=tuple(_notes(chosen, unknown, compared)),
        forms=tuple(_forms(compared, known)) if sections else (),
    )


def _notes(
    chosen: Sequence[str], unknown: Sequence[str], compared: Sequence[Programme]
) -> Iterator[str]:
    if unknown:
        yield f"We hold no programme called {', '.join(unknown)} on that day."
    if len(dict.fromkeys(chosen)) - len(unknown) > MOST:
        yield f"At most {MOST} can stand side by side. The first {MOST} are shown."
    if len(compared) == 1:
        yield f"Choose another programme to compare with {compared[0].name}."


def _slots(compared: Sequence[Programme], known: Known) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    every = sorted(known.library.programmes.values(), key=lambda one: one.name.casefold())
    for number in range(MOST):
        picked = compared[number].id if number < len(compared) else ""
        yield (
            f"Programme {number + 1}",
            tuple(Choice(one.id, one.name, one.id == picked) for one in every),
        )


def _forms(compared: Sequence[Programme], known: Known) -> Iterator[Link]:
    query = [("programme", one.id) for one in compared]
    yield Link("PDF to print or send", page_href("library_compare_pdf", on=known.on, query=query))
    yield Link(
        "JSON, for a computer", page_href("library_json", "compare", on=known.on, query=query)
    )


def _sections(
    compared: Sequence[Programme], told: Sequence[Told], writer: Writer
) -> Iterator[Section]:
    head = ("Question", *(one.name for one in compared))
    by_id = [{section.id: section for section in each.sections} for each in told]
    for name in SECTIONS:
        held = [sections[name] for sections in by_id]
        rows = tuple(_rows(held))
        if rows:
            yield Section(name, held[0].title, tables=(Table(held[0].title, head, rows),))


def _rows(held: Sequence[Section]) -> Iterator[tuple[Cell, ...]]:
    """One row a question, then one for what stands in points and one for each kind of table."""
    labels = dict.fromkeys(row.label for section in held for row in section.rows)
    for label in labels:
        yield (
            Said(label),
            *(
                next((row.said for row in section.rows if row.label == label), (Said(NOT_KNOWN),))
                for section in held
            ),
        )
    if any(section.points for section in held):
        yield Said(held[0].title), *(section.points or _nothing(section) for section in held)
    captions = dict.fromkeys(table.caption for section in held for table in section.tables)
    if captions:
        yield (
            Said(next(iter(captions)) if len(captions) == 1 else held[0].title),
            *(tuple(_flat(section)) or (Said(NONE_HELD),) for section in held),
        )


def _nothing(section: Section) -> tuple[Said, ...]:
    return (Said(section.nothing or NOT_KNOWN),)


def _flat(section: Section) -> Iterator[Said]:
    """A table's rows, each one answer in short sentences; what is unknown says what it is."""
    for table in section.tables:
        for row in table.rows:
            named = [
                (label, said)
                for label, cell in zip(table.head, row, strict=True)
                for said in parts(cell)
            ]
            held = [said for _, said in named]
            yield Said(
                " ".join(f"{_alone(label, said.text)}." for label, said in named),
                tuple(dict.fromkeys(cite for said in held for cite in said.cites)),
                tuple(dict.fromkeys(mark for said in held for mark in said.marks)),
            )


def _alone(label: str, text: str) -> str:
    """What a cell says without its column over it."""
    # A metric is named by its small letter: g is not G.
    metric = text.partition(" ")[0] in set(Metric)
    words = (text if metric else sentence(text)).rstrip(".")
    return f"{label}: {words.lower()}" if text in (NOT_KNOWN, NOT_REPORTED) else words
