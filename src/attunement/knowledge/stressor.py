"""The own-words list of strains on a family, and of what protects it.

Counted by category, never weighted, never a cut-off: a strain is about a population and predicts
nothing about one family.
"""

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import model_validator

from attunement.knowledge.record import Confidence, Record

Category = Literal["infant-vulnerability", "parent-history", "interaction", "social", "protective"]


class Stressor(Record):
    """One item. `text` is for practitioners; `gentler` says the same to parents and referrers.
    `asked_in_writing`: on forms and paper for families; the others belong in a conversation.
    `prompt` tells a referrer how something that is seldom said may come to light; None where
    nothing hides it. `sensitive` items stay off shared screens and off records that the other
    parent can see; a `safeguarding` item opens the safeguarding step when it is ticked."""

    category: Category
    category_name: str
    text: str
    gentler: str
    asked_in_writing: bool
    prompt: str | None
    order: int
    sensitive: bool
    safeguarding: bool
    confidence: Confidence

    @model_validator(mode="after")
    def _never_on_paper(self) -> Self:
        if self.asked_in_writing and (self.sensitive or self.safeguarding):
            raise ValueError("A sensitive or safeguarding item is not asked in writing.")
        return self

    @property
    def protective(self) -> bool:
        """A strength, and not a strain."""
        return self.category == "protective"


def in_order(items: Iterable[Stressor]) -> tuple[Stressor, ...]:
    """As the list is read: by `order`, which keeps each category together."""
    return tuple(sorted(items, key=lambda item: item.order))
