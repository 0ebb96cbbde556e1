"""The page that one searches on: what was found and why, and the filters with their counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....knowledge.programme import Programme
from ....knowledge.record import Dated
from ....knowledge.review import Review
from ....knowledge.search import FACETS, FacetName, Filters, Hit, Results
from ....knowledge.study import Study
from ....measures import Measure
from ...design.filters import plural
from ...way.presenters import Link
from ..addresses import Query, page_href, record_href
from ..selectors import Known
from .blocks import Tag
from .kinds import KIND_WORDS, many, one
from .words import sentence
from .writing import reviewed

MOST_SHOWN = 25


@dataclass(frozen=True)
class Found:
    title: str
    href: str
    kind: str
    line: str
    why: tuple[str, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Option:
    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    """One filter; `open` when something in it is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    open: bool


@dataclass(frozen=True)
class SearchPage:
    title: str
    lead: str
    query: str
    count: str
    notes: tuple[str, ...]
    found: tuple[Found, ...]
    more: Link | None
    filters: tuple[FilterGroup, ...]
    clear: Link | None
    browse: tuple[Link, ...]
    json: Link


def search_page(
    results: Results, known: Known, *, query: str, filters: Filters, asked: Query, every: bool
) -> SearchPage:
    """`asked` is the query as sent; `every` shows all that was found and not the first few."""
    shown = results.hits if every else results.hits[:MOST_SHOWN]
    kept = [pair for pair in asked if pair[0] != "every"]
    return SearchPage(
        title="Evidence library",
        lead=(
            "What is known about programmes, for whom, and who says so. Type what you are looking "
            "for as you would say it."
        ),
        query=query,
        count=_count(results, query),
        notes=tuple(_notes(results)),
        found=tuple(_found(hit, known) for hit in shown),
        more=(
            Link(
                f"Show all {len(results.hits)}",
                page_href("library", on=known.on, query=[*kept, ("every", "yes")]),
            )
            if len(shown) < len(results.hits)
            else None
        ),
        filters=tuple(_groups(results)),
        clear=(
            Link("Take away every filter", page_href("library", on=known.on, query=[("q", query)]))
            if filters.chosen
            else None
        ),
        browse=tuple(browse(known)),
        json=Link(
            "These results as JSON",
            page_href("library_json", "search", on=known.on, query=kept),
        ),
    )


def browse(known: Known) -> Iterator[Link]:
    """Every kind of record as a list, and the pages that are about several."""
    yield Link("Where findings disagree", page_href("library_contradictions", on=known.on))
    yield Link("Compare programmes side by side", page_href("library_compare", on=known.on))
    yield Link("Glossary", page_href("library_glossary", on=known.on))
    for kind in KIND_WORDS:
        held = len(known.kind(kind))
        if held:
            label = f"{many(kind)} ({held})"
            yield Link(label, page_href("library_kind", kind, on=known.on))


def _count(results: Results, query: str) -> str:
    asked = f" for “{query}”" if query else ""
    return f"{plural(len(results.hits), 'result')}{asked}"


def _notes(results: Results) -> Iterator[str]:
    if results.not_found:
        words = ", ".join(f"“{word}”" for word in results.not_found)
        yield f"No record holds {words}, so the search went on without."
    if results.loosened:
        yield "No record holds all of that. These hold some of it."
    if not results.hits:
        yield "Try other words, or take a filter away."


def _found(hit: Hit, known: Known) -> Found:
    record = known.kind(hit.kind)[hit.id]
    tags = [Tag("Local", "purple")] if hit.local else []
    if reviewed(record, known):
        tags.append(Tag("Past its review date", "orange"))
    return Found(
        title=hit.title,
        href=record_href(hit.kind, hit.id, known.on),
        kind=one(hit.kind),
        line=_line(record),
        why=tuple(f"Why it is here: {why.words}" for why in hit.why),
        tags=tuple(tags),
    )


def _line(record: Dated) -> str:
    """One line about it: what a programme aims at, what a review is about."""
    match record:
        case Programme():
            return record.aims.text
        case Review():
            return sentence(record.topic)
        case Study():
            return record.finding.text
        case Measure():
            return sentence(record.about)
        case _:
            return ""


def _groups(results: Results) -> Iterator[FilterGroup]:
    for facet in FACETS:
        choices = [one for one in results.filters[facet.name] if one.count or one.chosen]
        yield FilterGroup(
            name=facet.name.value,
            label=facet.label,
            options=tuple(
                Option(
                    id=f"{facet.name.value}-{number}",
                    value=choice.value,
                    label=f"{sentence(choice.words)} ({choice.count})",
                    chosen=choice.chosen,
                )
                for number, choice in enumerate(choices, start=1)
            ),
            open=any(choice.chosen for choice in choices),
        )


def chosen_in(asked: dict[str, list[str]]) -> Filters:
    """The filters in a query. Raises ValueError when one is not a choice."""
    return Filters.of(
        **{name.value.replace("-", "_"): asked[name.value] for name in FacetName if name in asked}
    )
