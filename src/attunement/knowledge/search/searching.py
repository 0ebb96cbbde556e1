"""Search as people type it: results that say why they are there, and counts beside every filter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attunement.knowledge.library import Library
from attunement.knowledge.search.asking import How, Idea, Reading, ideas
from attunement.knowledge.search.documents import WEIGHTS
from attunement.knowledge.search.facets import FACETS, Facet, FacetName
from attunement.knowledge.search.filters import NO_FILTERS, Filters
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


type Found = dict[int, tuple[float, Why]]


def search(query: str, filters: Filters = NO_FILTERS, *, library: Library) -> Results:
    """Records that answer the query. With a filter chosen, or nothing typed, programmes alone,
    since the filters ask about programmes. The same input gives the same output."""
    index = index_of(library)
    asked = [(idea, _found(idea, index)) for idea in ideas(query, index)]
    known = [found for _, found in asked if found]
    matched, loosened = _matched(known)
    answering = sum(1 << number for number in matched) if asked else index.programmes
    shown = answering & index.programmes if filters.chosen or not asked else answering
    for name, values in filters.chosen.items():
        shown &= _union(index, name, values)
    hits = [_hit(number, known, index, library) for number in _numbers(shown)]
    hits.sort(key=lambda hit: (-hit.score, hit.kind != "programmes", hit.title.casefold(), hit.id))
    return Results(
        hits=tuple(hits),
        filters={facet.name: _choices(facet, answering, filters, index) for facet in FACETS},
        not_found=tuple(idea.typed for idea, found in asked if not found),
        loosened=loosened,
    )


def _found(idea: Idea, index: Index) -> Found:
    """The documents that answer one idea, each with its best score and why."""
    best: Found = {}
    for reading in idea.readings:
        for number, field in _standing_together(reading, index):
            score = reading.worth * _rarity(idea, reading, index) * WEIGHTS[field]
            if field == "name":
                score *= 1 + len(reading.words) / index.title_lengths[number]
            if number not in best or score > best[number][0]:
                why = Why(idea.typed, " ".join(reading.words), reading.how, field)
                best[number] = score, why
    return best


def _rarity(idea: Idea, reading: Reading, index: Index) -> float:
    """How much a reading says. A word that means the same says no more than the word typed."""
    rarity = sum(index.rarity[word] for word in reading.words)
    typed = [index.rarity.get(word, rarity) for word in idea.typed.split()]
    return min(rarity, sum(typed)) if reading.how is How.MEANING else rarity


def _standing_together(reading: Reading, index: Index) -> Iterable[tuple[int, str]]:
    """The documents with one field that holds every word of the reading, and that field."""
    where = [index.places.get(word, {}) for word in reading.words]
    least = min(where, key=len)
    for number, fields in least.items():
        if all(number in other for other in where):
            both = (f for f in fields if all(f in other[number] for other in where))
            field = next(both, None)
            if field is not None:
                yield number, field


def _matched(known: list[Found]) -> tuple[set[int], bool]:
    """The documents that answer every idea, or any when none answers all."""
    if not known:
        return set(), False
    every = set.intersection(*(set(found) for found in known))
    if every:
        return every, False
    return set().union(*known), True


def _hit(number: int, known: list[Found], index: Index, library: Library) -> Hit:
    found = index.documents[number]
    answered = [each[number] for each in known if number in each]
    score = sum(score for score, _ in answered)
    why = tuple(why for _, why in answered)
    local = library.is_local(found.kind, found.id)
    return Hit(found.kind, found.id, found.title, score, why, local)


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


def _numbers(documents: int) -> Iterable[int]:
    """The numbers of the bits that are set, lowest first."""
    digits = bin(documents)[:1:-1]
    return (number for number, digit in enumerate(digits) if digit == "1")
