"""A claim: what one source says a programme does, for whom, and how far.

Claims that disagree stand side by side; nothing here settles them.
"""

from pydantic import Field

from attunement.knowledge.effects import Estimate
from attunement.knowledge.record import Confidence, Fact, Frozen, ProgrammeId, Record, ReviewId
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


class Conditions(Frozen):
    """Who the claim is about, beyond the risk band. Empty or null means the source sets none."""

    mood: tuple[Mood, ...]
    relationship_concern_observed: bool | None
    circumstances: tuple[Circumstance, ...]


class Claim(Record):
    """`risk_bands` empty is unknown: the source does not say. All three is "any"."""

    subject: ProgrammeId
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
    review: ReviewId | None
    limits: tuple[Fact, ...]
    confidence: Confidence
