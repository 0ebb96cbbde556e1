"""A claim: what one source says a programme does, for whom, and how far.

Claims that disagree stand side by side; nothing here settles them.
"""

from pydantic import Field, model_validator

from attunement.knowledge.record import Cited, Confidence, Fact, Frozen, Record, RecordId
from attunement.knowledge.vocabulary import (
    Attender,
    Circumstance,
    Comparator,
    Direction,
    Mood,
    OutcomeDomain,
    RiskBand,
    Target,
)


class Estimate(Cited):
    """An effect in the source's own metric. Metrics are never put on one axis."""

    metric: str
    value: float
    interval: tuple[float, float] | None
    certainty: str | None

    @model_validator(mode="after")
    def _inside(self) -> "Estimate":
        if self.interval and not self.interval[0] <= self.value <= self.interval[1]:
            raise ValueError(f"{self.value} is outside its interval {self.interval}.")
        return self


class Conditions(Frozen):
    """Who the claim is about, beyond the risk band. Empty or null means the source sets none."""

    mood: tuple[Mood, ...]
    relationship_concern_observed: bool | None
    circumstances: tuple[Circumstance, ...]


class Claim(Record):
    """`risk_bands` empty is unknown: the source does not say. All three is "any"."""

    subject: RecordId
    outcome: str
    domain: OutcomeDomain
    targets: tuple[Target, ...] = Field(min_length=1)
    population: str
    attenders: tuple[Attender, ...]
    risk_bands: tuple[RiskBand, ...]
    conditions: Conditions
    comparator: Comparator
    direction: Direction
    finding: str
    estimate: Estimate | None
    locator: str | None
    review: RecordId | None
    limits: tuple[Fact, ...]
    confidence: Confidence
