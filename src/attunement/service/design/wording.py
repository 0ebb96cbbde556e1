"""Hints about the words in a form, shown under each field when somebody asks for them.

They are worked out from what was typed, shown once, and kept nowhere: nobody can ever count who was
hinted at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...guidance.wording import Hint, hints
from ...knowledge import library
from .filters import plural

CHECK = "_words"
"""The name of the buttons that check words and hide the hints; their values are below."""
SHOW, HIDE = "check", "hide"


@dataclass(frozen=True)
class Said:
    """One hint in words."""

    found: str
    instead: str
    why: str


@dataclass(frozen=True)
class WordsChecked:
    """What came of checking a form: `notice` for the top of the page, hints by the field's name."""

    notice: str
    by_field: Mapping[str, tuple[Said, ...]]


def said(text: str) -> tuple[Said, ...]:
    """The hints on one text, each about other words: what is said twice is hinted at once."""
    found = hints(text, library().wording.values())
    return tuple({(hint.rule.id, hint.found.casefold()): _said(hint) for hint in found}.values())


def _said(hint: Hint) -> Said:
    rule = hint.rule
    source = library().sources[rule.sources[0].source]
    if rule.confidence == "inferred":
        # Our own list, in the spirit of a source: to say that the source says it would be untrue.
        why = f"From this product’s own list of words, after {source.called}."
    else:
        why = f"{rule.why} Source: {source.called}."
    return Said(hint.found, "; or ".join(rule.words), why)


def words_checked(texts: Sequence[tuple[str, str]]) -> WordsChecked:
    """Check texts, each given with the name of its field."""
    by_field = {name: found for name, text in texts if (found := said(text))}
    many = sum(len(found) for found in by_field.values())
    if not many:
        return WordsChecked("No hints about the words. Nothing is sent or saved yet.", {})
    return WordsChecked(
        f"{plural(many, 'hint')} about words below, under what you wrote. Change what you agree "
        "with and leave the rest. Nothing is sent or saved yet.",
        by_field,
    )
