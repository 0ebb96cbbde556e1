"""What a named person made of two findings that disagree. Nothing else settles anything."""

from datetime import date

from pydantic import Field

from attunement.knowledge.record import Dated, RecordId


class Resolution(Dated):
    """A verdict on one point of the contradiction register, by the ids of its two sides. Both
    sides stay on every page, with the verdict beside them."""

    id: RecordId
    between: tuple[str, str]
    verdict: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    decided_by: str = Field(min_length=1)
    decided_on: date
