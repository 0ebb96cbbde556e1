"""From what somebody typed to what they may have meant, each reading with how it was come by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attunement.knowledge.search.correcting import corrected
from attunement.knowledge.search.english import ends_as
from attunement.knowledge.search.index import Index
from attunement.knowledge.search.text import as_typed, asked, is_number, says_little
from attunement.knowledge.vocabulary import Worded


class How(Worded):
    """How a reading was come by; the words stand between what was typed and what it was read as."""

    TYPED = "typed", "as typed"
    BEGINNING = "beginning", "begins"
    MEANING = "meaning", "means"
    RELATED = "related", "is related to"
    SPELLING = "spelling", "may be a slip for"


_WORTH = {
    How.TYPED: 1.0,
    How.MEANING: 0.9,
    How.RELATED: 0.7,
    How.BEGINNING: 0.6,
    How.SPELLING: 0.5,
}
"""The project's own: what was typed comes first, and a guess comes last."""


@dataclass(frozen=True)
class Reading:
    """Words that must stand together in one field of a record; `said` is how they are shown."""

    words: tuple[str, ...]
    how: How
    worth: float
    said: str


@dataclass(frozen=True)
class Idea:
    """One thing that was asked for, and every way to read it: `typed` in the words that are
    compared, `said` as somebody typed it."""

    typed: tuple[str, ...]
    said: str
    readings: tuple[Reading, ...]

    @property
    def says_little(self) -> bool:
        """Whether it is one common word or a stray number, which puts results in order and finds
        none by itself. A phrase says more than its words."""
        return len(self.typed) == 1 and says_little(self.typed[0])

    @property
    def number(self) -> bool:
        return len(self.typed) == 1 and is_number(self.typed[0])


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
        yield Idea(phrase, said, tuple(_readings(phrase, said, index)))
        place += length


def _readings(phrase: tuple[str, ...], said: str, index: Index) -> Iterator[Reading]:
    if all(word in index.places for word in phrase):
        yield Reading(phrase, How.TYPED, _WORTH[How.TYPED], said)
    for meaning in index.meanings.get(phrase, ()):
        if meaning.words != phrase:
            how = How.MEANING if meaning.same else How.RELATED
            yield Reading(meaning.words, how, _WORTH[how], meaning.said)
    if len(phrase) == 1:
        yield from _guessed(phrase[0], index)


def _guessed(typed: str, index: Index) -> Iterator[Reading]:
    """A word as the beginning of longer ones: what is a word already, of itself with an ending
    alone. Then, where nothing at all is found, as a slip of the key for the one nearest to it."""
    longer = index.completions(typed)
    if index.english.knows(typed):
        longer = tuple(word for word in longer if ends_as(word, typed))
    for word in longer:
        yield Reading((word,), How.BEGINNING, _WORTH[How.BEGINNING], word)
    if longer or typed in index.places or (typed,) in index.meanings or says_little(typed):
        return
    near = corrected(typed, index.speller, index.english)
    if near:
        word, slips = near
        yield Reading((word,), How.SPELLING, _WORTH[How.SPELLING] / slips, word)
