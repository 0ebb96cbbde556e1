"""What a measure's record says about how much change is more than measurement error."""

from math import sqrt
from typing import Annotated, Literal

from pydantic import Field

from attunement.knowledge.record import Frozen
from attunement.measures.scales import Established


class PublishedThreshold(Established):
    """A least reliable difference as its publisher states it, in points of the total."""

    how: Literal["published"]
    threshold: float = Field(gt=0)
    basis: str = Field(min_length=1)


class Spread(Frozen):
    """The spread of a sample in points of the scale, and a coefficient of reliability, 0 to 1."""

    sd: float = Field(gt=0)
    reliability: float = Field(ge=0, lt=1)

    @property
    def standard_error(self) -> float:
        """Of one measurement, in points: SD * sqrt(1 - r)."""
        return self.sd * sqrt(1 - self.reliability)

    @property
    def difference_error(self) -> float:
        """Of the difference of two measurements, in points: SE * sqrt(2)."""
        return self.standard_error * sqrt(2)

    @property
    def threshold(self) -> float:
        """The least reliable difference: 1.96 * SD * sqrt(2) * sqrt(1 - r).

        Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
        """
        return 1.96 * self.difference_error

    def index(self, difference: float) -> float:
        """The reliable change index: a difference in units of its own standard error."""
        return difference / self.difference_error

    def worked_out_for(self, sample: str) -> str:
        """Where the threshold comes from, for the page."""
        return (
            f"Jacobson and Truax (1991), from the standard deviation {self.sd:g} and "
            f"reliability {self.reliability:g} of {sample}"
        )


class SpreadAndReliability(Spread, Established):
    """The spread of a named sample and the reliability of the measure in it.

    `sd` is in points of the total; `reliability` is a coefficient from 0 to 1.
    """

    how: Literal["computed"]
    sample: str = Field(min_length=1)

    @property
    def basis(self) -> str:
        """Where the threshold comes from, for the page."""
        return self.worked_out_for(self.sample)


class OwnSpread(Spread):
    """What a team read in its own manual; `source` names the sample, the edition and the page."""

    source: str = Field(min_length=1)
    sources: tuple[str, ...] = ()
    unchecked: bool = False

    @property
    def basis(self) -> str:
        """Where the threshold comes from, for the page."""
        return self.worked_out_for(self.source)


class LevelsMoved(Frozen):
    """Change is counted in levels; there is no threshold for an ordinal judgement."""

    how: Literal["levels"]


class NotKnown(Frozen):
    """No threshold that we may use, and why, in words for the page."""

    how: Literal["not-known"]
    because: str = Field(min_length=1)


ChangeParameters = Annotated[
    PublishedThreshold | SpreadAndReliability | LevelsMoved | NotKnown, Field(discriminator="how")
]
