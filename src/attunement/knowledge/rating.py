"""Ratings by clearing-houses. Each answers its own question in its own scale: there is no sum."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from attunement.knowledge.record import Cited, Fact, PartialDate, ScaleId, last_day


class Scheme(StrEnum):
    """Which register a rating stands in."""

    EIF = "eif"
    CEBC = "cebc"
    TITLE_IV_E = "title-iv-e"
    NJI = "nji"
    BLUEPRINTS = "blueprints"
    HOMVEE = "homvee"
    NICE = "nice"
    WHAT_WORKS_IRELAND = "what-works-ireland"


EIF_LEVELS = ("NE", "NL2", "2", "2+", "3", "3+", "4", "4+")
"""The EIF Guidebook's strength of evidence, weakest first: how sure one can be that the programme
caused a benefit for a child, not how large it was. NE is "tested, no benefit" and never "harmful".
Source: guidebook.eif.org.uk/eif-evidence-standards; for the plus levels, the page on the new
Guidebook of March 2017."""

STALE_AFTER_YEARS = 5


class RatedAges(Cited):
    """The child's age in the evaluation that was rated, in months."""

    min_months: int
    max_months: int


class Rating(Cited):
    """One rating of one version, for as long as it stood. `scope` says of which version, age band
    and setting; None where no source says so.

    `assessor` gave it; `standard` is the scale that it was given in, null when we hold no record
    of that scale. `as_of` is when a source last said it, `valid_from` when it was given and
    `valid_to` when it was withdrawn; each is null when unknown, and a null `valid_to` means that
    we know of no end.
    """

    scheme: Scheme
    assessor: str = Field(min_length=1)
    standard: ScaleId | None
    value: str = Field(min_length=1)
    as_of: PartialDate | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    scope: Fact | None
    ages: RatedAges | None

    @model_validator(mode="after")
    def _known_level(self) -> "Rating":
        if self.scheme is Scheme.EIF and self.value not in EIF_LEVELS:
            raise ValueError(f"{self.value} is not an EIF level ({', '.join(EIF_LEVELS)}).")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(f"It ends ({self.valid_to}) before it begins ({self.valid_from}).")
        return self

    def ended_by(self, on: date) -> bool:
        """Whether it had been withdrawn by that day."""
        return self.valid_to is not None and last_day(self.valid_to) < on

    def stale_on(self, on: date) -> bool | None:
        """Whether it was given more than five years before that day; None when nobody says when."""
        given = self.valid_from or self.as_of
        if given is None:
            return None
        day = last_day(given)
        return (on.year - STALE_AFTER_YEARS, on.month, on.day) > (day.year, day.month, day.day)


class CostRating(Cited):
    """The EIF's cost rating, 1 (low) to 5 (high): relative, and not a price."""

    rating: int = Field(ge=1, le=5)
    reason: str | None
