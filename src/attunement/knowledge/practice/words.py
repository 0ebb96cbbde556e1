"""How to speak and write: principles of practice, and words to choose or to leave."""

import re
from typing import Annotated, Literal

from pydantic import Field

from attunement.knowledge.record import Confidence, Record

_WORD = r"[a-z0-9']+\*?"
_ELEMENT = rf"(\.\.\.|{_WORD}(\|{_WORD})*)"
PHRASE = re.compile(rf"^{_ELEMENT}( {_ELEMENT})*$")
"""How a rule says which words it is about: `fail|fails to` is either verb before "to"; `engag*` is
any word that begins so; `...` stands for no word or up to three."""

Phrase = Annotated[str, Field(pattern=PHRASE.pattern)]


class Principle(Record):
    """A rule of thumb that a source gives."""

    topic: Literal["engagement", "choosing", "stressors"]
    text: str
    order: int
    confidence: Confidence


class WordingRule(Record):
    """Advice to a writer, never a block. `term`: this word means only this. `prefer`: say this and
    not those. `flag`: these words have a kinder or plainer form.

    `matches` finds the words in a text, in all their forms; where a phrase of `unless` overlaps,
    the same words mean something else and are left alone.
    """

    rule: Literal["term", "prefer", "flag"]
    words: tuple[str, ...]
    instead_of: tuple[str, ...]
    matches: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()
    why: str | None
    confidence: Confidence
