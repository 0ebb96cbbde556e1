"""GRADE: how certain one pooled outcome is, from judgements that each carry a reason.

Source: Guyatt and others (2011), GRADE guidelines 1, Journal of Clinical Epidemiology 64:383-394,
and those that follow it; recalled, not yet checked against the publisher.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Literal

from attunement.synthesis.errors import WrongColumns


class Certainty(IntEnum):
    """The four levels. They are ordered and no more: there is no mean of two."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4


class Domain(StrEnum):
    """For what certainty is lowered."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"


class Raised(StrEnum):
    """For what the certainty of observational studies is raised."""

    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    CONFOUNDING_AGAINST = "confounding-against"


MOST_RAISED: Mapping[Raised, int] = MappingProxyType(
    {Raised.LARGE_EFFECT: 2, Raised.DOSE_RESPONSE: 1, Raised.CONFOUNDING_AGAINST: 1}
)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """By how many levels, and why. Raises `WrongColumns` without a reason, or beyond 0 to 2."""

    levels: int
    reason: str

    def __post_init__(self) -> None:
        if not 0 <= self.levels <= 2:
            raise WrongColumns(f"{self.levels} levels.", mend="Lower or raise by 0, 1 or 2.")
        if not self.reason.strip():
            raise WrongColumns("A judgement has no reason.", mend="Write why, also for none.")


@dataclass(frozen=True, kw_only=True)
class Grade:
    """One outcome. `lowered` holds all five domains, so that none is passed over in silence;
    `raised` only what was raised, and only for observational studies that nothing lowered."""

    outcome: str
    design: Literal["randomised", "observational"]
    judged_by: str
    lowered: Mapping[Domain, Judgement]
    raised: Mapping[Raised, Judgement]

    def __post_init__(self) -> None:
        missing = sorted(domain.value for domain in Domain if domain not in self.lowered)
        if missing:
            raise WrongColumns(
                f"No judgement on {', '.join(missing)}.",
                where=self.outcome,
                mend="Judge all five, with 0 levels where there is no concern.",
            )
        if any(one.levels for one in self.raised.values()):
            if self.design == "randomised" or any(one.levels for one in self.lowered.values()):
                raise WrongColumns(
                    "Certainty was raised.",
                    where=self.outcome,
                    mend="Raise it only for observational studies that nothing lowered.",
                )
            for what, judgement in self.raised.items():
                if judgement.levels > MOST_RAISED[what]:
                    raise WrongColumns(
                        f"{what.value} was raised by {judgement.levels}.",
                        where=self.outcome,
                        mend=f"Raise it by at most {MOST_RAISED[what]}.",
                    )
        object.__setattr__(self, "lowered", MappingProxyType(dict(self.lowered)))
        object.__setattr__(self, "raised", MappingProxyType(dict(self.raised)))

    @property
    def certainty(self) -> Certainty:
        """From high for randomised trials and low for others, down and up, within the four."""
        start = Certainty.HIGH if self.design == "randomised" else Certainty.LOW
        moved = sum(one.levels for one in self.raised.values())
        moved -= sum(one.levels for one in self.lowered.values())
        return Certainty(min(max(start + moved, Certainty.VERY_LOW), Certainty.HIGH))
