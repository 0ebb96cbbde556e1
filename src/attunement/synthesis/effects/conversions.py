"""What a study prints, turned into what a measure takes. Each says how it was made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from ..errors import UnknownChoice, WrongColumns
from .arrays import BoolArray, FloatArray, read_only


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Converted:
    """Two arrays of shape (k,), read-only: effect and variance, or mean and SD; and how made."""

    first: FloatArray
    second: FloatArray
    how: tuple[str, ...]


def _arrays(**columns: Any) -> tuple[FloatArray, ...]:
    arrays = [np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in columns.values()]
    if len({array.shape for array in arrays}) > 1 or arrays[0].ndim > 1:
        raise WrongColumns(
            f"{', '.join(columns)} have different lengths.", mend="Give one value a study in each."
        )
    return tuple(arrays)


def _refuse(wrong: BoolArray, what: str, mend: str) -> None:
    if wrong.any():
        raise WrongColumns(what, where=f"Row {int(np.argmax(wrong)) + 1}", mend=mend)


def from_confidence_interval(
    *, estimate: Any, lower: Any, upper: Any, level: float = 0.95, log: bool = False
) -> Converted:
    """Effect and variance from an estimate and its Wald interval: width = 2 z SE.

    `log`: estimate and limits are ratios (risk, odds, hazard); effect and variance are of the log.
    Raises WrongColumns where the estimate is not between its limits, or a ratio is not above 0.
    """
    middle, low, high = _arrays(estimate=estimate, lower=lower, upper=upper)
    if not 0 < level < 1:
        raise WrongColumns(f"level={level} is not between 0 and 1.", mend="Use 0.95 for 95 %.")
    if log:
        _refuse(~((low > 0) & (middle > 0)), "A ratio is not above 0.", "Give ratios, not logs.")
        middle, low, high = np.log(middle), np.log(low), np.log(high)
    _refuse(
        ~((low < middle) & (middle < high)),
        "The estimate is not between its limits.",
        "Check estimate, lower and upper limit.",
    )
    z = special.ndtri((1 + level) / 2)
    how = f"{level:.0%} confidence interval" + (", on the log scale" if log else "")
    return Converted(
        first=read_only(middle),
        second=read_only(((high - low) / (2 * z)) ** 2),
        how=(how,) * middle.size,
    )


Function = Callable[[FloatArray], FloatArray]
TRANSFORMS: Mapping[str, tuple[Function, Function]] = {
    "exp": (np.exp, np.exp),
    "tanh": (np.tanh, lambda y: 1 - np.tanh(y) ** 2),
    "expit": (special.expit, lambda y: special.expit(y) * special.expit(-y)),
}
"""Each with its slope."""


def delta_method(*, yi: Any, vi: Any, transform: str) -> Converted:
    """Effects carried to another scale: variance times the slope squared.

    `transform`: "exp" (log ratio to ratio), "tanh" (Fisher's z to r), "expit" (logit to
    proportion). For reporting: pool on the scale that the measure was computed on.
    """
    effects, variances = _arrays(yi=yi, vi=vi)
    if transform not in TRANSFORMS:
        raise UnknownChoice(
            f"transform={transform!r} is not known.", mend=f"Use one of {', '.join(TRANSFORMS)}."
        )
    carry, slope = TRANSFORMS[transform]
    return Converted(
        first=read_only(carry(effects)),
        second=read_only(variances * slope(effects) ** 2),
        how=(f"delta method, {transform}",) * effects.size,
    )


def from_five_numbers(
    *, n: Any, minimum: Any = None, q1: Any = None, median: Any, q3: Any = None, maximum: Any = None
) -> Converted:
    """Mean and SD from a median with the range, the quartiles, or both; NaN where not reported.

    Means: Luo et al. 2018, Stat Methods Med Res 27:1785-1805. SDs: Wan et al. 2014, BMC Med Res
    Methodol 14:135; with range and quartiles, Shi et al. 2020, Res Synth Methods 11:641-654. All
    assume a normal distribution, which is not tested here. Raises WrongColumns for fewer than 5
    people, numbers out of order, and a median without range or quartiles.
    """
    size = np.atleast_1d(np.asarray(n, dtype=np.float64)).size
    blank = np.full(size, np.nan)
    people, low, lower, middle, upper, high = _arrays(
        n=n,
        minimum=blank if minimum is None else minimum,
        q1=blank if q1 is None else q1,
        median=median,
        q3=blank if q3 is None else q3,
        maximum=blank if maximum is None else maximum,
    )
    _refuse(~(people >= 5), "Fewer than 5 people.", "The methods need 5: leave the study out.")
    ordered = np.stack([low, lower, middle, upper, high])
    for first in range(5):
        for second in range(first + 1, 5):
            _refuse(
                ordered[first] > ordered[second],
                "The five numbers are not in order.",
                "Give minimum, first quartile, median, third quartile, maximum.",
            )
    extremes = ~np.isnan(low) & ~np.isnan(high)
    quartiles = ~np.isnan(lower) & ~np.isnan(upper)
    _refuse(
        np.isnan(middle) | ~(extremes | quartiles),
        "A median with its range or its quartiles is needed.",
        "Give at least minimum and maximum, or both quartiles.",
    )
    return _normal_theory(people, low, lower, middle, upper, high, extremes, quartiles)


def _normal_theory(
    n: FloatArray,
    low: FloatArray,
    lower: FloatArray,
    middle: FloatArray,
    upper: FloatArray,
    high: FloatArray,
    extremes: BoolArray,
    quartiles: BoolArray,
) -> Converted:
    both = extremes & quartiles
    wide = special.ndtri((n - 0.375) / (n + 0.25))
    half = special.ndtri((0.75 * n - 0.125) / (n + 0.25))
    midrange, midhinge = (low + high) / 2, (lower + upper) / 2
    w_range, w_hinge = 4 / (4 + n**0.75), 0.7 + 0.39 / n
    w1, w2 = 2.2 / (2.2 + n**0.75), 0.7 - 0.72 / n**0.55
    means = (
        w1 * midrange + w2 * midhinge + (1 - w1 - w2) * middle,
        w_range * midrange + (1 - w_range) * middle,
        w_hinge * midhinge + (1 - w_hinge) * middle,
    )
    by_range, by_hinge = (2 + 0.14 * n**0.6) * wide, (2 + 2 / (0.07 * n**0.6)) * half
    sds = (
        (high - low) / by_range + (upper - lower) / by_hinge,
        (high - low) / (2 * wide),
        (upper - lower) / (2 * half),
    )
    words = ("median, quartiles and range", "median and range", "median and quartiles")
    which = np.where(both, 0, np.where(extremes, 1, 2))
    return Converted(
        first=read_only(np.choose(which, means)),
        second=read_only(np.choose(which, sds)),
        how=tuple(words[one] for one in which.tolist()),
    )
