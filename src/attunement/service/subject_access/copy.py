"""A copy of what is held: rows, their values and the passages that somebody has to read. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..sections.rules import Section

WITHHELD = "[Withheld: what somebody else said or answered]"
LEFT_OUT = "[Left out]"
WHOLE = ""
"""The field of a passage that is the whole of a sealed row, dates and choices too."""


@dataclass(frozen=True)
class Key:
    """One passage as it reads now: other words are another passage."""

    table: str
    row: int
    field: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Passage:
    """`words` are as the copy would give them: other people are out of them by rule. `own`: they
    are the person's own words, or about nobody else by the look of it."""

    key: Key
    title: str
    section: Section
    words: str
    own: bool


@dataclass(frozen=True)
class Value:
    """One field in words; with a `passage` it waits for somebody's judgement."""

    label: str
    words: str
    passage: Passage | None = None


@dataclass(frozen=True)
class Row:
    table: str
    title: str
    section: Section
    values: tuple[Value, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(each.passage for each in self.values if each.passage)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


WORKINGS = frozenset(
    {"sources", "confidence", "known_from", "applies_to", "kind", "meaning"}
    | {"measure", "version", "min", "max"}
)
"""Parts of a kept score that say how it was worked out, and nothing about anybody; and which
measure it is of, which stands beside it with its name."""


def in_words(value: Any) -> str:
    """What is kept in a structured field, on one line; what is empty is not told."""
    if isinstance(value, dict):
        lines = ((key, in_words(each)) for key, each in value.items() if key not in WORKINGS)
        return "; ".join(f"{key}: {words}" for key, words in lines if words)
    if isinstance(value, list):
        return ", ".join(words for each in value if (words := in_words(each)))
    return "" if value is None else str(value)


type Given = Mapping[Key, bool]
"""What was judged: whether each passage is in the copy."""


def open_passages(rows: Sequence[Row], judged: Given) -> list[Passage]:
    return [each for row in rows for each in row.passages if each.key not in judged]


def sections_given(rows: Sequence[Row], judged: Given) -> frozenset[Section]:
    """The sections of which something is in the copy: whoever opens it has to be let read them."""
    return frozenset(each.section for row in rows for each in row.passages if judged.get(each.key))


def told(rows: Sequence[Row], judged: Given) -> list[dict[str, Any]]:
    """What is given, table by table. A sealed row stands whole or not at all: that there is one is
    itself sealed. What nobody has judged is not given."""
    tables: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if fields := _fields(row, judged):
            tables.setdefault(row.title, []).append(fields)
    return [{"title": title, "rows": found} for title, found in tables.items()]


def _fields(row: Row, judged: Given) -> dict[str, str]:
    if row.section != Section.RECORD:
        return {
            each.label: each.words
            for each in row.values
            if each.passage and judged.get(each.passage.key)
        }
    return {
        each.label: (
            each.words if each.passage is None or judged.get(each.passage.key) else LEFT_OUT
        )
        for each in row.values
    }
