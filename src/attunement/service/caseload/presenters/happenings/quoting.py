"""Quoting what people wrote."""

LONGEST = 240
"""Characters of a note that the timeline quotes; the whole of it is on its own page."""


def quoted(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
