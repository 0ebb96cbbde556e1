"""What a scale comes to for each form of a block."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from attunement.measures.definition import Measure
from attunement.measures.scales import Scale

type Array = NDArray[np.float64]


class ScaleOfBlock:
    """One scale as a sum with signs: reverse-keyed items count as their range's ends less them."""

    def __init__(self, measure: Measure, scale: Scale, keys: Sequence[str]) -> None:
        responses = [measure.response(measure.item(key)) for key in scale.items]
        turned = [key in measure.reverse for key in scale.items]
        columns = [keys.index(key) for key in scale.items]
        self._columns = None if columns == list(range(len(keys))) else columns
        self._signs = np.array([-1.0 if each else 1.0 for each in turned])
        self._ends = np.array(
            [
                each.lowest + (each.highest or 0) if back else 0.0
                for each, back in zip(responses, turned, strict=True)
            ]
        )
        self._mean = scale.method == "mean"
        self._prorated = measure.missing == "prorate" and scale is measure.total
        self._decimals = any(each.decimals for each in responses)

    def values(self, block: Array, *, unseen: bool) -> Array:
        """NaN where an answer is missing, or where nothing was observed.

        `unseen`: some answers of the block are "not observed", and are left out of sum and mean.
        """
        answers = block if self._columns is None else block[:, self._columns]
        if not unseen:
            return self._weighed(answers @ self._signs + self._ends.sum(), float(len(self._signs)))
        seen = ~np.isinf(answers)
        added = np.where(seen, answers * self._signs + self._ends, 0.0).sum(axis=1)
        counts = seen.sum(axis=1).astype(float)
        counts[counts == 0] = np.nan
        return np.where(np.isnan(counts), np.nan, self._weighed(added, counts))

    def _weighed(self, added: Array, counts: Array | float) -> Array:
        if self._decimals:
            # Tenths are not exact in binary: 25.0 must not come out below a cut-off of 25.
            added = np.round(added, 9)
        if self._mean:
            added = added / counts
        if self._prorated:
            added = added * len(self._signs) / counts
        return added
