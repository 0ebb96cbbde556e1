"""What people type, and what they mean by it: one record an idea, so that each can be audited."""

from pydantic import Field

from attunement.knowledge.record import Dated, RecordId


class Synonym(Dated):
    """Any of `typed` also finds records that hold any of `means`. Lower case; phrases allowed. A
    list of this project's own, from no source."""

    id: RecordId
    typed: tuple[str, ...] = Field(min_length=1)
    means: tuple[str, ...] = Field(min_length=1)
    why: str
