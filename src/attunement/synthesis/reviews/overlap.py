"""How far reviews rest on the same studies, all together and two by two.

Source: Pieper, Antoine, Mathes, Neugebauer and Eikermann (2014), Journal of Clinical Epidemiology
67(4):368-375; recalled, not yet checked against the publisher.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from attunement.knowledge.overlap import Overlap
from attunement.synthesis.errors import SynthesisError, TooFewStudies

WARN_ABOVE, REFUSE_ABOVE = Fraction(5, 100), Fraction(15, 100)


class TooMuchOverlap(SynthesisError):
    """The reviews rest so far on the same studies that pooling them would count evidence twice."""


@dataclass(frozen=True, eq=False, kw_only=True)
class OverlapTable:
    """`reviews` in the order given; `studies` in the order in which they first come. `held` is
    (studies, reviews): which review holds which study. `shared` is (reviews, reviews): how many
    studies each two share, with each review's own number on the diagonal. `pairwise` is the
    corrected covered area of each two, 1 on the diagonal. All read-only."""

    reviews: tuple[str, ...]
    studies: tuple[str, ...]
    held: NDArray[np.bool_]
    shared: NDArray[np.int64]
    pairwise: NDArray[np.float64]
    area: Fraction

    @property
    def words(self) -> str:
        """Pieper's words for the area, such as "slight overlap"."""
        return Overlap.of(self.area).words

    @property
    def cautions(self) -> tuple[str, ...]:
        """What must stand beside anything that puts these reviews together."""
        if self.area <= WARN_ABOVE:
            return ()
        return (
            f"The reviews share studies: corrected covered area {float(self.area):.1%} "
            f"({self.words}). The same evidence stands in more than one of them.",
        )

    def insist_on_pooling(self) -> tuple[str, ...]:
        """The cautions that pooling must carry. Raises `TooMuchOverlap` above 15 %."""
        if self.area > REFUSE_ABOVE:
            raise TooMuchOverlap(
                f"These {len(self.reviews)} reviews have a corrected covered area of "
                f"{float(self.area):.1%}, above {float(REFUSE_ABOVE):.0%}.",
                mend="Keep one review, or pool the primary studies, each once.",
            )
        return self.cautions


def overlap(review_by_study: Mapping[str, Collection[str]]) -> OverlapTable:
    """The overlap of reviews, each given with the studies that it holds; a study named twice in
    one review counts once there.

    The corrected covered area is (N - r) / (rc - r) for c reviews that hold r different studies N
    times in all. Raises `TooFewStudies` for fewer than two reviews, or for one with no study.
    """
    reviews = tuple(review_by_study)
    if len(reviews) < 2:
        raise TooFewStudies(
            f"{len(reviews)} review is given.", mend="Overlap is between two reviews or more."
        )
    for name in reviews:
        if not review_by_study[name]:
            raise TooFewStudies(
                "It names no study.", where=name, mend="List its studies, or leave it out."
            )
    number = {
        study: place
        for place, study in enumerate(
            dict.fromkeys(study for name in reviews for study in review_by_study[name])
        )
    }
    held = np.zeros((len(number), len(reviews)), dtype=np.bool_)
    for column, name in enumerate(reviews):
        held[[number[study] for study in review_by_study[name]], column] = True
    counts = held.astype(np.float64)
    shared = np.rint(counts.T @ counts).astype(np.int64)
    sizes = np.diag(shared)
    either = sizes[:, None] + sizes[None, :] - shared
    different, times = len(number), int(sizes.sum())
    table = OverlapTable(
        reviews=reviews,
        studies=tuple(number),
        held=held,
        shared=shared,
        pairwise=shared / either,
        area=Fraction(times - different, different * len(reviews) - different),
    )
    for array in (table.held, table.shared, table.pairwise):
        array.setflags(write=False)
    return table
