"""Intraclass correlation: agreement of raters on numbers, one rater or the mean of them."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtri

from attunement.measures.agreement.errors import UnknownChoice
from attunement.measures.agreement.mean_squares import ROUNDING, MeanSquares, checked_ratings
from attunement.measures.agreement.result import Agreement, checked_confidence

type Ends = tuple[float, float]
type Form = Literal["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]

_FORMS = {
    "1": "each subject rated by other raters",
    "2": "raters a sample of many, absolute agreement",
    "3": "these raters only, consistency",
}
_EXACT = "These ratings leave no error to measure, so no interval can be given."
_TOO_FAR = "These ratings are too few and too far apart for an interval."
"""Below 0 the two shares of Satterthwaite may cancel, and leave next to no degrees of freedom."""


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
    squares = MeanSquares.of(checked_ratings(ratings))
    case, size = form.split(",")
    method = f"ICC({form}): {_FORMS[case]}; interval by F"
    one_rater = _single(squares, case)
    if isinstance(one_rater, str):
        return _told(squares, confidence, method, None, reason=one_rater)
    ends = _interval(squares, case, one_rater, confidence)
    estimate = one_rater
    if size == "k":
        if one_rater <= _pole(squares.k):
            reason = "Subjects do not differ more than ratings of one subject do."
            return _told(squares, confidence, method, None, reason=reason)
        estimate, ends = _of_mean(one_rater, squares.k), _ends_of_mean(ends, squares.k)
    return _told(squares, confidence, method, estimate, ends)


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


def _interval(s: MeanSquares, case: str, estimate: float, confidence: float) -> Ends | str:
    """For one rater; or why there is none."""
    tail = (1 + confidence) / 2
    if case == "2":
        return _by_satterthwaite(s, estimate, tail)
    apart, df = (s.within, s.n * (s.k - 1)) if case == "1" else (s.error, (s.n - 1) * (s.k - 1))
    if apart == 0:
        return _EXACT
    ratio = s.subjects / apart
    low = ratio / fdtri(s.n - 1, df, tail)
    high = ratio * fdtri(df, s.n - 1, tail)
    return float((low - 1) / (low + s.k - 1)), float((high - 1) / (high + s.k - 1))


def _by_satterthwaite(s: MeanSquares, estimate: float, tail: float) -> Ends | str:
    """Raters' share and error's share of the spread within subjects, as one chi-square."""
    n, k = s.n, s.k
    raters = k * estimate * s.raters
    error = (n * (1 - estimate) + k * estimate * (n - 1)) * s.error
    spread = raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1))
    if spread == 0:
        return _EXACT
    df = (raters + error) ** 2 / spread
    up, down = fdtri(n - 1, df, tail), fdtri(df, n - 1, tail)
    if not (np.isfinite(up) and np.isfinite(down)):
        return _TOO_FAR
    within = k * s.raters + (k * n - k - n) * s.error
    low = n * (s.subjects - up * s.error) / (up * within + n * s.subjects)
    high = n * (down * s.subjects - s.error) / (within + n * down * s.subjects)
    return (float(low), float(high)) if low <= estimate <= high else _TOO_FAR


def _pole(k: int) -> float:
    """At and below this correlation of one rater, the mean of k has none."""
    return -1 / (k - 1) + ROUNDING


def _of_mean(one: float, k: int) -> float:
    """Spearman and Brown: from one rater to the mean of k."""
    return k * one / (1 + (k - 1) * one)


def _ends_of_mean(ends: Ends | str, k: int) -> Ends | str:
    if isinstance(ends, str):
        return ends
    if ends[0] <= _pole(k):
        return "The interval of the mean has no lower end here, so none is given."
    return _of_mean(ends[0], k), _of_mean(ends[1], k)


def _told(
    s: MeanSquares,
    confidence: float,
    method: str,
    estimate: float | None,
    ends: Ends | str | None = None,
    *,
    reason: str | None = None,
) -> Agreement:
    lower, upper = ends if isinstance(ends, tuple) else (None, None)
    return Agreement(
        estimate=estimate,
        ci_lower=lower,
        ci_upper=upper,
        confidence=confidence,
        n=s.n,
        raters=s.k,
        method=method,
        cautions=(ends,) if isinstance(ends, str) else (),
        reason=reason,
    )
