"""Until when a directory entry can be relied on, and what may not be put in writing. Pure."""

import datetime as dt
import re
from collections.abc import Iterable

STALE_AFTER = dt.timedelta(days=180)
"""Our own choice: funding is often for a year, and numbers change within it. No source says this
number; a wrong number costs a family the courage that the call took."""

SHORTEST = 6
"""Digits: fewer are a year or a house, and no telephone number."""


def stale(checked_on: dt.date, today: dt.date) -> bool:
    return today - checked_on > STALE_AFTER


def named(text: str, services: Iterable[tuple[str, str]]) -> bool:
    """Whether a text names one of these services, each a name and how to get in touch: by its name,
    or by a telephone number, an e-mail address or a page of its contact."""
    said = _letters(text)
    digits = re.sub(r"\D", "", text)
    for name, contact in services:
        words = _letters(name)
        if words and re.search(rf"\b{re.escape(words)}\b", said):
            return True
        if any(number in digits for number in _numbers(contact)):
            return True
        if any(address in text.lower() for address in _addresses(contact)):
            return True
    return False


def _letters(text: str) -> str:
    """Words alone, in small letters: "Safe-Home!" and "safe home" are one name."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _numbers(contact: str) -> Iterable[str]:
    found = (re.sub(r"\D", "", run) for run in re.findall(r"\d[\d ()-]{4,}\d", contact))
    return (number for number in found if len(number) >= SHORTEST)


def _addresses(contact: str) -> Iterable[str]:
    return re.findall(r"[\w.+-]+@[\w.-]+\w|(?:www\.|https?://)[\w./-]+\w", contact.lower())
