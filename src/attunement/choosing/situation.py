"""What is known of a family, and what the team can give now.

Everything may be unknown, and unknown is never read as "no" or as "any".
"""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen
from attunement.knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target, Worded


class WillingFormat(Worded):
    """A way of working that the family has said they would be willing to try."""

    INDIVIDUAL = "individual", "on their own with a practitioner"
    GROUP = "group", "in a group"
    VIDEO = "video", "being filmed"
    OWN_THERAPY = "own-therapy", "therapy of their own"
    HOME = "home", "at home"


class Situation(Frozen):
    """One relationship as it has been recorded. None, and an empty `needs`, are unknown.

    `age_days` is the baby's age, negative before birth and then counted to the due date.
    `circumstances` are those known to hold, `circumstances_absent` those known not to; any other
    is unknown. Raises `ValueError` for a need that is not a family's, or one thing said both ways.
    """

    age_days: int | None = None
    needs: frozenset[Target] = frozenset()
    risk_band: RiskBand | None = None
    mood: Mood | None = None
    relationship_concern_observed: bool | None = None
    willing: frozenset[Attender] | None = None
    willing_formats: frozenset[WillingFormat] | None = None
    circumstances: frozenset[Circumstance] = frozenset()
    circumstances_absent: frozenset[Circumstance] = frozenset()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        both = sorted(self.circumstances & self.circumstances_absent)
        if both:
            raise ValueError(f"Said to hold and not to hold: {', '.join(both)}. Keep one.")
        foreign = sorted(need for need in self.needs if not need.of_a_family)
        if foreign:
            raise ValueError(f"Not a family's need: {', '.join(foreign)}. Take it out.")
        return self

    def holds(self, circumstance: Circumstance) -> bool | None:
        """Whether a circumstance holds; None when it is not known. Whether a baby is expected
        follows from its age."""
        if circumstance is Circumstance.EXPECTING and self.age_days is not None:
            return self.age_days < 0
        if circumstance in self.circumstances:
            return True
        return False if circumstance in self.circumstances_absent else None


class Offer(Frozen):
    """One thing that the team can give now. `places_left` None is not known (or not counted);
    `next_start` None is at any time."""

    programme: str
    practitioners: tuple[str, ...] = ()
    places_left: int | None = Field(default=None, ge=0)
    next_start: date | None = None
