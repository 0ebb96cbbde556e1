"""The ratings of all raters as coincidences: which values met within one subject, how often."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.errors import (
    TooFewRaters,
    TooFewSubjects,
    UnevenRatings,
    UnknownChoice,
    UnusableRating,
)
from attunement.measures.agreement.pairs import is_missing

type Ratings = Sequence[Sequence[Hashable | None]]

_METRICS = ("nominal", "ordinal", "interval", "ratio")


@dataclass(frozen=True, slots=True, eq=False)
class Coincidences:
    """`counts`: how often each subject (a row) was given each of `values` (in order), for subjects
    that two or more rated. `cautions`: who was left out."""

    values: tuple[Hashable, ...]
    counts: NDArray[np.float64]
    raters: int
    cautions: tuple[str, ...]

    @property
    def subjects(self) -> int:
        return len(self.counts)

    @property
    def per_subject(self) -> NDArray[np.float64]:
        """How many rated each subject."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def ratings(self) -> int:
        return int(self.counts.sum())

    @property
    def pairs(self) -> int:
        rated = self.per_subject
        return int((rated * (rated - 1) / 2).sum())

    @property
    def marginals(self) -> NDArray[np.float64]:
        """How many ratings each value has."""
        return np.asarray(self.counts.sum(axis=0))

    @property
    def table(self) -> NDArray[np.float64]:
        """Value by value, symmetric, summing to `ratings`, as Krippendorff (2011) defines it."""
        weighted = self.counts / (self.per_subject[:, None] - 1)
        return np.asarray(weighted.T @ self.counts - np.diag(weighted.sum(axis=0)))

    @classmethod
    def of(cls, data: Ratings, metric: str, levels: Sequence[Hashable] | None) -> Self:
        """Raises an `AgreementError`."""
        if metric not in _METRICS:
            raise UnknownChoice(f"The metric is {metric!r}. Give one of {', '.join(_METRICS)}.")
        given = _by_subject(data)
        _check_values(given, metric, levels)
        paired = [ratings for ratings in given if len(ratings) > 1]
        if len(paired) < 2:
            raise TooFewSubjects(
                f"{len(paired)} rated by two or more. Agreement needs two subjects or more."
            )
        values = _in_order({value for ratings in paired for _, value in ratings}, metric, levels)
        return cls(
            values=values,
            counts=_counts(paired, values),
            raters=len({rater for ratings in paired for rater, _ in ratings}),
            cautions=_left_out(len(given) - len(paired)),
        )


def _by_subject(data: Ratings) -> list[list[tuple[int, Hashable]]]:
    """For each subject, who gave which rating."""
    if len(data) < 2:
        raise TooFewRaters(f"{len(data)} rater. Agreement needs two or more.")
    if len({len(row) for row in data}) > 1:
        raise UnevenRatings("Give every rater a place for each subject, empty where not rated.")
    return [
        [(rater, rating) for rater, rating in enumerate(column) if not is_missing(rating)]
        for column in zip(*data, strict=True)
    ]


def _check_values(
    given: Sequence[Sequence[tuple[int, Hashable]]],
    metric: str,
    levels: Sequence[Hashable] | None,
) -> None:
    numeric = metric in ("interval", "ratio")
    if numeric and levels is not None:
        raise UnknownChoice(f"Levels have no place with {metric}: numbers have their own order.")
    for subject, ratings in enumerate(given, start=1):
        for rater, value in ratings:
            fault = None
            if levels is not None and value not in levels:
                fault = "not one of the levels"
            elif levels is None and metric != "nominal" and not _is_number(value):
                fault = "not a number"
            elif metric == "ratio" and isinstance(value, (int, float)) and value < 0:
                fault = "below 0, which ratios do not allow"
            if fault:
                raise UnusableRating(
                    f"Rater {rater + 1} gives subject {subject} {value!r}, {fault}. Correct it, "
                    "or choose another metric."
                )


def _is_number(value: Hashable) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating)) and bool(np.isfinite(value))


def _in_order(
    used: set[Hashable], metric: str, levels: Sequence[Hashable] | None
) -> tuple[Hashable, ...]:
    if levels is not None:
        return tuple(level for level in dict.fromkeys(levels) if level in used)
    if metric == "nominal":
        return tuple(sorted(used, key=lambda value: (type(value).__name__, str(value))))
    return tuple(sorted(used))  # type: ignore[type-var]  # checked: numbers only


def _counts(
    paired: Sequence[Sequence[tuple[int, Hashable]]], values: Sequence[Hashable]
) -> NDArray[np.float64]:
    place = {value: n for n, value in enumerate(values)}
    counts = np.zeros((len(paired), len(values)))
    for subject, ratings in enumerate(paired):
        for _, value in ratings:
            counts[subject, place[value]] += 1
    return counts


def _left_out(subjects: int) -> tuple[str, ...]:
    if not subjects:
        return ()
    return (f"Subjects left out because fewer than two people rated them: {subjects}.",)
