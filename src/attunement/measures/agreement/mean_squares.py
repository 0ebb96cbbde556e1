"""Ratings of subjects by raters, checked, and their spread taken apart (analysis of variance)."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.errors import (
    MissingRating,
    TooFewRaters,
    TooFewSubjects,
    UnevenRatings,
    UnusableRating,
)
from attunement.measures.agreement.pairs import is_missing

ROUNDING = 1e-12
"""Sums of squares below this share of the whole are 0 but for rounding."""


class MeanSquares(NamedTuple):
    """Between subjects, within them, between raters, and what is left; n subjects by k raters."""

    subjects: float
    within: float
    raters: float
    error: float
    n: int
    k: int

    @classmethod
    def of(cls, x: NDArray[np.float64]) -> Self:
        """`x`: a row a subject, a column a rater, none missing."""
        n, k = x.shape
        x = x - x.mean()
        total = float((x**2).sum())
        floor = ROUNDING * total if np.ptp(x) > 0 else np.inf

        def kept(sum_of_squares: float) -> float:
            return sum_of_squares if sum_of_squares > floor else 0.0

        by_subject, by_rater = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
        subjects = kept(k * float((by_subject**2).sum()))
        raters = kept(n * float((by_rater**2).sum()))
        error = kept(float(((x - by_subject - by_rater) ** 2).sum()))
        return cls(
            subjects / (n - 1),
            (raters + error) / (n * (k - 1)),
            raters / (k - 1),
            error / ((n - 1) * (k - 1)),
            n,
            k,
        )


def checked_ratings(
    ratings: Sequence[Sequence[float]] | NDArray[np.float64],
) -> NDArray[np.float64]:
    """As an array. Raises an `AgreementError`."""
    rows = [list(row) for row in ratings]
    if len({len(row) for row in rows}) > 1:
        raise UnevenRatings("Give every subject one rating from each rater.")
    if len(rows) < 2:
        raise TooFewSubjects(f"{len(rows)} rated. Agreement needs two subjects or more.")
    if len(rows[0]) < 2:
        raise TooFewRaters(f"{len(rows[0])} rater. Agreement needs two or more.")
    missing = [n for n, row in enumerate(rows, start=1) if any(map(is_missing, row))]
    if missing:
        raise MissingRating(
            f"A rating is missing for subject {', '.join(map(str, missing))}. Leave those "
            "subjects out, or use Krippendorff’s alpha, which allows for missing ratings."
        )
    values = np.array(rows, dtype=float)
    if not np.isfinite(values).all():
        raise UnusableRating("A rating is infinite. Give numbers only.")
    return values
