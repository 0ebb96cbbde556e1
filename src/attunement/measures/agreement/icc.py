"""Intraclass correlation: agreement of raters on numbers, one rater or the mean of them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from attunement.measures.agreement.errors import (
    MissingRating,
    TooFewRaters,
    TooFewSubjects,
    UnevenRatings,
    UnknownChoice,
    UnusableRating,
)
from attunement.measures.agreement.pairs import is_missing
from attunement.measures.agreement.result import Agreement, checked_confidence

type Form = Literal["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]

_FORMS = {
    "1": "each subject rated by other raters",
    "2": "raters a sample of many, absolute agreement",
    "3": "these raters only, consistency",
}
_ROUNDING = 1e-12
"""Sums of squares below this share of the whole are 0 but for rounding."""


class MeanSquares(NamedTuple):
    """Between subjects, within them, between raters, and what is left; with n and k."""

    subjects: float
    within: float
    raters: float
    error: float
    n: int
    k: int


def icc(
    ratings: Sequence[Sequence[float]] | NDArray[np.float64],
    *,
    form: Form,
    confidence: float = 0.95,
) -> Agreement:
    """The intraclass correlation of `ratings`, a row a subject and a column a rater, none missing.

    `form` as Shrout and Fleiss (1979), Psychological Bulletin 86, 420-428, name them: `1` each
    subject rated by other raters, `2` raters drawn from many (absolute agreement), `3` these
    raters only (consistency); `,1` for one rater and `,k` for the mean of the raters here.
    Intervals by F, and for form 2 by Satterthwaite's degrees of freedom: McGraw and Wong (1996),
    Psychological Methods 1, 30-46, table 7. Undefined (with a reason) where there is nothing to
    divide by. Raises an `AgreementError`.
    """
    checked_confidence(confidence)
    if form not in [f"{case},{size}" for case in _FORMS for size in "1k"]:
        raise UnknownChoice(f"The form is {form!r}. Give 1,1 or 2,1 or 3,1 or 1,k or 2,k or 3,k.")
    squares = _mean_squares(_checked(ratings))
    case, size = form.split(",")
    method = f"ICC({form}): {_FORMS[case]}; interval by F"
    one_rater = _single(squares, case)
    if isinstance(one_rater, str):
        return _told(squares, confidence, method, None, (None, None), reason=one_rater)
    estimate, lower, upper = one_rater, *_interval(squares, case, one_rater, confidence)
    cautions: tuple[str, ...] = ()
    if lower is None:
        cautions = ("The raters agree exactly, so no interval can be given.",)
    if size == "k":
        if estimate <= _pole(squares.k):
            reason = "Subjects do not differ more than ratings of one subject do."
            return _told(squares, confidence, method, None, (None, None), reason=reason)
        estimate = _of_mean(estimate, squares.k)
        if lower is not None and upper is not None:
            if lower <= _pole(squares.k):
                lower = upper = None
                cautions = ("The interval of the mean has no lower end here, so none is given.",)
            else:
                lower, upper = _of_mean(lower, squares.k), _of_mean(upper, squares.k)
    return _told(squares, confidence, method, estimate, (lower, upper), cautions=cautions)


def _checked(
    ratings: Sequence[Sequence[float]] | NDArray[np.float64],
) -> NDArray[np.float64]:
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


def _mean_squares(x: NDArray[np.float64]) -> MeanSquares:
    n, k = x.shape
    x = x - x.mean()
    total = float((x**2).sum())
    floor = _ROUNDING * total if np.ptp(x) > 0 else np.inf

    def kept(sum_of_squares: float) -> float:
        return sum_of_squares if sum_of_squares > floor else 0.0

    by_subject, by_rater = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
    subjects = kept(k * float((by_subject**2).sum()))
    raters = kept(n * float((by_rater**2).sum()))
    error = kept(float(((x - by_subject - by_rater) ** 2).sum()))
    return MeanSquares(
        subjects / (n - 1),
        (raters + error) / (n * (k - 1)),
        raters / (k - 1),
        error / ((n - 1) * (k - 1)),
        n,
        k,
    )


def _single(s: MeanSquares, case: str) -> float | str:
    """The correlation for one rater, or the reason why there is none."""
    apart = s.within if case == "1" else s.error
    denominator = s.subjects + (s.k - 1) * apart
    if case == "2":
        denominator += s.k * (s.raters - s.error) / s.n
    if s.subjects == s.within == 0:
        return "Every rating is the same. With no variation there is nothing to agree on."
    if denominator <= 0:
        return "Subjects do not differ at all, so agreement about them cannot be worked out."
    return (s.subjects - apart) / denominator


def _interval(
    s: MeanSquares, case: str, estimate: float, confidence: float
) -> tuple[float | None, float | None]:
    """For one rater; None where the raters agree exactly."""
    tail = (1 + confidence) / 2
    if case == "2":
        return _by_satterthwaite(s, estimate, tail)
    apart, df = (s.within, s.n * (s.k - 1)) if case == "1" else (s.error, (s.n - 1) * (s.k - 1))
    if apart == 0:
        return None, None
    ratio = s.subjects / apart
    low = ratio / stats.f.ppf(tail, s.n - 1, df)
    high = ratio * stats.f.ppf(tail, df, s.n - 1)
    return float((low - 1) / (low + s.k - 1)), float((high - 1) / (high + s.k - 1))


def _by_satterthwaite(
    s: MeanSquares, estimate: float, tail: float
) -> tuple[float | None, float | None]:
    """Raters' share and error's share of the spread within subjects, as one chi-square."""
    n, k = s.n, s.k
    raters = k * estimate * s.raters
    error = (n * (1 - estimate) + k * estimate * (n - 1)) * s.error
    spread = raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1))
    if spread == 0:
        return None, None
    df = (raters + error) ** 2 / spread
    up, down = stats.f.ppf(tail, n - 1, df), stats.f.ppf(tail, df, n - 1)
    within = k * s.raters + (k * n - k - n) * s.error
    low = n * (s.subjects - up * s.error) / (up * within + n * s.subjects)
    high = n * (down * s.subjects - s.error) / (within + n * down * s.subjects)
    return float(low), float(high)


def _pole(k: int) -> float:
    """At and below this correlation of one rater, the mean of k has none."""
    return -1 / (k - 1) + _ROUNDING


def _of_mean(one: float, k: int) -> float:
    """Spearman and Brown: from one rater to the mean of k."""
    return k * one / (1 + (k - 1) * one)


def _told(
    s: MeanSquares,
    confidence: float,
    method: str,
    estimate: float | None,
    ends: tuple[float | None, float | None],
    *,
    cautions: tuple[str, ...] = (),
    reason: str | None = None,
) -> Agreement:
    return Agreement(
        estimate=estimate,
        ci_lower=ends[0],
        ci_upper=ends[1],
        confidence=confidence,
        n=s.n,
        raters=s.k,
        method=method,
        cautions=cautions,
        reason=reason,
    )
