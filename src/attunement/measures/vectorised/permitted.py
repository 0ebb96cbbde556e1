"""Which answers of a block of forms the measure permits, a few passes over memory for all."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from attunement.measures.definition import Measure
from attunement.measures.items import Response

type Array = NDArray[np.float64]
type Bools = NDArray[np.bool_]

NOT_OBSERVED_CODE = np.inf
"""Stands for "not observed" in an array; infinity, since no form permits it as an answer."""


class Permitted:
    """Checks blocks of up to `most` forms whose columns are the items named by `keys`.

    Bounds are laid out as large as a block, and every pass writes where the last one did: that
    keeps the work in the processor's cache, where it costs less than fetching the answers does.
    """

    def __init__(self, measure: Measure, keys: Sequence[str], most: int) -> None:
        responses = [measure.response(measure.item(key)) for key in keys]
        top = np.finfo(float).max
        highest = [top if each.highest is None else each.highest for each in responses]
        self._low = np.tile(np.array([each.lowest for each in responses], dtype=float), (most, 1))
        self._high = np.tile(np.array(highest, dtype=float), (most, 1))
        steps = np.array([10.0**each.decimals for each in responses])
        self._steps = np.tile(steps, (most, 1)) if (steps != 1).any() else None
        self._gaps = {n: values for n, each in enumerate(responses) if (values := _with_gaps(each))}
        self._rounded = np.empty(self._low.shape)
        self._fine = np.empty(self._low.shape, dtype=bool)
        self._also = np.empty(self._low.shape, dtype=bool)

    def numbers(self, block: Array) -> Bools:
        """True where an answer is a number that its item permits. Lasts until the next call."""
        rows = len(block)
        fine, also, rounded = self._fine[:rows], self._also[:rows], self._rounded[:rows]
        np.greater_equal(block, self._low[:rows], out=fine)
        np.less_equal(block, self._high[:rows], out=also)
        np.logical_and(fine, also, out=fine)
        self._round(block, rounded)
        np.equal(block, rounded, out=also)
        np.logical_and(fine, also, out=fine)
        for column, values in self._gaps.items():
            fine[:, column] &= np.isin(block[:, column], values)
        return fine

    def _round(self, block: Array, rounded: Array) -> None:
        """To whole numbers, or to as many decimal places as the item is read to."""
        if self._steps is None:
            np.rint(block, out=rounded)
            return
        steps = self._steps[: len(block)]
        np.multiply(block, steps, out=rounded)
        np.rint(rounded, out=rounded)
        np.divide(rounded, steps, out=rounded)


def _with_gaps(response: Response) -> list[int]:
    """The values of options that are not one whole run, which bounds alone would not check."""
    values = sorted(option.value for option in response.options)
    return values if any(after - before > 1 for before, after in pairwise(values)) else []
