"""What several reviews found, side by side: each in its own metric, and no average across them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from attunement.drawing.sheet import Table

from ..effects.result import Caution, EffectSizes
from ..errors import NotComputable, NotPositive, TooFewStudies, UnknownChoice, WrongColumns
from ..models import Fit, pool
from ..telling import decimal
from .overlap import OverlapTable

NOT_REPORTED = "not reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEffect:
    """One pooled effect as a review prints it. metric: as printed, such as "d" or "r".

    se, ci, k: None where the review does not print them; nothing is worked out in their place.
    Raises WrongColumns, NotPositive.
    """

    review: str
    outcome: str
    metric: str
    estimate: float
    k: int | None = None
    se: float | None = None
    ci: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.estimate):
            raise WrongColumns(
                f"The effect is {self.estimate}.",
                where=self.review,
                mend="Give the number printed, or leave the review out.",
            )
        if self.se is not None and not (math.isfinite(self.se) and self.se > 0):
            raise NotPositive(
                f"The standard error is {self.se}.",
                where=self.review,
                mend="It is above 0; leave it out where it is not printed.",
            )
        if self.k is not None and self.k < 1:
            raise WrongColumns(
                f"The review pools {self.k} studies.", where=self.review, mend="Give 1 or more."
            )
        if self.ci is not None and not self.ci[0] <= self.estimate <= self.ci[1]:
            raise WrongColumns(
                f"The interval {self.ci[0]} to {self.ci[1]} does not hold the effect.",
                where=self.review,
                mend="Give both ends as printed, the lower first.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """rows: by metric and outcome, in the order given within them."""

    rows: tuple[ReviewEffect, ...]

    def table(self) -> Table:
        def told(row: ReviewEffect) -> tuple[str, ...]:
            interval = f"{decimal(row.ci[0])} to {decimal(row.ci[1])}" if row.ci else NOT_REPORTED
            return (
                row.review,
                row.outcome,
                f"{row.metric} = {decimal(row.estimate)}",
                interval,
                decimal(row.se) if row.se is not None else NOT_REPORTED,
                str(row.k) if row.k is not None else NOT_REPORTED,
            )

        head = ("Review", "Outcome", "Effect", "Interval", "Standard error", "Studies")
        return Table(head, tuple(map(told, self.rows)))

    def ranges(self) -> tuple[str, ...]:
        """For each metric and outcome, from which effect to which: never a mean."""
        said = []
        for metric, outcome in dict.fromkeys((row.metric, row.outcome) for row in self.rows):
            own = [r.estimate for r in self.rows if (r.metric, r.outcome) == (metric, outcome)]
            many = f"{len(own)} review{'' if len(own) == 1 else 's'}"
            ends = decimal(own[0])
            if len(own) > 1:
                ends = f"{decimal(min(own))} to {decimal(max(own))}"
            said.append(f"{outcome}, {metric}: {ends} ({many})")
        return tuple(said)

    def pool(self, *, metric: str, outcome: str, overlap: OverlapTable) -> Fit:
        """The reviews of one metric and outcome, pooled by the defaults of `pool`.

        overlap: of these reviews and no other; its caution joins those of the result. Raises
        TooMuchOverlap, NotComputable for a standard error that is not printed, TooFewStudies,
        UnknownChoice for an overlap of other reviews.
        """
        own = [r for r in self.rows if (r.metric, r.outcome) == (metric, outcome)]
        if len(own) < 2:
            raise TooFewStudies(
                f"{len(own)} reviews give {outcome} as {metric}.", mend="Two are needed."
            )
        if sorted(overlap.reviews) != sorted(row.review for row in own):
            raise UnknownChoice(
                "The overlap is of other reviews, or one stands here twice.",
                mend=f"Give overlap of {', '.join(row.review for row in own)}.",
            )
        cautions = overlap.insist_on_pooling()
        silent = [row.review for row in own if row.se is None]
        if silent:
            raise NotComputable(
                f"No standard error is reported by {', '.join(silent)}.",
                mend="Show the reviews side by side: nothing is put in its place.",
            )
        fit = pool(
            EffectSizes(
                yi=np.array([row.estimate for row in own]),
                vi=np.array([row.se**2 for row in own if row.se is not None]),
                labels=tuple(row.review for row in own),
            )
        )
        shared = tuple(Caution(code="reviews-share-studies", words=words) for words in cautions)
        return replace(fit, cautions=(*fit.cautions, *shared))


def side_by_side(effects: Sequence[ReviewEffect]) -> SideBySide:
    """Raises TooFewStudies for none."""
    if not effects:
        raise TooFewStudies("There is no review.", mend="Give the effect of one or more.")
    order = list(dict.fromkeys((row.metric, row.outcome) for row in effects))
    return SideBySide(
        rows=tuple(sorted(effects, key=lambda row: order.index((row.metric, row.outcome))))
    )
