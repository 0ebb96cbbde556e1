"""Search as people type it: results that say why they are there, and counts beside every filter."""

from collections.abc import Iterable, Iterator

from attunement.knowledge.library import Library
from attunement.knowledge.search.asking import How, Idea, ideas
from attunement.knowledge.search.documents import Document
from attunement.knowledge.search.facets import FACETS, Facet, FacetName
from attunement.knowledge.search.filters import NO_FILTERS, Filters
from attunement.knowledge.search.finding import Found, found
from attunement.knowledge.search.index import Index, index_of
from attunement.knowledge.search.ranking import Standing, weak
from attunement.knowledge.search.results import Choice, Correction, Hit, Results, Why

type Asked = tuple[Idea, Found]
"""One thing that was asked for, and where it is found."""


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
    sought = _sought(known)
    matched, loosened = _matched([places for _, places in sought])
    answering = _bits(matched) if asked else index.programmes
    shown = answering & index.programmes if filters.chosen or not asked else answering
    for name, values in filters.chosen.items():
        shown &= _union(index, name, values)
    little = all(idea.says_little for idea, _ in asked)
    return Results(
        hits=_hits(_numbers(shown), known, sought, index, library),
        filters={facet.name: _choices(facet, answering, filters, index) for facet in FACETS},
        not_found=tuple(idea.said for idea, places in asked if not places and not idea.says_little),
        corrected=tuple(_corrections(known)),
        too_little=tuple(idea.said for idea, _ in asked) if little else (),
        loosened=loosened,
    )


def _sought(known: list[Asked]) -> list[Asked]:
    """What a record must hold to be found: all that says something; where nothing does, the common
    words. A number finds nothing alone."""
    telling = [each for each in known if not each[0].says_little]
    return telling or [each for each in known if not each[0].number]


def _matched(sought: list[Found]) -> tuple[set[int], bool]:
    """The documents that answer every idea, or any when none answers all."""
    if not sought:
        return set(), False
    every = set.intersection(*(set(found) for found in sought))
    if every:
        return every, False
    return set().union(*sought), True


def _corrections(known: list[Asked]) -> Iterator[Correction]:
    for idea, _ in known:
        for reading in idea.readings:
            if reading.how is How.SPELLING:
                yield Correction(idea.said, reading.said)


def _hits(
    numbers: Iterable[int],
    known: list[Asked],
    sought: list[Asked],
    index: Index,
    library: Library,
) -> tuple[Hit, ...]:
    standings = [_standing(number, known, sought, index) for number in numbers]
    weaker = weak(standings)
    standings.sort(
        key=lambda one: (
            one.number in weaker,
            -one.score,
            one.kind != "programmes",
            index.documents[one.number].title.casefold(),
            index.documents[one.number].id,
        )
    )
    return tuple(_hit(one, known, index, library, one.number in weaker) for one in standings)


def _standing(number: int, known: list[Asked], sought: list[Asked], index: Index) -> Standing:
    score = sum(places[number].score for _, places in known if number in places)
    held = sum(number in places for _, places in sought)
    part = held / len(sought) if sought else 1.0
    return Standing(number, index.documents[number].kind, score, part)


def _hit(one: Standing, known: list[Asked], index: Index, library: Library, weak: bool) -> Hit:
    document = index.documents[one.number]
    why = []
    for idea, places in known:
        place = places.get(one.number)
        if place is not None:
            why.append(Why(idea.said, place.reading.said, place.reading.how, place.field))
    local = library.is_local(one.kind, document.id)
    return Hit(one.kind, document.id, document.title, one.score, tuple(why), local, weak)


def _choices(facet: Facet, answering: int, filters: Filters, index: Index) -> tuple[Choice, ...]:
    left = answering & index.programmes
    for name, values in filters.chosen.items():
        if name is not facet.name:
            left &= _union(index, name, values)
    held, chosen = index.answers[facet.name], filters.chosen.get(facet.name, frozenset())
    every = left.bit_count()
    counted = (
        (value, words, (left & held[value]).bit_count())
        for value, words in index.options[facet.name].items()
    )
    return tuple(
        Choice(value, words, count, value in chosen, splits=0 < count < every)
        for value, words, count in counted
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
