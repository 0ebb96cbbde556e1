"""What every record and every fact carries: who says so, how sure we are, and as of when."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _as_text(value: object) -> object:
    """A bare year is a number in YAML."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _checked(value: str) -> str:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        raise ValueError(f"{value} is not a year, a year-month or a year-month-day.")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{value} is not a day that exists.")
    return value


PartialDate = Annotated[str, BeforeValidator(_as_text), AfterValidator(_checked)]
"""A date as exact as its source gives it: "2016", "2016-07" or "2016-07-12". Sorts as text."""

SourceId = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9-]*$")]
RecordId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

Confidence = Literal["high", "medium", "low", "inferred"]
"""How far a fact may be relied on. Only `high` may decide anything; `inferred` is a reading of the
source and not a statement in it."""


class Frozen(BaseModel):
    """A value that cannot change, and that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceRef(Frozen):
    """Where in a source: the section or page, and the footnotes that it rests on."""

    source: SourceId
    section: str | None = None
    footnotes: tuple[int, ...] = ()


class Cited(Frozen):
    """Something that named sources say."""

    sources: tuple[SourceId, ...] = Field(min_length=1)
    confidence: Confidence = "high"

    @property
    def may_decide(self) -> bool:
        """Whether a computation may rest on it."""
        return self.confidence == "high"


class Fact(Cited):
    """A plain sentence with its sources."""

    text: str = Field(min_length=1)


class Quantity(Cited):
    """A whole number with its sources; its unit is the field's."""

    value: int


class Dated(Frozen):
    """What every record says about itself. `checked_by` is null until a named person has read the
    record against its sources."""

    id: str
    as_of: PartialDate | None
    checked_by: str | None
    next_review_on: date


class Record(Dated):
    """A record about the world: true as of a date, on named sources."""

    id: RecordId
    as_of: PartialDate
    sources: tuple[SourceRef, ...] = Field(min_length=1)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the record's sources, in its own order, each once."""
        return tuple(dict.fromkeys(ref.source for ref in self.sources))
