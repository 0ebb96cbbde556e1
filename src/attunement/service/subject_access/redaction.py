"""Other people taken out of a text by rule: names, and what reaches or numbers them. Pure.

The rule finds what is written as it is on record, and phone numbers, addresses of email and post
codes of whatever shape. It does not understand: "her sister" stays. So a person reads every text
after it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..people.addresses import POSTCODE

SOMEBODY = "[another person]"
CONTACT = "[contact removed]"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NUMBER = re.compile(r"(?<!\w)\+?\d(?:[ -]?\d){8,14}(?!\w)")
"""Nine to fifteen digits: a phone number in any grouping, or an NHS number. A date is shorter."""


@dataclass(frozen=True)
class Third:
    """Somebody else: their names, and what else would tell who or where they are."""

    names: frozenset[str]
    other: frozenset[str] = frozenset()


def redacted(text: str, thirds: Iterable[Third], keep: Collection[str] = ()) -> str:
    """The text without other people. `keep` are contacts of the one whose copy it is."""
    found = list(thirds)
    for words in _longest({each for third in found for each in third.other}):
        text = _replace(text, words, CONTACT)
    for pattern in (EMAIL, NUMBER, POSTCODE):
        text = pattern.sub(lambda match: _unless_kept(match[0], keep), text)
    for words in _longest({each for third in found for each in third.names}):
        text = _replace(text, words, SOMEBODY)
    return re.sub(rf"{re.escape(SOMEBODY)}(?:\s+{re.escape(SOMEBODY)})+", SOMEBODY, text)


def _unless_kept(found: str, keep: Collection[str]) -> str:
    def plain(words: str) -> str:
        return "".join(each for each in words.casefold() if each.isalnum())

    return found if plain(found) in {plain(each) for each in keep} else CONTACT


def _longest(words: Collection[str]) -> list[str]:
    """The longest first: "Ben Lund" before "Ben". One letter is no name to look for."""
    return sorted((each.strip() for each in words if len(each.strip()) > 1), key=len, reverse=True)


def _replace(text: str, words: str, mark: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return re.sub(rf"(?<!\w){pattern}(?!\w)", mark, text, flags=re.IGNORECASE)
