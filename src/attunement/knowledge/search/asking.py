"""From what somebody typed to what they may have meant, each reading with how it was come by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attunement.knowledge.search.index import Index
from attunement.knowledge.search.text import as_typed, asked
from attunement.knowledge.vocabulary import Worded


class How(Worded):
    """How a reading was come by."""

    TYPED = "typed", "as typed"
    BEGINNING = "beginning", "begins so"
    MEANING = "meaning", "means the same here"
    SPELLING = "spelling", "spelt nearly so"


_WORTH = {How.TYPED: 1.0, How.MEANING: 0.9, How.BEGINNING: 0.6, How.SPELLING: 0.5}
"""The project's own: what was typed comes first, and a guess comes last."""


@dataclass(frozen=True)
class Reading:
    """Words that must stand together in one field of a record."""

    words: tuple[str, ...]
    how: How
    worth: float


@dataclass(frozen=True)
class Idea:
    """One thing that was asked for, and every way to read it: `typed` in the words that are
    compared, `said` as somebody typed it."""

    typed: str
    said: str
    readings: tuple[Reading, ...]


def ideas(query: str, index: Index) -> tuple[Idea, ...]:
    """The things asked for, in the order typed. A phrase that has a meaning on record is one thing;
    every other word is one by itself."""
    return tuple(_ideas(asked(query), as_typed(query), index))


def _ideas(typed: tuple[str, ...], spelt: Mapping[str, str], index: Index) -> Iterator[Idea]:
    place = 0
    while place < len(typed):
        for length in range(min(index.longest_phrase, len(typed) - place), 0, -1):
            phrase = typed[place : place + length]
            if phrase in index.meanings:
                break
        else:
            length, phrase = 1, typed[place : place + 1]
        said = " ".join(spelt[word] for word in phrase)
        yield Idea(" ".join(phrase), said, tuple(_readings(phrase, index)))
        place += length


def _readings(phrase: tuple[str, ...], index: Index) -> Iterator[Reading]:
    if all(word in index.places for word in phrase):
        yield _reading(phrase, How.TYPED)
    for meant in index.meanings.get(phrase, ()):
        if meant != phrase:
            yield _reading(meant, How.MEANING)
    if len(phrase) > 1:
        return
    for word in index.completions(phrase[0]):
        yield _reading((word,), How.BEGINNING)
    if phrase[0] not in index.places and phrase not in index.meanings:
        yield from _misspelt(phrase[0], index)


def _misspelt(typed: str, index: Index) -> Iterator[Reading]:
    for word, slips in index.speller.near(typed):
        yield Reading((word,), How.SPELLING, _WORTH[How.SPELLING] / slips)


def _reading(phrase: tuple[str, ...], how: How) -> Reading:
    return Reading(phrase, how, _WORTH[how])
