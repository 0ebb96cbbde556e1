"""The shapes that every part of the effect sizes speaks in."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Columns = Mapping[str, FloatArray]
Estimates = tuple[FloatArray, FloatArray]
"""Effects and their sampling variances, each of shape (k,)."""


def read_only(values: Any) -> FloatArray:
    """A float64 copy that cannot be written to: a result stays what it was when made."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
