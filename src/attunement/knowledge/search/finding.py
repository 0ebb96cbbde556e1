"""Where one idea is found, and how well it answers."""

from collections.abc import Iterator
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


def found(idea: Idea, index: Index) -> Found:
    """The documents that answer one idea, each with its best place. Among equal places the first
    reading stays, and what was typed is read first."""
    best: Found = {}
    for reading in idea.readings:
        worth = reading.worth * _rarity(idea, reading, index)
        length = len(reading.words)
        for number, field in _standing_together(reading, index):
            score = worth * WEIGHTS[field]
            if field == "name":
                score *= 1 + length / index.title_lengths[number]
            held = best.get(number)
            if held is None or score > held.score:
                best[number] = Place(score, reading, field)
    return best


def _rarity(idea: Idea, reading: Reading, index: Index) -> float:
    """How much a reading says. A word that means the same says no more than the word typed."""
    rarity = sum(index.rarity.get(word, 0.0) for word in reading.words)
    typed = [index.rarity.get(word, rarity) for word in idea.typed.split()]
    return min(rarity, sum(typed)) if reading.how is How.MEANING else rarity


def _standing_together(reading: Reading, index: Index) -> Iterator[tuple[int, str]]:
    """The documents with one field that holds every word of the reading, and the heaviest such."""
    first, *others = sorted((index.places.get(word, {}) for word in reading.words), key=len)
    for number, fields in first.items():
        for other in others:
            fields = tuple(field for field in fields if field in other.get(number, ()))
        if fields:
            yield number, fields[0]
