"""How to speak and write: principles of practice, and words to choose or to leave."""

from typing import Literal

from attunement.knowledge.record import Confidence, Record


class Principle(Record):
    """A rule of thumb that a source gives."""

    topic: Literal["engagement", "choosing", "stressors"]
    text: str
    order: int
    confidence: Confidence


class WordingRule(Record):
    """Advice to a writer, never a block. `term`: this word means only this. `prefer`: say this and
    not those. `flag`: these words have a kinder or plainer form."""

    rule: Literal["term", "prefer", "flag"]
    words: tuple[str, ...]
    instead_of: tuple[str, ...]
    why: str | None
    confidence: Confidence
