"""What is known so far of every form, as block after block comes in."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from attunement.measures.definition import Measure
from attunement.measures.scales import Scale
from attunement.measures.vectorised.permitted import NOT_OBSERVED_CODE
from attunement.measures.vectorised.scales import ScaleOfBlock

type Array = NDArray[np.float64]
type Bools = NDArray[np.bool_]


class Gathered:
    """Scores of n forms whose columns are the items named by `keys`; up to `most_missing` items
    that a score waits for may be missing."""

    def __init__(self, measure: Measure, keys: Sequence[str], n: int, most_missing: int) -> None:
        self._most_missing = most_missing
        self._awaited = np.array([measure.item(key).required for key in keys], dtype=bool)
        self._may_be_unseen = np.array(
            [measure.response(measure.item(key)).may_be_not_observed for key in keys], dtype=bool
        )
        self._alone = measure.kind == "answers-alone"
        absent = any(item.key not in keys for item in measure.required)
        self.permitted = np.ones(n, dtype=bool)
        self._complete = np.full(n, self._alone or not absent)
        self._checks = [
            ([keys.index(key) for key in check.items], check.sum)
            for check in measure.entry_checks
            if all(key in keys for key in check.items)
        ]
        # The total's id is None, so that no subscale can have it.
        named: dict[str | None, Scale] = {scale.id: scale for scale in measure.subscales}
        if measure.total is not None:
            named[None] = measure.total
        self._values = {id_: np.full(n, np.nan) for id_ in named}
        self._scales = {
            id_: ScaleOfBlock(measure, scale, keys)
            for id_, scale in named.items()
            if all(key in keys for key in scale.items)
        }

    @property
    def total(self) -> Array | None:
        """None where the measure has none."""
        return self._values.get(None)

    @property
    def subscales(self) -> Mapping[str, Array]:
        """By subscale id."""
        return MappingProxyType({id_: each for id_, each in self._values.items() if id_})

    def take(self, block: Array, at: slice, others: Bools) -> None:
        """A block of forms, and where its answers are no permitted numbers."""
        unseen = bool(others.any()) and self._take_others(block, at, others)
        if self._alone:
            self._complete[at] = (~np.isnan(block)).any(axis=1)
        for columns, must in self._checks:
            added = block[:, columns].sum(axis=1)
            self.permitted[at] &= ~np.isfinite(added) | (added == must)
        if unseen and self._most_missing:
            block = np.where(np.isnan(block), NOT_OBSERVED_CODE, block)
        for id_, scale in self._scales.items():
            self._values[id_][at] = scale.values(block, unseen=unseen)

    def _take_others(self, block: Array, at: slice, others: Bools) -> bool:
        """Whether any answer is to be left out of sums and means."""
        places = np.flatnonzero(others)
        rows, columns = np.divmod(places, block.shape[1])
        odd = block.ravel()[places]
        missing = np.isnan(odd)
        not_observed = (odd == NOT_OBSERVED_CODE) & self._may_be_unseen[columns]
        self.permitted[at.start + rows[~(missing | not_observed)]] = False
        waited_for = rows[missing & self._awaited[columns]]
        if self._most_missing:
            waited_for = np.flatnonzero(np.bincount(waited_for) > self._most_missing)
        self._complete[at.start + waited_for] = self._alone
        return bool(not_observed.any()) or (self._most_missing > 0 and bool(missing.any()))

    def finished(self) -> Bools:
        """Which forms have scores; from now on the others have none."""
        complete = self._complete & self.permitted
        for id_ in self._scales:
            complete &= ~np.isnan(self._values[id_])
        if not complete.all():
            for values in self._values.values():
                np.copyto(values, np.nan, where=~complete)
        return complete
