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

    Every pass writes where the last one did: that keeps the work in the processor's cache, where
    it costs less than fetching the answers does. Bounds that differ among items are laid out as
    large as a block, since NumPy is slow at repeating short rows.
    """

    def __init__(self, measure: Measure, keys: Sequence[str], most: int) -> None:
        responses = [measure.response(measure.item(key)) for key in keys]
        top = np.finfo(float).max
        highest = [top if each.highest is None else each.highest for each in responses]
        self._low = _laid_out([each.lowest for each in responses], most)
        self._high = _laid_out(highest, most)
        steps = [10.0**each.decimals for each in responses]
        self._steps = _laid_out(steps, most) if max(steps) > 1 else None
        self._gaps = {n: values for n, each in enumerate(responses) if (values := _with_gaps(each))}
        self._rounded = np.empty((most, len(keys)))
        self._found = np.empty((most, len(keys)), dtype=bool)
        self._also = np.empty((most, len(keys)), dtype=bool)

    def others(self, block: Array) -> Bools:
        """True where an answer is no number that its item permits (NaN is none). Lasts until the
        next call."""
        rows = len(block)
        found, also, rounded = self._found[:rows], self._also[:rows], self._rounded[:rows]
        np.less(block, self._low[:rows], out=found)
        np.greater(block, self._high[:rows], out=also)
        np.logical_or(found, also, out=found)
        self._round(block, rounded)
        np.not_equal(block, rounded, out=also)
        np.logical_or(found, also, out=found)
        for column, values in self._gaps.items():
            found[:, column] |= ~np.isin(block[:, column], values)
        return found

    def _round(self, block: Array, rounded: Array) -> None:
        """To whole numbers, or to as many decimal places as the item is read to."""
        if self._steps is None:
            np.rint(block, out=rounded)
            return
        steps = self._steps[: len(block)]
        np.multiply(block, steps, out=rounded)
        np.rint(rounded, out=rounded)
        np.divide(rounded, steps, out=rounded)


def _laid_out(bounds: Sequence[float], most: int) -> Array:
    """One row of one number where all are the same, else a row of all for each form."""
    if len(set(bounds)) == 1:
        return np.full((1, 1), float(bounds[0]))
    return np.tile(np.array(bounds, dtype=float), (most, 1))


def _with_gaps(response: Response) -> list[int]:
    """The values of options that are not one whole run, which bounds alone would not check."""
    values = sorted(option.value for option in response.options)
    return values if any(after - before > 1 for before, after in pairwise(values)) else []
