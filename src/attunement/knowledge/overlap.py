"""How far reviews rest on the same studies: shared studies, and the corrected covered area.

Source: Pieper, Antoine, Mathes, Neugebauer and Eikermann (2014), Systematic review finds
overlapping reviews were not mentioned in every other overview, Journal of Clinical Epidemiology
67(4):368-375. Recalled, not yet checked against the publisher.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from attunement.knowledge.review import Review
from attunement.knowledge.vocabulary import Worded


class Overlap(Worded):
    """Pieper's words for a corrected covered area, in whole per cent: 0-5, 6-10, 11-15, above."""

    SLIGHT = "slight", "slight overlap"
    MODERATE = "moderate", "moderate overlap"
    HIGH = "high", "high overlap"
    VERY_HIGH = "very-high", "very high overlap"

    @classmethod
    def of(cls, area: Fraction) -> "Overlap":
        """The word for an area from 0 to 1."""
        steps = ((5, cls.SLIGHT), (10, cls.MODERATE), (15, cls.HIGH))
        return next((word for top, word in steps if round(area * 100) <= top), cls.VERY_HIGH)


@dataclass(frozen=True)
class Shared:
    """How far some reviews overlap. `area` is None when it is not known or not defined: `unlisted`
    names the reviews whose studies nobody has listed."""

    reviews: tuple[str, ...]
    unlisted: tuple[str, ...]
    area: Fraction | None
    studies: Mapping[str, tuple[str, ...]]
    """Each study that two or more of the listed reviews hold, with those reviews."""

    @property
    def word(self) -> Overlap | None:
        """Pieper's word for the area, None when there is none."""
        return None if self.area is None else Overlap.of(self.area)


def corrected_covered_area(lists: Iterable[frozenset[str]]) -> Fraction | None:
    """The share, from 0 to 1, of the repeats that could be which are: (N - r) / (rc - r) for c
    reviews that hold r different studies N times in all.

    None where nothing could repeat: fewer than two reviews, or no study at all.
    """
    held = list(lists)
    different = len(frozenset().union(*held))
    could_repeat = different * len(held) - different
    if could_repeat == 0:
        return None
    return Fraction(sum(map(len, held)) - different, could_repeat)


def overlap(reviews: Iterable[Review]) -> Shared:
    """How far the reviews share studies. One list that is not known leaves the area not known."""
    every = tuple(reviews)
    unlisted = tuple(review.id for review in every if review.studies is None)
    listed = {review.id: frozenset(review.studies or ()) for review in every if review.studies}
    counted = Counter(study for studies in listed.values() for study in studies)
    shared = {
        study: tuple(name for name, studies in listed.items() if study in studies)
        for study, times in sorted(counted.items())
        if times > 1
    }
    area = None if unlisted else corrected_covered_area(frozenset(r.studies or ()) for r in every)
    return Shared(tuple(review.id for review in every), unlisted, area, shared)


def pairwise(reviews: Iterable[Review]) -> tuple[Shared, ...]:
    """The overlap of each two of the reviews, in their order."""
    return tuple(overlap(pair) for pair in combinations(tuple(reviews), 2))
