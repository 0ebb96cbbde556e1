"""Where one idea is found, and how well it answers."""

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from attunement.knowledge.search.asking import How, Idea, Reading
from attunement.knowledge.search.documents import WEIGHTS
from attunement.knowledge.search.index import Index


class Place(NamedTuple):
    """A reading of an idea that a document holds in one field. Scores order one search alone."""

    score: float
    reading: Reading
    field: str


type Found = dict[int, Place]
"""The best place of each document, by the document's number."""


def found(idea: Idea, index: Index, *, among: Iterable[int] | None = None) -> Found:
    """The documents that answer one idea, each with its best place; with `among`, those of them
    alone. Among equal places the first reading stays, and what was typed is read first."""
    only = None if among is None else frozenset(among)
    best: Found = {}
    most = _most_rarity(idea, index)
    for reading in idea.readings:
        rarity = _rarity(reading.words, index)
        worth = reading.worth * (rarity if reading.how in GUESSED else min(rarity, most))
        length = len(reading.words)
        for number, field in _standing_together(reading, index, only):
            score = worth * WEIGHTS[field]
            if field == "name":
                score *= 1 + length / index.title_lengths[number]
            held = best.get(number)
            if held is None or score > held.score:
                best[number] = Place(score, reading, field)
    return best


GUESSED = (How.BEGINNING, How.SPELLING)


def _rarity(words: Iterable[str], index: Index) -> float:
    """How much the words say: the fewer records hold them, the more."""
    return sum(index.rarity.get(word, 0.0) for word in words)


def _most_rarity(idea: Idea, index: Index) -> float:
    """The most that any reading of what was typed may say. A seldom name of a thing (dad) says no
    more than its common one (father), nor what a word stands for more than the word."""
    same = (reading.words for reading in idea.readings if reading.how is How.MEANING)
    known = (words for words in (idea.typed, *same) if all(word in index.places for word in words))
    return min((_rarity(words, index) for words in known), default=inf)


def _standing_together(
    reading: Reading, index: Index, only: frozenset[int] | None
) -> Iterator[tuple[int, str]]:
    """The documents with one field that holds every word of the reading, and the heaviest such."""
    first, *others = sorted((index.places.get(word, {}) for word in reading.words), key=len)
    numbers: Iterable[int] = first if only is None else first.keys() & only
    for number in numbers:
        fields = first[number]
        for other in others:
            fields = tuple(field for field in fields if field in other.get(number, ()))
        if fields:
            yield number, fields[0]
