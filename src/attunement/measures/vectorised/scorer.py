"""Many forms scored at once, by the same rules as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from attunement.measures.definition import Measure
from attunement.measures.scales import Scale
from attunement.measures.vectorised.permitted import NOT_OBSERVED_CODE, Permitted
from attunement.measures.vectorised.scales import ScaleOfBlock

type Array = NDArray[np.float64]
type Bools = NDArray[np.bool_]

_ANSWERS = 1 << 15
"""At a time: a quarter of a megabyte of answers and what is worked out of them stay in a
processor's cache (measured on forms of 9 items: twice as many were slower)."""


class WrongColumns(ValueError):
    """The columns of the array are not items of the measure, each once."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ManyScores:
    """Scores of n forms, arrays of length n; NaN where a form has no score.

    `total` is None where the measure has none; `subscales` are by id; `level` and `category` hold
    the code chosen, None where the measure has no such thing. `permitted`: every answer is one
    that the form allows, and entries that must add up do. `complete`: permitted, and nothing that
    a score waits for is missing.
    """

    measure: str
    version: str
    total: Array | None
    subscales: Mapping[str, Array]
    level: Array | None
    category: Array | None
    permitted: Bools
    complete: Bools


def score_many(
    measure: Measure, answers: ArrayLike, *, items: Sequence[str] | None = None
) -> ManyScores:
    """Score n forms by the rules of `score` without a team's own cut-offs.

    `answers` has shape (n, columns): numbers, NaN where nothing was given, `NOT_OBSERVED_CODE`
    for "not observed". `items` names the item of each column; without it, every item of the form
    in order. An item without a column is missing. Faulty answers cost their own form alone.
    Raises `WrongColumns`.
    """
    forms = np.asarray(answers, dtype=float)
    keys = [item.key for item in measure.items] if items is None else list(items)
    _insist_columns(measure, keys, forms)
    found = _Found(measure, keys, len(forms))
    most = max(1, min(_ANSWERS // max(len(keys), 1), len(forms)))
    permitted = Permitted(measure, keys, most)
    # A faulty answer may be infinite; its form gets no score.
    with np.errstate(invalid="ignore", over="ignore"):
        for start in range(0, len(forms), most):
            block = forms[start : start + most]
            found.take(block, slice(start, start + len(block)), permitted.others(block))
    return found.scores(forms)


def _insist_columns(measure: Measure, keys: Sequence[str], forms: Array) -> None:
    known = {item.key for item in measure.items}
    if unknown := [key for key in keys if key not in known]:
        raise WrongColumns(f"{measure.short_name} has no item {', '.join(unknown)}.")
    if len(set(keys)) < len(keys):
        raise WrongColumns("An item has two columns. Give each one column.")
    if not keys:
        raise WrongColumns("There is no column for any item. Give each item its own.")
    if forms.ndim != 2 or forms.shape[1] != len(keys):
        raise WrongColumns(
            f"The answers have shape {forms.shape}; expected (forms, {len(keys)}), a column for "
            f"each of {', '.join(keys)}."
        )


class _Found:
    """What is known so far of every form."""

    def __init__(self, measure: Measure, keys: Sequence[str], n: int) -> None:
        self._measure, self._keys = measure, keys
        self._awaited = np.array([measure.item(key).required for key in keys], dtype=bool)
        items = [measure.item(key) for key in keys]
        self._may_be_unseen = np.array(
            [measure.response(item).may_be_not_observed for item in items], dtype=bool
        )
        self._alone = measure.kind == "answers-alone"
        absent = any(item.key not in keys for item in measure.required)
        self._permitted = np.ones(n, dtype=bool)
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

    def take(self, block: Array, at: slice, others: Bools) -> None:
        unseen = False
        if others.any():
            places = np.flatnonzero(others)
            rows, columns = np.divmod(places, block.shape[1])
            odd = block.ravel()[places]
            missing = np.isnan(odd)
            not_observed = (odd == NOT_OBSERVED_CODE) & self._may_be_unseen[columns]
            unseen = bool(not_observed.any())
            self._permitted[at.start + rows[~(missing | not_observed)]] = False
            self._complete[at.start + rows[missing & self._awaited[columns]]] = self._alone
        if self._alone:
            self._complete[at] = (~np.isnan(block)).any(axis=1)
        for columns_, must in self._checks:
            added = block[:, columns_].sum(axis=1)
            self._permitted[at] &= ~np.isfinite(added) | (added == must)
        for id_, scale in self._scales.items():
            self._values[id_][at] = scale.values(block, unseen=unseen)

    def scores(self, forms: Array) -> ManyScores:
        complete = self._complete & self._permitted
        for id_ in self._scales:
            complete &= ~np.isnan(self._values[id_])
        if not complete.all():
            for values in self._values.values():
                np.copyto(values, np.nan, where=~complete)
        measure = self._measure
        return ManyScores(
            measure=measure.id,
            version=measure.version,
            total=self._values.get(None),
            subscales=MappingProxyType(
                {id_: values for id_, values in self._values.items() if id_ is not None}
            ),
            level=self._chosen(forms, measure.levels.item, complete) if measure.levels else None,
            category=(
                self._chosen(forms, measure.category.item, complete) if measure.category else None
            ),
            permitted=self._permitted,
            complete=complete,
        )

    def _chosen(self, forms: Array, key: str, complete: Bools) -> Array:
        if key not in self._keys:
            return np.full(len(forms), np.nan)
        return np.where(complete, forms[:, self._keys.index(key)], np.nan)
