"""What pages of the library say, as a test reads it."""

import datetime as dt
from collections.abc import Iterator

from attunement.knowledge import Library, library
from attunement.knowledge.record import Dated
from attunement.service.library.presenters.blocks import ListPage, Said, Section, Table, Told
from attunement.service.library.presenters.record import TELL
from attunement.service.library.presenters.writing import Writer
from attunement.service.library.selectors import Known

TODAY = dt.date(2026, 11, 22)
KNOWN = Known(library(), TODAY)


def tell(kind: str, record_id: str, known: Known = KNOWN) -> Told:
    return TELL[kind](known.library.kind(kind)[record_id], Writer(known))


def told_in(kind: str, record: Dated, held: Library) -> Told:
    return TELL[kind](record, Writer(Known(held, TODAY)))


def section(page: Told | ListPage, section_id: str) -> Section:
    return next(each for each in page.sections if each.id == section_id)


def answers(page: Told, label: str) -> list[str]:
    """The answers of the row with that label."""
    rows = [row for each in page.sections for row in each.rows if row.label == label]
    return [said.text for row in rows for said in row.said]


def table(page: Told | ListPage, caption: str) -> Table:
    tables = [each for held in page.sections for each in held.tables]
    return next(each for each in tables if each.caption == caption)


def cells(held: Table) -> list[list[str]]:
    """The words of each row, cell by cell."""
    return [[" / ".join(said.text for said in _of(cell)) for cell in row] for row in held.rows]


def everything_said(page: Told | ListPage) -> Iterator[Said]:
    for each in page.sections:
        yield from each.points
        for row in each.rows:
            yield from row.said
        for held in each.tables:
            yield from (said for row in held.rows for cell in row for said in _of(cell))


def _of(cell: Said | tuple[Said, ...]) -> tuple[Said, ...]:
    return (cell,) if isinstance(cell, Said) else cell
