"""Words in a text that have a kinder or plainer form, found by the records of wording.

Nothing is decided by a hint: the writer reads it and writes what they mean. The phrases of a record
are read here; records/wording holds the records, and every one names its source.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from attunement.guidance.wording.quotations import without_quotations
from attunement.knowledge.practice.words import WordingRule

BETWEEN = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*|[-‑–])"
"""What stands between two words of a phrase: spaces, one line break, a hyphen; no other mark."""
LONGEST_GAP = 3


@dataclass(frozen=True)
class Hint:
    """`found` are the words from `start` up to `end` of the text, as they were written."""

    rule: WordingRule
    start: int
    end: int
    found: str


def hints(text: str, rules: Iterable[WordingRule]) -> tuple[Hint, ...]:
    """The hints on a text, in its order, no two on the same words: where rules overlap, the one
    that is about more words stands. What is quoted is left alone."""
    open_text = without_quotations(text).replace("’", "'")
    found = [
        Hint(rule, start, end, " ".join(text[start:end].split()))
        for rule in rules
        for start, end in _places(open_text, rule)
    ]
    found.sort(key=lambda hint: (hint.start - hint.end, hint.start, hint.rule.id))
    kept: list[Hint] = []
    for hint in found:
        if not any(_overlap((hint.start, hint.end), (k.start, k.end)) for k in kept):
            kept.append(hint)
    return tuple(sorted(kept, key=lambda hint: hint.start))


def _places(text: str, rule: WordingRule) -> Iterator[tuple[int, int]]:
    spared = list(_spans(text, rule.unless))
    for span in _spans(text, rule.matches):
        if not any(_overlap(span, other) for other in spared):
            yield span


def _spans(text: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        for match in _pattern(phrase).finditer(text):
            yield match.span()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """`fail|fails to` as a regular expression over whole words, in capitals or not."""
    parts: list[str] = []
    for element in phrase.split():
        if element == "...":
            parts.append(rf"(?:[\w']+{BETWEEN}){{0,{LONGEST_GAP}}}")
            continue
        words = "|".join(_word(word) for word in element.split("|"))
        parts.append(rf"(?:{words}){BETWEEN}")
    whole = "".join(parts).removesuffix(BETWEEN)
    return re.compile(rf"(?<![\w'])(?:{whole})(?![\w'])", re.IGNORECASE)


def _word(word: str) -> str:
    return rf"{re.escape(word[:-1])}[\w']*" if word.endswith("*") else re.escape(word)
