"""What a value of a column may be, and the words for what was expected."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class Kind:
    """`allows` takes an array without missing values and says which of them may stand."""

    expected: str
    allows: Callable[[FloatArray], BoolArray]


def _finite(values: FloatArray) -> BoolArray:
    return np.isfinite(values)


NUMBER = Kind("a number", _finite)
MEAN = Kind("a mean", _finite)
STATISTIC = Kind("a test statistic, with the sign of the effect", _finite)
SD = Kind("a standard deviation above 0", lambda v: _finite(v) & (v > 0))
TIME = Kind("a person-time above 0", lambda v: _finite(v) & (v > 0))
COUNT = Kind("a count of 0 or more", lambda v: _finite(v) & (v >= 0))
POSITIVE = Kind("a number above 0", lambda v: _finite(v) & (v > 0))
SIZE = Kind("a group size of 1 or more", lambda v: _finite(v) & (v >= 1))
SEVERAL = Kind("a group size of 2 or more", lambda v: _finite(v) & (v >= 2))
ITEMS = Kind("a number of items, 2 or more", lambda v: _finite(v) & (v >= 2))
PREDICTORS = Kind("a number of predictors, 1 or more", lambda v: _finite(v) & (v >= 1))
CORRELATION = Kind("a correlation between -1 and 1", lambda v: np.abs(v) < 1)
RETEST = Kind("a correlation from -1 to 1", lambda v: np.abs(v) <= 1)
SIGNED_P = Kind(
    "a two-sided p-value above 0 and up to 1, with the sign of the effect",
    lambda v: (np.abs(v) > 0) & (np.abs(v) <= 1),
)
P_VALUE = Kind("a p-value above 0 and up to 1", lambda v: (v > 0) & (v <= 1))
F_VALUE = Kind("an F statistic of 0 or more", lambda v: _finite(v) & (v >= 0))
R_SQUARED = Kind("a coefficient of determination from 0 to below 1", lambda v: (v >= 0) & (v < 1))
ALPHA = Kind("a coefficient alpha below 1", lambda v: _finite(v) & (v < 1))
