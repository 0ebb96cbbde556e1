"""A list of each kind of record: its own overview where it has one, else name and one line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ....knowledge.practice.guidance import GuidanceDocument
from ....knowledge.stressor import Stressor
from ...design.filters import plural
from ...way.presenters import Link
from ..addresses import record_href
from ..selectors import Known
from . import crosswalk, measure_list
from .blocks import ListPage, Said, Section, Table
from .guidance_documents import STATUSES, superseded_by
from .lines import lines, name
from .own_words import OwnWords
from .stressors import PREDICTS_NOTHING
from .words import sentence
from .writing import Writer, dated


def list_page(kind: str, known: Known) -> ListPage:
    """The list of a kind. Raises KeyError where there is no such kind."""
    return LISTS[kind](known) if kind in LISTS else lines(kind, known)


def rating_scales(known: Known) -> ListPage:
    """Every scale with the question that it answers, then the one table across them."""
    writer = Writer(known)
    scales = tuple(
        (
            name("rating-scales", each, writer),
            OwnWords(each, writer).said(each.answers),
            OwnWords(each, writer).said(each.owner),
        )
        for each in writer.library.rating_scales.values()
    )
    across = tuple(writer.library.crosswalk.values())
    sections = (
        Section(
            "scales",
            "Each scale and its question",
            tables=(Table("Rating scales", ("Scale", "What it asks", "Who owns it"), scales),),
        ),
        Section(
            "side-by-side",
            "Side by side",
            tables=(crosswalk.table(across, writer),) if across else (),
            nothing="No table was known on that day.",
        ),
    )
    return ListPage(
        title="Rating scales",
        lead="Each scale asks its own question. There is no sum and no common score.",
        sections=sections,
        sources=writer.source_lines(),
    )


def guidance(known: Known) -> ListPage:
    """NICE and then everybody else; what was superseded stands last and leads to what replaced
    it."""
    writer = Writer(known)
    held = writer.library.guidance_documents.values()
    nice = [each for each in held if each.publisher == "NICE"]
    other = [each for each in held if each.publisher != "NICE"]
    sections = (
        _documents("nice", "From NICE", nice, writer),
        _documents("other", "From others", other, writer),
    )
    return ListPage(
        title="National guidance",
        lead="What national bodies ask for. A document that was replaced leads to the newer one.",
        sections=sections,
        sources=writer.source_lines(),
    )


def _documents(section: str, title: str, held: list[GuidanceDocument], writer: Writer) -> Section:
    ordered = sorted(held, key=lambda each: (each.status == "superseded", each.title))
    rows = tuple(
        (
            name("guidance-documents", each, writer),
            OwnWords(each, writer, each.confidence).said(STATUSES[each.status]),
            Said(dated(each.published)),
            superseded_by(each, writer),
        )
        for each in ordered
    )
    head = ("Document", "Does it still stand?", "Published", "Replaced by")
    return Section(
        section,
        title,
        tables=(Table("Documents", head, rows),) if rows else (),
        nothing="We hold no document that was known on that day.",
    )


def stressors(known: Known) -> ListPage:
    """Grouped by category in the order of the list, strengths as strengths and first."""
    writer = Writer(known)
    groups: dict[str, list[Stressor]] = {}
    held = writer.library.stressors.values()
    for each in sorted(held, key=lambda each: (not each.protective, each.order)):
        groups.setdefault(each.category, []).append(each)
    return ListPage(
        title="Stressors and strengths",
        lead=f"{PREDICTS_NOTHING} Keep sensitive items off shared screens.",
        sections=tuple(_group(group, writer) for group in groups.values()),
        sources=writer.source_lines(),
    )


def _group(group: list[Stressor], writer: Writer) -> Section:
    first = group[0]
    sort = "Strengths" if first.protective else "Strains"
    return Section(
        first.category,
        f"{sort}: {first.category_name[:1].lower()}{first.category_name[1:]}",
        points=tuple(_item(each, writer) for each in group),
    )


def _item(each: Stressor, writer: Writer) -> Said:
    """The item, leading to its page, with what to know before it is ticked or shown."""
    said = OwnWords(each, writer, each.confidence).said(sentence(each.text))
    named = name("stressors", each, writer, said.text)
    told = (("Sensitive", each.sensitive), ("Opens the safeguarding step", each.safeguarding))
    marks = tuple(words for words, holds in told if holds)
    return replace(named, cites=said.cites, marks=(*marks, *said.marks, *named.marks))


def reviews(known: Known) -> ListPage:
    """First the table that sets reviews side by side, then each of them."""
    told = lines("reviews", known)
    links = tuple(reviews_together(known))
    together = Section("together", "Reviews side by side", links=links)
    return replace(told, sections=(*([together] if links else []), *told.sections))


def reviews_together(known: Known) -> Iterator[Link]:
    """Each review of reviews that brings any together: it has their table."""
    for each in known.library.reviews.values():
        if each.reviews:
            words = f"{plural(len(each.reviews), 'review')} side by side"
            href = record_href("reviews", each.id, known.on)
            yield Link(f"Review of reviews: {words}", href)


LISTS: Mapping[str, Callable[[Known], ListPage]] = MappingProxyType(
    {
        "rating-scales": rating_scales,
        "crosswalk": rating_scales,
        "guidance-documents": guidance,
        "stressors": stressors,
        "measures": measure_list.overview,
        "reviews": reviews,
    }
)
