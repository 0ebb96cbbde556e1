"""AMSTAR 2: how far the results of a systematic review may be trusted.

Source: Shea and others (2017), AMSTAR 2: a critical appraisal tool for systematic reviews, BMJ
358:j4008; the topics are in our words; recalled, not yet checked against the publisher.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from attunement.synthesis.errors import WrongColumns

TOPICS: Mapping[int, str] = MappingProxyType(
    {
        1: "the question names population, intervention, comparison and outcome",
        2: "methods were fixed beforehand, and departures explained",
        3: "why these designs were included",
        4: "the search was comprehensive",
        5: "two people selected the studies",
        6: "two people extracted the data",
        7: "excluded studies are listed with reasons",
        8: "included studies are described in enough detail",
        9: "risk of bias in each study was judged well",
        10: "who paid for each study is reported",
        11: "results were combined by fitting methods",
        12: "what risk of bias does to the pooled result was looked at",
        13: "risk of bias is weighed in the discussion",
        14: "differences between studies are explained",
        15: "publication bias was looked for and discussed",
        16: "the review's own conflicts of interest are reported",
    }
)
CRITICAL = frozenset({2, 4, 7, 9, 11, 13, 15})
WITHOUT_POOLING = frozenset({11, 12, 15})
"""The items that are not asked of a review that pooled nothing."""


class Answer(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_POOLED = "not-pooled"


class Confidence(StrEnum):
    """The overall rating. It is not a score: items are never added up."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    CRITICALLY_LOW = "critically-low"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item as judged, and why."""

    answer: Answer
    reason: str


@dataclass(frozen=True, kw_only=True)
class Amstar2:
    """All sixteen items of one review, by number, and who judged them.

    Raises `WrongColumns` where an item is missing, has no reason, or says that nothing was pooled
    where the item does not ask about pooling.
    """

    review: str
    judged_by: str
    items: Mapping[int, Item]

    def __post_init__(self) -> None:
        missing = sorted(TOPICS.keys() ^ self.items.keys())
        if missing:
            raise WrongColumns(
                f"Items {missing} are missing or unknown.", where=self.review, mend="Give 1 to 16."
            )
        for number, item in self.items.items():
            if not item.reason.strip():
                raise WrongColumns(
                    f"Item {number} has no reason.", where=self.review, mend="Write why."
                )
            if item.answer is Answer.NOT_POOLED and number not in WITHOUT_POOLING:
                raise WrongColumns(
                    f"Item {number} does not depend on pooling.",
                    where=self.review,
                    mend="Answer yes, partly or no.",
                )
        object.__setattr__(self, "items", MappingProxyType(dict(sorted(self.items.items()))))

    @property
    def critical_flaws(self) -> tuple[int, ...]:
        return tuple(
            number
            for number, item in self.items.items()
            if item.answer is Answer.NO and number in CRITICAL
        )

    @property
    def weaknesses(self) -> tuple[int, ...]:
        """Items answered no that are not critical."""
        return tuple(
            number
            for number, item in self.items.items()
            if item.answer is Answer.NO and number not in CRITICAL
        )

    @property
    def confidence(self) -> Confidence:
        """High with at most one weakness; moderate with more; low with one critical flaw;
        critically low with more than one (Shea 2017, box 2)."""
        if len(self.critical_flaws) > 1:
            return Confidence.CRITICALLY_LOW
        if self.critical_flaws:
            return Confidence.LOW
        return Confidence.MODERATE if len(self.weaknesses) > 1 else Confidence.HIGH
