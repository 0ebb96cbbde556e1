"""Dates as exact as their source gives them, and lists, in words."""

import datetime as dt
from collections.abc import Iterable

from ....knowledge.record import PartialDate
from ...design.filters import day, listed


def partial_day(partial: PartialDate) -> str:
    """2016; July 2016; 12 July 2016."""
    year, *rest = (int(part) for part in partial.split("-"))
    if not rest:
        return str(year)
    held = dt.date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    return day(held) if len(rest) > 1 else f"{held:%B %Y}"


def sentence(words: str) -> str:
    """With a capital letter at its start."""
    return words[:1].upper() + words[1:]


def several(words: Iterable[str]) -> str:
    """One thing, another and a third, with a capital at the start."""
    return sentence(listed(words))
