"""What is computed from the items: subscales, a total, bands, cut-offs, levels, classes."""

from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from attunement.knowledge.record import Cited, Frozen, RecordId

Order = Literal["higher-better", "higher-worse"]
Direction = Literal["higher-better", "higher-worse", "u-shaped"]
"""Which way is better. `u-shaped`: both ends are worse, so no difference points anywhere."""


class Established(Cited):
    """A sourced fact that a computation rests on; anything held with less than high confidence
    must stay out of the record (the fact base's own rule)."""

    @model_validator(mode="after")
    def _may_decide(self) -> Self:
        weak = {"GK-medium", "GK-low"} & set(self.sources)
        if weak or not self.may_decide:
            raise ValueError("A fact below high confidence may not be computed with; leave it out.")
        return self

    @property
    def unchecked(self) -> bool:
        """Recalled and not yet checked against the publisher; the page must say so."""
        return any(source.startswith("GK-") for source in self.sources)


class Band(Established):
    """A published range of a score, ends included, with the publisher's name for it. One that
    `applies_to` a programme is for the mean of many families, and is never said of one."""

    name: str = Field(min_length=1)
    min: float
    max: float
    meaning: str | None = None
    applies_to: Literal["family", "programme"] = "family"


class CutOff(Established):
    """A published score to act on: `at_or_above` it or `below` it, one of the two. `name` says
    what it is for, `do` what its publisher asks for when it is reached."""

    name: str = Field(min_length=1)
    at_or_above: float | None = None
    below: float | None = None
    do: str | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if (self.at_or_above is None) == (self.below is None):
            raise ValueError("A cut-off is either at or above a score, or below one.")
        return self

    @property
    def in_words(self) -> str:
        """The side that it is about: "10 or more", "less than 25"."""
        if self.at_or_above is not None:
            return f"{self.at_or_above:g} or more"
        return f"less than {self.below:g}"

    def reached(self, value: float) -> bool:
        """Whether a score is on the side that the cut-off is about."""
        if self.at_or_above is not None:
            return value >= self.at_or_above
        return self.below is not None and value < self.below


class Reliability(Established):
    """How far the measure agrees with itself, as a coefficient from 0 to 1. `to` is the other end
    where the source gives a range; `sample` is null where the source names none."""

    how: Literal["alpha", "split-half", "retest", "retest-icc", "raters-icc"]
    value: float = Field(ge=0, le=1)
    to: float | None = Field(default=None, ge=0, le=1)
    sample: str | None = None


class Scale(Frozen):
    """A number made from items by one rule.

    `range` is the least and greatest value, null at the top where it is not known. `direction` is
    null where no source says which way is better. `decimals`: a band is looked up on the value
    rounded to so many places, as its publisher prints the bands.
    """

    items: tuple[RecordId, ...] = Field(min_length=1)
    method: Literal["sum", "mean"]
    range: tuple[float, float | None]
    direction: Direction | None
    bands: tuple[Band, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()
    decimals: int = 0

    @field_validator("bands")
    @classmethod
    def _in_order(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        for lower, upper in pairwise(bands):
            if lower.max >= upper.min:
                raise ValueError(f"The bands {lower.name} and {upper.name} overlap.")
        return bands

    @property
    def family_bands(self) -> tuple[Band, ...]:
        """The bands that may be said of one family's score."""
        return tuple(band for band in self.bands if band.applies_to == "family")

    def band(self, value: float) -> Band | None:
        """The band that one family's value falls in, or None where the publisher gives none."""
        rounded = round(value, self.decimals)
        return next((band for band in self.family_bands if band.min <= rounded <= band.max), None)


class Subscale(Scale):
    """A scale beside or instead of the total."""

    id: RecordId
    name: str = Field(min_length=1)


class Levels(Established):
    """An item whose options are ordered levels, not numbers to add."""

    item: RecordId
    direction: Order


class Categories(Established):
    """An item whose options are classes without an order: they are counted, and nothing else."""

    item: RecordId
