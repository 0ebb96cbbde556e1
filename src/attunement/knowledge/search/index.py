"""An index of one library, made once: which documents hold which word, and which answers."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from attunement.knowledge.kinds import KINDS
from attunement.knowledge.library import Library
from attunement.knowledge.search.documents import WEIGHTS, Document, documents
from attunement.knowledge.search.english import English
from attunement.knowledge.search.facets import FACETS, FacetName, answers_of
from attunement.knowledge.search.spelling import Speller
from attunement.knowledge.search.text import asked, words

type Places = dict[int, tuple[str, ...]]
"""The documents, by number, that hold a word, each with the fields that hold it, heaviest first."""

_LONGEST_PHRASE = 4
_MOST_COMPLETIONS = 12


class Meaning(NamedTuple):
    """What a phrase that somebody types stands for: the words that are compared, and as said.
    `same` tells another name of one thing from a thing that is near to it."""

    words: tuple[str, ...]
    said: str
    same: bool


@dataclass(frozen=True, eq=False)
class Index:
    """`order` is each document's place where none scores more: programmes first, then by title.
    `rarity` is high for a word that few documents hold. Sets of documents are whole numbers,
    bit n for document n, so that counting many of them stays quick."""

    documents: tuple[Document, ...]
    title_lengths: tuple[int, ...]
    order: tuple[int, ...]
    places: Mapping[str, Places]
    rarity: Mapping[str, float]
    vocabulary: tuple[str, ...]
    speller: Speller
    english: English
    programmes: int
    options: Mapping[FacetName, Mapping[str, str]]
    answers: Mapping[FacetName, Mapping[str, int]]
    meanings: Mapping[tuple[str, ...], tuple[Meaning, ...]]

    def completions(self, start: str) -> tuple[str, ...]:
        """Words that begin so, itself left out; none for fewer than three letters."""
        if len(start) < 3:
            return ()
        first = bisect_left(self.vocabulary, start)
        reach = self.vocabulary[first : first + _MOST_COMPLETIONS]
        return tuple(word for word in reach if word.startswith(start) and word != start)

    @property
    def longest_phrase(self) -> int:
        """In words, the longest phrase that a synonym is typed in."""
        return min(_LONGEST_PHRASE, max((len(phrase) for phrase in self.meanings), default=1))


@lru_cache(maxsize=4)
def index_of(library: Library, also: tuple[Document, ...] = ()) -> Index:
    """The index of a library, and of `also` beside it; made at the first call and kept."""
    held = (*documents(library), *also)
    places = _places(held)
    rarity = {word: log(1 + len(held) / len(where)) for word, where in places.items()}
    programmes = sum(1 << n for n, one in enumerate(held) if one.kind == "programmes")
    return Index(
        documents=held,
        title_lengths=tuple(max(1, len(words(one.title))) for one in held),
        order=_order(held),
        places=places,
        rarity=rarity,
        vocabulary=tuple(sorted(places)),
        speller=Speller(places),
        english=English((*places, *_said_anywhere(library))),
        programmes=programmes,
        options={facet.name: facet.worded(library) for facet in FACETS},
        answers=_answers(held, library),
        meanings=_meanings(library),
    )


def _order(held: tuple[Document, ...]) -> tuple[int, ...]:
    def by(number: int) -> tuple[bool, str, str]:
        one = held[number]
        return one.kind != "programmes", one.title.casefold(), one.id

    ranked = {number: place for place, number in enumerate(sorted(range(len(held)), key=by))}
    return tuple(ranked[number] for number in range(len(held)))


def _places(held: tuple[Document, ...]) -> dict[str, Places]:
    found: dict[str, dict[int, set[str]]] = {}
    for number, document in enumerate(held):
        for field, text in document.fields:
            for word in words(text):
                found.setdefault(word, {}).setdefault(number, set()).add(field)
    heaviest_first = list(WEIGHTS)
    return {
        word: {n: tuple(sorted(fields, key=heaviest_first.index)) for n, fields in where.items()}
        for word, where in found.items()
    }


def _answers(held: tuple[Document, ...], library: Library) -> dict[FacetName, dict[str, int]]:
    answers: dict[FacetName, dict[str, int]] = {
        facet.name: dict.fromkeys(facet.options, 0) for facet in FACETS
    }
    for number, document in enumerate(held):
        if document.kind == "programmes":
            programme = library.programmes[document.id]
            for facet in FACETS:
                for answer in answers_of(facet, programme, library) & facet.options.keys():
                    answers[facet.name][answer] |= 1 << number
    return answers


def _said_anywhere(library: Library) -> set[str]:
    """Every word of every record, also where the search does not look."""
    said: set[str] = set()
    for kind in KINDS:
        for record in library.kind(kind).values():
            said.update(record.model_dump_json().casefold().split())
    return set(words(" ".join(said)))


def _meanings(library: Library) -> dict[tuple[str, ...], tuple[Meaning, ...]]:
    meanings: dict[tuple[str, ...], dict[tuple[str, ...], Meaning]] = {}
    for synonym in library.synonyms.values():
        near = ((synonym.means, True), (synonym.related, False))
        meant = [Meaning(asked(said), said, same) for phrases, same in near for said in phrases]
        for typed in synonym.typed:
            held = meanings.setdefault(asked(typed), {})
            for meaning in meant:
                held.setdefault(meaning.words, meaning)
    return {typed: tuple(meant.values()) for typed, meant in meanings.items()}
