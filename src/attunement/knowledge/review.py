"""A review of studies: what was pooled, for whom, and what came out."""

from typing import Literal

from pydantic import Field

from attunement.knowledge.effects import Effect
from attunement.knowledge.moderator import Moderator
from attunement.knowledge.record import Cited, Fact, ProgrammeId, Record, ReviewId, StudyId

Design = Literal[
    "meta-analysis",
    "systematic-review",
    "review-of-reviews",
    "rapid-review",
    "realist-evaluation",
    "narrative-review",
    "expert-report",
    "evidence-scan",
    "survey-plus-review",
]
Role = Literal["named-in-seed", "cited-in-seed-footnote", "later-update"]
"""How it came to be here; a later update stands beside what the seeds say and not over it."""


class Count(Cited):
    """How many of something were pooled; `at_least` where the source says "more than"."""

    number: int = Field(ge=0)
    unit: str
    at_least: bool = False


class Review(Record):
    """`counts` that disagree stand side by side. `studies` is null while the list of what it pooled
    is not known; only then can overlap with another review not be worked out. `reviews` are the
    reviews that a review of reviews brings together, in its own order."""

    citation: str
    doi: str | None
    design: Design
    role: Role
    topic: str
    population: str | None
    counts: tuple[Count, ...]
    interventions: tuple[ProgrammeId, ...]
    effects: tuple[Effect, ...]
    moderators: tuple[Moderator, ...]
    conclusions: tuple[Fact, ...]
    limits: tuple[Fact, ...]
    discrepancies: tuple[Fact, ...]
    notes: tuple[Fact, ...] = ()
    reviews: tuple[ReviewId, ...] = ()
    studies: tuple[StudyId, ...] | None
