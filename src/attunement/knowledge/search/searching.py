"""Search as people type it: results that say why they are there, and counts beside every filter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attunement.knowledge.library import Library
from attunement.knowledge.search.asking import How, Idea, ideas
from attunement.knowledge.search.documents import Document
from attunement.knowledge.search.facets import FACETS, Facet, FacetName
from attunement.knowledge.search.filters import NO_FILTERS, Filters
from attunement.knowledge.search.finding import Found, found
from attunement.knowledge.search.index import Index, index_of


@dataclass(frozen=True)
class Why:
    """Why a record was found: what was typed, what it was read as, how, and where that stands."""

    typed: str
    matched: str
    how: How
    field: str

    @property
    def words(self) -> str:
        """The reason in one line: "massage" in name; "pnd" read as "postnatal depression"..."""
        if self.how is How.TYPED:
            return f"“{self.typed}” in {self.field}"
        return f"“{self.typed}” read as “{self.matched}” ({self.how.words}) in {self.field}"


@dataclass(frozen=True)
class Hit:
    """One record found. `why` is empty when nothing was typed. Scores order one search's results
    and say nothing of a programme's worth."""

    kind: str
    id: str
    title: str
    score: float
    why: tuple[Why, ...]
    local: bool


@dataclass(frozen=True)
class Choice:
    """One answer of a filter, and how many programmes would be left if it alone were chosen there,
    with the query and the other filters as they are."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Results:
    """`hits` best first. `not_found` are typed words that no record holds in any reading; they are
    passed over. `loosened` says that no record holds all the rest, so that these hold some."""

    hits: tuple[Hit, ...]
    filters: Mapping[FacetName, tuple[Choice, ...]]
    not_found: tuple[str, ...]
    loosened: bool


def search(
    query: str,
    filters: Filters = NO_FILTERS,
    *,
    library: Library,
    also: tuple[Document, ...] = (),
) -> Results:
    """Records that answer the query. With a filter chosen, or nothing typed, programmes alone,
    since the filters ask about programmes. `also` are records of packages above this one. The same
    input gives the same output."""
    index = index_of(library, also)
    asked = [(idea, found(idea, index)) for idea in ideas(query, index)]
    known = [(idea, places) for idea, places in asked if places]
    matched, loosened = _matched([places for _, places in known])
    answering = _bits(matched) if asked else index.programmes
    shown = answering & index.programmes if filters.chosen or not asked else answering
    for name, values in filters.chosen.items():
        shown &= _union(index, name, values)
    hits = [_hit(number, known, index, library) for number in _numbers(shown)]
    hits.sort(key=lambda hit: (-hit.score, hit.kind != "programmes", hit.title.casefold(), hit.id))
    return Results(
        hits=tuple(hits),
        filters={facet.name: _choices(facet, answering, filters, index) for facet in FACETS},
        not_found=tuple(idea.said for idea, places in asked if not places),
        loosened=loosened,
    )


def _matched(known: list[Found]) -> tuple[set[int], bool]:
    """The documents that answer every idea, or any when none answers all."""
    if not known:
        return set(), False
    every = set.intersection(*(set(found) for found in known))
    if every:
        return every, False
    return set().union(*known), True


def _hit(number: int, known: list[tuple[Idea, Found]], index: Index, library: Library) -> Hit:
    one = index.documents[number]
    answered = [(idea, places[number]) for idea, places in known if number in places]
    score = sum(place.score for _, place in answered)
    why = tuple(
        Why(idea.said, " ".join(place.reading.words), place.reading.how, place.field)
        for idea, place in answered
    )
    return Hit(one.kind, one.id, one.title, score, why, library.is_local(one.kind, one.id))


def _choices(facet: Facet, answering: int, filters: Filters, index: Index) -> tuple[Choice, ...]:
    left = answering & index.programmes
    for name, values in filters.chosen.items():
        if name is not facet.name:
            left &= _union(index, name, values)
    held, chosen = index.answers[facet.name], filters.chosen.get(facet.name, frozenset())
    return tuple(
        Choice(value, words, (left & held[value]).bit_count(), value in chosen)
        for value, words in facet.options.items()
    )


def _union(index: Index, name: FacetName, values: Iterable[str]) -> int:
    union = 0
    for value in values:
        union |= index.answers[name][value]
    return union


def _bits(numbers: set[int]) -> int:
    held = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def _numbers(documents: int) -> Iterable[int]:
    """The numbers of the bits that are set, lowest first."""
    digits = bin(documents)[:1:-1]
    return (number for number, digit in enumerate(digits) if digit == "1")
