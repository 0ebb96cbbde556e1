"""A source: who said it, where, and how much of it was read."""

from typing import Literal

from pydantic import Field

from attunement.knowledge.record import Confidence, Dated, PartialDate, SourceId

Tier = Literal["seed", "web-excerpt", "repo", "general-knowledge"]
"""How it was read: a seed in full; the opening of a public page; a repository file in full; or not
looked up at all, so that it must be checked with the publisher before anyone relies on it."""


class Source(Dated):
    """One entry of the source registry. `as_of` is null when the source bears no date we saw."""

    id: SourceId
    tier: Tier
    title: str | None = None
    url: str | None = None
    doi: str | None = None
    repository: str | None = None
    commit: str | None = None
    used_for: str | None = None
    note: str | None = None
    review_due: PartialDate | None = None
    confidence: Confidence = Field(default="high")

    @property
    def unchecked(self) -> bool:
        """Recalled and not looked up: a fact that rests on it wears that on the page."""
        return self.tier == "general-knowledge"
