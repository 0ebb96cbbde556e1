"""The ratings of two people, checked and counted."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.errors import (
    MissingRating,
    TooFewSubjects,
    UnevenRatings,
    UnusableRating,
)


def checked_pairs[R: Hashable](first: Sequence[R], second: Sequence[R]) -> list[tuple[R, R]]:
    """Each subject's two ratings. None and NaN are missing.

    Raises `UnevenRatings`, `MissingRating` or `TooFewSubjects`.
    """
    if len(first) != len(second):
        raise UnevenRatings(
            f"The first person rated {len(first)} subjects and the second {len(second)}. "
            "Give both ratings of each subject, in one order."
        )
    pairs = list(zip(first, second, strict=True))
    missing = [n for n, pair in enumerate(pairs, start=1) if any(map(is_missing, pair))]
    if missing:
        raise MissingRating(
            f"A rating is missing for subject {', '.join(map(str, missing))}. Leave those "
            "subjects out, or use Krippendorff’s alpha, which allows for missing ratings."
        )
    if len(pairs) < 2:
        raise TooFewSubjects(f"{len(pairs)} rated by both. Agreement needs two subjects or more.")
    return pairs


def is_missing(rating: object) -> bool:
    """None, or the one value that is not equal to itself."""
    return rating is None or bool(rating != rating)


def cross_table[R: Hashable](
    pairs: Sequence[tuple[R, R]], levels: Sequence[R]
) -> NDArray[np.float64]:
    """Proportions of subjects: rows the first person's level, columns the second's.

    Raises `UnusableRating` for a rating that is not among the levels.
    """
    place = {level: n for n, level in enumerate(levels)}
    table = np.zeros((len(levels), len(levels)))
    for number, (one, other) in enumerate(pairs, start=1):
        for rating in (one, other):
            if rating not in place:
                known = ", ".join(map(str, levels))
                raise UnusableRating(
                    f"Subject {number} is rated {rating!r}, which is not a level: {known}. "
                    "Correct the rating, or name every level of the scale."
                )
        table[place[one], place[other]] += 1
    return table / len(pairs)
