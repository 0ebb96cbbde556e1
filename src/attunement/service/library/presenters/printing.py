"""A page of the library as it is printed to PDF: the same forms, with the day and the address."""

from ...design.filters import listed
from ..pdf import PdfPage
from ..selectors import Known
from .blocks import Section
from .comparing import ComparePage
from .record import RecordPage


def printed_record(page: RecordPage, known: Known, *, address: str) -> PdfPage:
    """`address` is the permanent one, with its host."""
    return PdfPage(
        title=page.title,
        kind=page.caption,
        address=address,
        day=known.day,
        lead=page.lead,
        sections=(*page.sections, Section("about-record", "About this record", rows=page.about)),
        sources=page.sources,
        tags=page.tags,
        notices=page.notices,
    )


def printed_comparison(page: ComparePage, known: Known, *, address: str) -> PdfPage:
    compared = [choice.name for _, choices in page.slots for choice in choices if choice.chosen]
    return PdfPage(
        title=f"{listed(compared)}, side by side",
        kind=page.title,
        address=address,
        day=known.day,
        lead=page.lead,
        sections=page.sections,
        sources=page.sources,
        notices=page.notes,
        wide=True,
    )
