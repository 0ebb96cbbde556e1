"""The own-words list of strains on a family, and of what protects it.

Counted by category, never weighted, never a cut-off: a strain is about a population and predicts
nothing about one family.
"""

from typing import Literal

from attunement.knowledge.record import Confidence, Record

Category = Literal["infant-vulnerability", "parent-history", "interaction", "social", "protective"]


class Stressor(Record):
    """One item. `sensitive` items stay off shared screens and off records that the other parent can
    see; a `safeguarding` item opens the safeguarding step when it is ticked."""

    category: Category
    category_name: str
    text: str
    order: int
    sensitive: bool
    safeguarding: bool
    confidence: Confidence

    @property
    def protective(self) -> bool:
        """A strength, and not a strain."""
        return self.category == "protective"
