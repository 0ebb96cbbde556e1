"""From text to the words that are compared: folded, split, and without plural endings."""

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

_WORD = re.compile(r"[a-z0-9]+")
_PASSED_OVER = frozenset(
    re.findall(
        r"\S+",
        """a an and any are at be by can do for from has have how i in is it me my need of on or
        our some someone something that the their them to we what which who with""",
    )
)
"""Words that say nothing about what is looked for."""


def words(text: str) -> tuple[str, ...]:
    """The text's words in order: lower case, no accents, no marks, and the plural `s` taken off."""
    return tuple(_singular(word) for word in _spelt(text))


def as_typed(text: str) -> Mapping[str, str]:
    """Each word of the text as it was typed, by the word that is compared."""
    return {_singular(word): word for word in _spelt(text)}


def _spelt(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        plain = "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))
    return _WORD.findall(plain.replace("'s", "").replace("'", ""))


def asked(text: str) -> tuple[str, ...]:
    """The words of a query that say something; all of them when none would be left."""
    every = words(text)
    return tuple(word for word in every if word not in _PASSED_OVER) or every


def _singular(word: str) -> str:
    """Harman's S stemmer (1991, How effective is suffixing?): the weakest that merges plurals."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") else word
