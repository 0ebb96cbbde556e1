"""The one word that somebody most likely meant by a word that is none."""

from attunement.knowledge.search.english import English
from attunement.knowledge.search.spelling import Speller

SHORT = 4
"""In a word of up to so many letters another letter makes another word: burp is no bump."""


def corrected(typed: str, speller: Speller, english: English) -> tuple[str, int] | None:
    """The nearest word of the records and its slips; None where the typed word is a word, or where
    none is near. The first letter stands: people seldom get it wrong (Yannakoudakis and Fawthrop
    1983, The rules of spelling errors)."""
    if english.knows(typed):
        return None
    near = speller.near(typed, of=lambda word: _may_stand_for(word, typed))
    return min(near, key=lambda each: (each[1], *_doubts(typed, each[0]), each[0]), default=None)


def _may_stand_for(word: str, typed: str) -> bool:
    same_start = word[0] == typed[0] or word[:2] == typed[1::-1]
    same_length = len(word) == len(typed)
    swapped = sorted(word) == sorted(typed)
    return same_start and (len(typed) > SHORT or not same_length or swapped)


def _doubts(typed: str, word: str) -> tuple[bool, bool]:
    """Among words of as many slips: first a doubled letter or a swap, the commonest of slips
    (Damerau 1964), then a word of the same length."""
    likely = _undoubled(typed) == _undoubled(word) or sorted(typed) == sorted(word)
    return not likely, len(word) != len(typed)


def _undoubled(word: str) -> str:
    return "".join(a for a, b in zip(word, f" {word}", strict=False) if a != b)
