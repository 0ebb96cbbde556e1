"""Search as people type it: results that say why they are there, and counts beside every filter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attunement.knowledge.library import Library
from attunement.knowledge.search.asking import How, Idea, ideas
from attunement.knowledge.search.documents import Document
from attunement.knowledge.search.facets import FACETS, Facet, FacetName
from attunement.knowledge.search.filters import NO_FILTERS, Filters
from attunement.knowledge.search.finding import Found, Place, found
from attunement.knowledge.search.index import Index, index_of
from attunement.knowledge.search.ranking import Standing, weak
from attunement.knowledge.search.results import Choice, Correction, Hit, Results, Why

type Asked = Mapping[Idea, Found]
"""Things that were asked for, each with where it is found."""


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
    asked = ideas(query, index)
    sought = {idea: found(idea, index) for idea in _sought(asked)}
    matched, loosened = _matched([places for places in sought.values() if places])
    answering = _bits(matched) if asked else index.programmes
    shown = answering & index.programmes if filters.chosen or not asked else answering
    for name, values in filters.chosen.items():
        shown &= _union(index, name, values)
    numbers = _numbers(shown)
    known = {idea: sought.get(idea) or found(idea, index, among=numbers) for idea in asked}
    return Results(
        hits=_hits(numbers, known, sought, index, library),
        filters={facet.name: _choices(facet, answering, filters, index) for facet in FACETS},
        not_found=tuple(idea.said for idea, places in sought.items() if not places),
        corrected=tuple(_corrections(sought)),
        too_little=tuple(idea.said for idea in asked if all(each.says_little for each in asked)),
        loosened=loosened,
    )


def _sought(asked: tuple[Idea, ...]) -> Iterator[Idea]:
    """What a record must hold to be found: all that says something; where nothing does, the common
    words. A number finds nothing alone."""
    little = all(idea.says_little for idea in asked)
    return (idea for idea in asked if (little and not idea.number) or not idea.says_little)


def _matched(sought: list[Found]) -> tuple[set[int], bool]:
    """The documents that answer every idea, or any when none answers all."""
    if not sought:
        return set(), False
    every = set.intersection(*(set(found) for found in sought))
    if every:
        return every, False
    return set().union(*sought), True


def _corrections(sought: Iterable[Idea]) -> Iterator[Correction]:
    for idea in sought:
        for reading in idea.readings:
            if reading.how is How.SPELLING:
                yield Correction(idea.said, reading.said)


def _hits(
    numbers: Sequence[int], known: Asked, sought: Asked, index: Index, library: Library
) -> tuple[Hit, ...]:
    """Best first."""
    answers = {
        number: [(idea, place) for idea, places in known.items() if (place := places.get(number))]
        for number in numbers
    }
    looked_for = [places for places in sought.values() if places]
    standings = [
        Standing(
            number,
            index.documents[number].kind,
            sum([place.score for _, place in answered]),
            sum([number in places for places in looked_for]) / (len(looked_for) or 1),
        )
        for number, answered in answers.items()
    ]
    weaker = weak(standings)
    standings.sort(key=lambda one: (one.number in weaker, -one.score, index.order[one.number]))
    return tuple(
        _hit(one, answers[one.number], index, library, one.number in weaker) for one in standings
    )


def _hit(
    one: Standing, answered: list[tuple[Idea, Place]], index: Index, library: Library, weak: bool
) -> Hit:
    document = index.documents[one.number]
    why = [
        Why(idea.said, place.reading.said, place.reading.how, place.field)
        for idea, place in answered
    ]
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


def _numbers(documents: int) -> Sequence[int]:
    """The numbers of the bits that are set, lowest first."""
    digits = bin(documents)[:1:-1]
    return [number for number, digit in enumerate(digits) if digit == "1"]
