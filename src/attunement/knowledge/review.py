"""A review of studies, as a claim cites it."""

from typing import Literal

from attunement.knowledge.record import Fact, Record, RecordId

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


class Review(Record):
    """What was pooled, for whom, and the limits that its authors or readers name."""

    citation: str
    doi: str | None
    design: Design
    topic: str
    population: str | None
    interventions: tuple[RecordId, ...]
    conclusions: tuple[Fact, ...]
    limits: tuple[Fact, ...]
    discrepancies: tuple[Fact, ...]
