"""Which words are words: what is one already is not taken for a slip of the key."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from attunement.knowledge.search.text import COMMON, PASSED_OVER, words

ENDINGS = ("d", "ed", "er", "est", "ing", "ion", "ive", "ly", "ment", "ness", "y", "ful", "less")
"""What English adds to a word; the ending alone tells two words of one root apart here."""


class English:
    """The everyday words, and `also` those of the records, in every common ending."""

    def __init__(self, also: Iterable[str] = ()) -> None:
        self._words = everyday() | COMMON | PASSED_OVER | frozenset(also)

    def knows(self, word: str) -> bool:
        """Whether it is a word, as typed or with a common ending."""
        return any(root in self._words for root in roots(word))


def roots(word: str) -> Iterator[str]:
    """The word, and what may be left when a common ending is taken off: cried, cry; scared, scare;
    rubbing, rub. A root has three letters at least."""
    yield word
    for ending in ENDINGS:
        root = word.removesuffix(ending)
        if root == word or len(root) < 3:
            continue
        yield from (root, f"{root}e")
        if root[-1] == root[-2]:
            yield root[:-1]
        if root.endswith("i"):
            yield f"{root[:-1]}y"


def ends_as(word: str, root: str) -> bool:
    """Whether the word is the root with a common ending and nothing more."""
    return word.startswith(root) and word[len(root) :] in ENDINGS


@cache
def everyday() -> frozenset[str]:
    """The everyday words of everyday.txt."""
    text = files(__package__).joinpath("everyday.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(words(" ".join(lines)))
