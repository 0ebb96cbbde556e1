"""The rows of one call: what each is computed from, and why one gives no effect."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import NotComputable, WrongColumns
from .agreement import caution_of, disagreeing
from .arrays import BoolArray, Columns, FloatArray
from .cautions import cautions_of
from .given import chosen_rows, complete_inputs
from .measure import Inputs, Measure
from .result import EffectSizes, Excluded
from .zero_cells import adjust


class StudyRows:
    """The rows of one call, less those that turn out not to be computable."""

    def __init__(self, measure: Measure, given: Columns, labels: Sequence[str] | None) -> None:
        self.measure, self.given = measure, given
        self.k = next(iter(given.values())).size
        if labels is not None and len(labels) != self.k:
            raise WrongColumns(f"{len(labels)} labels for {self.k} rows.", mend="Give one a row.")
        names = labels if labels is not None else range(1, self.k + 1)
        self.labels = tuple(map(str, names))
        self.reasons: dict[int, str] = {}
        self.derived = [""] * self.k
        self.ready: dict[str, FloatArray] = {}
        self.people: FloatArray | None = None
        self.apart: BoolArray = np.zeros(self.k, dtype=np.bool_)

    @property
    def kept(self) -> list[int]:
        return [row for row in range(self.k) if row not in self.reasons]

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        return tuple(
            Excluded(row=row + 1, label=self.labels[row], reason=self.reasons[row])
            for row in sorted(self.reasons)
        )

    def exclude(self, row: int, reason: str) -> None:
        self.reasons.setdefault(row, reason)

    def prepare(self) -> None:
        inputs = complete_inputs(self.measure, self.given)
        self.apart = disagreeing(self.measure, inputs, self.given)
        chosen, left = chosen_rows(inputs, self.given)
        for one, there in zip(inputs, chosen, strict=True):
            self._prepare(one, np.flatnonzero(there))
        for row in np.flatnonzero(left).tolist():
            lacking: list[list[str]] = [
                [name for name in one.columns if np.isnan(self.given[name][row])] for one in inputs
            ]
            fewest: list[str] = min(lacking, key=len)
            self.exclude(row, f"{', '.join(fewest)} not reported.")
        self.people = _people(self.ready)

    def _prepare(self, inputs: Inputs, there: NDArray[np.intp]) -> None:
        for row in there.tolist():
            self.derived[row] = inputs.words
        for name, kind in inputs.columns.items():
            values = self.given[name][there]
            wrong = ~kind.allows(values)
            for row, value in zip(there[wrong].tolist(), values[wrong].tolist(), strict=True):
                self.exclude(row, f"{name} is {value:g}; expected {kind.expected}.")
        with np.errstate(all="ignore"):
            prepared = inputs.prepare({name: self.given[name][there] for name in inputs.columns})
        for name, array in prepared.items():
            self.ready.setdefault(name, np.full(self.k, np.nan))[there] = array
        for cell in self.measure.cells:
            for row in there[self.ready[cell][there] < 0].tolist():
                self.exclude(row, "More events than people.")

    def drop_double_zeros(self) -> None:
        """Studies that say nothing of which group does better: no events, or only events."""
        for cells in self.measure.double_zero:
            both = np.all([self.ready[cell] == 0 for cell in cells], axis=0)
            for row in np.flatnonzero(both).tolist():
                self.exclude(row, "No events, or only events, in both groups.")

    def zero_cells(self, add: float, to: str) -> None:
        """Rows already excluded do not make others be adjusted (to="if0all")."""
        kept = self.kept
        adjusted = adjust(
            {name: array[kept] for name, array in self.ready.items()}, self.measure.cells, add, to
        )
        for cell in self.measure.cells:
            self.ready[cell][kept] = adjusted[cell]

    def compute(self, variance: str, correct: bool) -> tuple[FloatArray, FloatArray]:
        kept = self.kept
        yi, vi = np.full(self.k, np.nan), np.full(self.k, np.nan)
        if kept:
            ready = {name: array[kept] for name, array in self.ready.items()}
            with np.errstate(all="ignore"):
                yi[kept], vi[kept] = self.measure.compute(ready, variance, correct)
        for row in kept:
            if not np.isfinite(yi[row]):
                self.exclude(row, f"{self.measure.code} does not exist for these values.")
            elif not (np.isfinite(vi[row]) and vi[row] > 0):
                self.exclude(row, f"The sampling variance would be {vi[row]:g}, not above 0.")
        return yi, vi

    def result(self, yi: FloatArray, vi: FloatArray, variance: str) -> EffectSizes:
        kept = self.kept
        if not kept:
            first = self.excluded[0]
            raise NotComputable(
                f"None of {self.k} rows gives {self.measure.code}. Row {first.row} "
                f"({first.label}): {first.reason}",
                mend="Mend at least one row.",
            )
        rows = tuple(row + 1 for row in kept)
        return EffectSizes(
            yi=yi[kept],
            vi=vi[kept],
            measure=self.measure.code,
            labels=tuple(self.labels[row] for row in kept),
            variance=variance,
            ni=None if self.people is None else self.people[kept],
            rows=rows,
            derived=tuple(self.derived[row] for row in kept),
            excluded=self.excluded,
            cautions=(
                *cautions_of(
                    self.measure,
                    {name: array[kept] for name, array in self.ready.items()},
                    yi[kept],
                    rows,
                ),
                *caution_of(tuple(row for row in rows if self.apart[row - 1])),
            ),
        )


def _people(ready: Columns) -> FloatArray | None:
    """How many people a row is about, before anything is put to its cells."""
    for names in (("n1", "n2"), ("n",), ("a", "b", "c", "d"), ("x", "m")):
        if set(names) <= set(ready):
            return np.asarray(np.sum([ready[name] for name in names], axis=0))
    return None
