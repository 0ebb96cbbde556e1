"""Sentences and lists in words."""

from collections.abc import Iterable

from ...design.filters import listed


def sentence(words: str) -> str:
    """With a capital letter at its start."""
    return words[:1].upper() + words[1:]


def several(words: Iterable[str]) -> str:
    """One thing, another and a third, with a capital at the start."""
    return sentence(listed(words))
