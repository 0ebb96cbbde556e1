"""Every measure on one table: what it rates, who fills it in, and for which age."""

from ....measures import Measure
from ..selectors import MEASURES, Known
from . import measures
from .blocks import ListPage, Said, Section, Table
from .kinds import many
from .lines import name
from .own_words import OwnWords
from .words import sentence
from .writing import Writer, as_today


def overview(known: Known) -> ListPage:
    """Names lead to pages of the day that was asked for; what is cited is what is known today."""
    links, writer = Writer(known), Writer(known.cited_by(MEASURES))
    rows = tuple(
        (
            name(MEASURES, one, links),
            OwnWords(one, writer).said(sentence(one.about)),
            Said(measures.informants(one)),
            measures.ages(one.ages, writer),
        )
        for one in known.kind(MEASURES).values()
        if isinstance(one, Measure)
    )
    title = f"All {len(rows)}"
    head = ("Measure", "What is rated", "Who fills it in", "Baby’s age")
    lead = "What a team can fill in, score and come back to. Each keeps its own scale."
    return ListPage(
        title=many(MEASURES),
        lead=f"{lead} {as_today(MEASURES, known)}".strip(),
        sections=(Section("all", title, tables=(Table(title, head, rows),)),),
        sources=writer.source_lines(),
    )
