"""The register of contradictions as a page."""

from dataclasses import dataclass

from ....knowledge.contradictions import contradictions
from ...way.presenters import Link
from ..addresses import page_href
from ..selectors import Known
from .agreement import reviews, tables
from .blocks import Section, SourceLine
from .words import sentence
from .writing import Writer


@dataclass(frozen=True)
class ContradictionsPage:
    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    forms: tuple[Link, ...]
    nothing: str


def contradictions_page(known: Known) -> ContradictionsPage:
    writer = Writer(known)
    sections = tuple(
        Section(
            each.id,
            f"{writer.library.programmes[each.subject].name}: {sentence(each.topic).lower()}",
            tables=tuple(tables(each, writer)),
            links=(
                *reviews(each, writer),
                Link("All that we hold on it", writer.href("programmes", each.subject)),
            ),
        )
        for each in contradictions(known.library)
    )
    return ContradictionsPage(
        title="Where findings disagree",
        lead=(
            "Found by rule: the same programme and outcome, families who overlap, and findings "
            "that point different ways. Both sides stay, each with its source.",
            "We give no verdict. A named person may record one, with a reason; it then stands "
            "beside both sides.",
        ),
        sections=sections,
        sources=writer.source_lines(),
        forms=(
            Link("JSON, for a computer", page_href("library_json", "contradictions", on=known.on)),
        ),
        nothing="No two findings that were known on that day disagree.",
    )
