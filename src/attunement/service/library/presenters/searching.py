"""The page that one searches on: what was found and why, and the filters with their counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ....knowledge.programme import Programme
from ....knowledge.record import Dated
from ....knowledge.review import Review
from ....knowledge.search import Filters, Hit, Results
from ....knowledge.study import Study
from ....measures import Measure
from ...design.filters import plural
from ...way.presenters import Link
from ..addresses import Query, page_href, record_href
from ..selectors import Known
from .blocks import Tag
from .kinds import KIND_WORDS, many, one
from .lists import reviews_together
from .own_records import OwnRecords
from .search_filters import FilterGroup, filter_groups
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
class SearchPage:
    """`count` is empty where nothing could be searched for; the filters that had been chosen are
    then in `keep`, for the form to send again. `more` leads to what is not shown at first. `own` is
    for those who look after the team's own records alone."""

    title: str
    lead: str
    button: str
    keep: tuple[tuple[str, str], ...]
    count: str
    notes: tuple[str, ...]
    found: tuple[Found, ...]
    more: Link | None
    filters_title: str
    filters: tuple[FilterGroup, ...]
    filters_button: str
    clear: Link | None
    browse_title: str
    browse: tuple[Link, ...]
    json: Link | None
    own: OwnRecords | None


def search_page(
    results: Results | None,
    known: Known,
    *,
    query: str,
    filters: Filters,
    asked: Query,
    every: bool,
    own: OwnRecords | None = None,
) -> SearchPage:
    """`results` is None where what was typed cannot be searched for. `asked` is the query as sent;
    `every` shows all that was found and not the first and strongest."""
    kept = [pair for pair in asked if pair[0] != "every"]
    hits = results.hits if results else ()
    shown = hits if every else _first(hits)
    return SearchPage(
        title="Evidence library",
        lead=(
            "What is known about programmes, for whom, and who says so. Type what you are looking "
            "for as you would say it."
        ),
        button="Search",
        keep=() if results else tuple(_chosen(filters)),
        count=_count(results, query) if results else "",
        notes=tuple(_notes(results, filters)) if results else (),
        found=tuple(_found(hit, known) for hit in shown),
        more=_more(hits, shown, page_href("library", on=known.on, query=[*kept, ("every", "yes")])),
        filters_title="Narrow to programmes",
        filters=tuple(filter_groups(results)) if results else (),
        filters_button="Apply filters",
        clear=(
            Link("Take away every filter", page_href("library", on=known.on, query=[("q", query)]))
            if filters.chosen
            else None
        ),
        browse_title="Everything in the library",
        browse=tuple(browse(known)),
        json=(
            Link(
                "These results as JSON",
                page_href("library_json", "search", on=known.on, query=kept),
            )
            if results
            else None
        ),
        own=own,
    )


def _first(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if not hit.weak)[:MOST_SHOWN]


def _more(hits: Sequence[Hit], shown: Sequence[Hit], href: str) -> Link | None:
    """What is left over: more of the same, or weaker matches alone."""
    left = len(hits) - len(shown)
    if not left:
        return None
    if all(hit.weak for hit in hits[len(shown) :]):
        return Link(f"Show {plural(left, 'weaker match', 'weaker matches')}", href)
    return Link(f"Show all {len(hits)}", href)


def browse(known: Known) -> Iterator[Link]:
    """Every kind of record as a list, and the pages that are about several."""
    yield Link("Where findings disagree", page_href("library_contradictions", on=known.on))
    yield from reviews_together(known)
    yield Link("Compare programmes side by side", page_href("library_compare", on=known.on))
    if known.on is None:  # what is the team's own stands as it is now
        yield Link("Living reviews that your team keeps", reverse("living_reviews"))
        yield Link("Theories of change that your team keeps", reverse("theories"))
    yield Link("Glossary", page_href("library_glossary", on=known.on))
    for kind in KIND_WORDS:
        held = len(known.kind(kind))
        if held:
            label = f"{many(kind)} ({held})"
            yield Link(label, page_href("library_kind", kind, on=known.on))


def _count(results: Results, query: str) -> str:
    asked = f" for “{query}”" if query else ""
    weak = sum(hit.weak for hit in results.hits)
    more = f", and {plural(weak, 'weaker match', 'weaker matches')}" if weak else ""
    return f"{plural(len(results.hits) - weak, 'result')}{asked}{more}"


def _chosen(filters: Filters) -> Iterator[tuple[str, str]]:
    for name, values in filters.chosen.items():
        yield from ((name.value, value) for value in sorted(values))


def _notes(results: Results, filters: Filters) -> Iterator[str]:
    for slip in results.corrected:
        yield f"No record says “{slip.typed}”. Showing “{slip.shown}”."
    if results.not_found:
        words = " or ".join(f"“{word}”" for word in results.not_found)
        on = ", so the search went on without" if results.hits else ""
        yield f"Nothing was found for {words}{on}."
    if results.too_little:
        words = " ".join(results.too_little)
        or_filter = ", or choose the baby’s age among the filters" if results.hits else ""
        yield (
            f"“{words}” says little by itself here. Add what you want help with, such as sleep or "
            f"crying{or_filter}."
        )
    elif results.loosened:
        yield "No record holds all of that. These hold some of it."
    if not results.hits:
        yield "Try other words, or take a filter away." if filters.chosen else "Try other words."


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
