"""What every record and every fact carries: who says so, how sure we are, and as of when."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

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


_AS_WRITTEN = WithJsonSchema({"type": ["string", "integer"], "description": "2016, 2016-07, ..."})
PartialDate = Annotated[str, BeforeValidator(_as_text), AfterValidator(_checked), _AS_WRITTEN]
"""A date as exact as its source gives it: "2016", "2016-07" or "2016-07-12". Sorts as text."""


def last_day(partial: PartialDate) -> date:
    """The last day that the date may mean: 2016-02 is no later than 29 February 2016."""
    year, month, day = (int(part) for part in (*partial.split("-"), "0", "0")[:3])
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


@dataclass(frozen=True)
class Names:
    """Says of a field's type that its value is the id of a record of this kind."""

    kind: str


_ID = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
SOURCE_ID = Field(pattern=r"^[A-Z][A-Za-z0-9-]*$")
SourceId = Annotated[str, SOURCE_ID, Names("sources")]
RecordId = Annotated[str, _ID]
ProgrammeId = Annotated[str, _ID, Names("programmes")]
ReviewId = Annotated[str, _ID, Names("reviews")]
StudyId = Annotated[str, _ID, Names("studies")]
ClaimId = Annotated[str, _ID, Names("claims")]
ScaleId = Annotated[str, _ID, Names("rating-scales")]
DocumentId = Annotated[str, _ID, Names("guidance-documents")]
ContactId = Annotated[str, _ID, Names("contacts")]
ToolId = Annotated[str, _ID, Names("tools")]

Confidence = Literal["high", "medium", "low", "inferred"]
"""How far a fact may be relied on. Only `high` may decide anything; `inferred` is a reading of the
source and not a statement in it: it may leave a question open, and never close one."""


class Frozen(BaseModel):
    """A value that cannot change, and that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceRef(Frozen):
    """Where in a source: the section or page, and the footnotes that it rests on."""

    source: SourceId
    section: str | None = None
    footnotes: tuple[int, ...] = ()


class Cited(Frozen):
    """Something that named sources say. `known_from` is given only where that was later than the
    earliest of its sources: a remark made with hindsight on an old source."""

    sources: tuple[SourceId, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    known_from: PartialDate | None = None

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
    """What every record says about itself. `as_of` is when it was true, as exact as its source
    gives it. `checked_by` is null until a named person has read the record against its sources.
    Past `next_review_on` every page that shows the record says so."""

    id: str
    as_of: PartialDate | None
    checked_by: str | None
    next_review_on: date

    def overdue_for_review(self, on: date) -> bool:
        """Whether its review date has passed, so that the page must say so."""
        return self.next_review_on < on


class Record(Dated):
    """A record about the world: true as of a date, on named sources. `sources` says where in each
    it stands."""

    id: RecordId
    as_of: PartialDate
    sources: tuple[SourceRef, ...] = Field(min_length=1)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the record's sources, in its own order, each once."""
        return tuple(dict.fromkeys(ref.source for ref in self.sources))
