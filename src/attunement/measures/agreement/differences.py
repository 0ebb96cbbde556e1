"""How far apart two ratings are, squared, under each metric of Krippendorff's alpha."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]


def differences(metric: str, values: Sequence[Hashable], marginals: Array) -> Array:
    """A square array of squared differences between `values`, which stand in order.

    `marginals`: how many ratings each value has (ordinal levels lie as far apart as there are
    ratings between them). Krippendorff (2011), section E.
    """
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "ordinal":
        middle: Array = np.cumsum(marginals) - marginals / 2
        return np.asarray(np.subtract.outer(middle, middle) ** 2)
    numbers = np.array(values, dtype=float)
    apart: Array = np.subtract.outer(numbers, numbers)
    if metric == "interval":
        return apart**2
    sums = np.add.outer(numbers, numbers)
    shares: Array = np.divide(apart, sums, out=np.zeros_like(apart), where=sums > 0)
    return shares**2
