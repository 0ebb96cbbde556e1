"""A page of the library as a tagged PDF (PDF/UA-1), made from the same forms as the page itself.

The words travel as JSON and are printed, never obeyed; see design/pdf.py, whose fonts these are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from ..design.charts import Chart, svg
from ..design.filters import day
from ..design.pdf import set_pdf
from ..way.presenters import Link
from .presenters.blocks import Cell, Notice, Row, Said, Section, SourceLine, Table, Tag, parts

TEMPLATE = Path(__file__).with_name("library.typ")
MOTTO = "Attunement supports decisions. The clinician decides."
COLUMN = 627
"""The width of a line in pixels of a chart: 16.6 cm at 96 to the inch."""


@dataclass(frozen=True, kw_only=True)
class PdfPage:
    """What to print, in order. `kind` says what sort of record it is in words; `address` is the
    permanent one with its host, and what the page links to is found from there; `day` is the day
    on which all this was known; `wide` turns the sheet."""

    title: str
    kind: str
    address: str
    day: date
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    wide: bool = False


def record_pdf(*, page: PdfPage) -> bytes:
    """Set the page on A4; the same page gives the same bytes. Raises `design.pdf.Unprintable` where
    no font of ours can show a text."""
    return set_pdf(TEMPLATE, _Writing(page.address).page(page), on=page.day, what="page")


@dataclass(frozen=True)
class _Writing:
    """The page as plain data, with links that lead somewhere from a file on a desk."""

    address: str

    def page(self, page: PdfPage) -> dict[str, Any]:
        return {
            "title": page.title,
            "kind": page.kind,
            "known": f"As known on {day(page.day)}",
            "address": page.address,
            "motto": MOTTO,
            "wide": page.wide,
            "lead": page.lead,
            "tags": [tag.words for tag in page.tags],
            "notices": [self.notice(each) for each in page.notices],
            "sections": [self.section(each) for each in page.sections if each.shown],
            "sources": [self.source(each) for each in page.sources],
        }

    def notice(self, each: Notice) -> dict[str, Any]:
        return self.said(each if isinstance(each, Said) else Said(each))

    def section(self, each: Section) -> dict[str, Any]:
        bare = not (each.rows or each.points or each.tables or each.figures or each.links)
        return {
            "title": each.title,
            "intro": each.intro,
            "rows": [self.row(row) for row in each.rows],
            "points": self.several(each.points),
            "figures": [self.figure(chart) for chart in each.figures],
            "tables": [self.table(table, under=each.title) for table in each.tables],
            "links": [self.link(link) for link in each.links],
            "nothing": each.nothing if bare else "",
        }

    def row(self, row: Row) -> dict[str, Any]:
        return {"label": row.label, "said": self.several(row.said)}

    def several(self, all_said: Iterable[Said]) -> list[dict[str, Any]]:
        return [self.said(each) for each in all_said]

    def said(self, each: Said) -> dict[str, Any]:
        return {
            "text": each.text,
            "cites": [cite.number for cite in each.cites],
            "marks": each.marks,
            "href": self.found(each.href),
        }

    def table(self, table: Table, under: str = "") -> dict[str, Any]:
        """A caption that only repeats the heading above it is not said twice."""
        return {
            "caption": table.caption if table.caption != under else None,
            "intro": table.intro,
            "head": table.head,
            "rows": [[self.several(parts(cell)) for cell in row] for row in table.rows],
        }

    def figure(self, chart: Chart) -> dict[str, Any]:
        drawing, held = chart.drawing(), chart.table()
        rows: tuple[tuple[Cell, ...], ...]
        rows = tuple(tuple(map(Said, row)) for row in held.rows) if held else ()
        return {
            "title": chart.title,
            "sentence": chart.sentence,
            "svg": str(svg(chart)),
            "alt": drawing.description,
            "width": 100 * drawing.width / COLUMN,
            "table": self.table(Table(f"{chart.title}: as a table", held.head, rows))
            if held
            else None,
        }

    def link(self, link: Link) -> dict[str, Any]:
        return {"text": link.label, "href": self.found(link.href)}

    def source(self, line: SourceLine) -> dict[str, Any]:
        return {
            "number": line.number,
            "text": line.called,
            "href": self.found(line.href),
            "places": line.places,
            "marks": line.marks,
        }

    def found(self, href: str) -> str:
        """An address that works outside the page; what has none stays without."""
        return urljoin(self.address, href) if href else ""
