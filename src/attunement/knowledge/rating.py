"""Ratings by clearing-houses. Each answers its own question in its own scale: there is no sum."""

from enum import StrEnum

from pydantic import Field, model_validator

from attunement.knowledge.record import Cited, Fact, PartialDate


class Scheme(StrEnum):
    """Who rates."""

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


class RatedAges(Cited):
    """The child's age in the evaluation that was rated, in months."""

    min_months: int
    max_months: int


class Rating(Cited):
    """One rating of one version. `scope` says of which version, age band and setting; None where
    no source says so. `as_of` is null when unknown."""

    scheme: Scheme
    value: str = Field(min_length=1)
    as_of: PartialDate | None
    scope: Fact | None
    ages: RatedAges | None

    @model_validator(mode="after")
    def _known_level(self) -> "Rating":
        if self.scheme is Scheme.EIF and self.value not in EIF_LEVELS:
            raise ValueError(f"{self.value} is not an EIF level ({', '.join(EIF_LEVELS)}).")
        return self


class CostRating(Cited):
    """The EIF's cost rating, 1 (low) to 5 (high): relative, and not a price."""

    rating: int = Field(ge=1, le=5)
    reason: str | None
