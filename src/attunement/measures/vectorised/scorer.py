"""Many forms scored at once, by the same rules as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from attunement.measures.definition import Measure
from attunement.measures.local import LocalCutOffs, insist_fits
from attunement.measures.vectorised.gathered import Gathered
from attunement.measures.vectorised.permitted import Permitted

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
    measure: Measure,
    answers: ArrayLike,
    *,
    items: Sequence[str] | None = None,
    local: LocalCutOffs | None = None,
) -> ManyScores:
    """Score n forms by the rules of `score`; `local` says how many items may be missing.

    `answers` has shape (n, columns): numbers, NaN where nothing was given, `NOT_OBSERVED_CODE`
    for "not observed". `items` names the item of each column; without it, every item of the form
    in order. An item without a column is missing. Faulty answers cost their own form alone.
    Raises `WrongColumns`, and `CutOffsDoNotFit` where `local` is not of this measure.
    """
    forms = np.asarray(answers, dtype=float)
    keys = [item.key for item in measure.items] if items is None else list(items)
    _insist_columns(measure, keys, forms)
    most_missing = 0
    if local is not None:
        insist_fits(measure, local)
        most_missing = local.most_missing or 0
    if most_missing:
        keys, forms = _with_every_item(measure, keys, forms)
    found = Gathered(measure, keys, len(forms), most_missing)
    most = max(1, min(_ANSWERS // len(keys), len(forms)))
    permitted = Permitted(measure, keys, most)
    # A faulty answer may be infinite; its form gets no score.
    with np.errstate(invalid="ignore", over="ignore"):
        for start in range(0, len(forms), most):
            block = forms[start : start + most]
            found.take(block, slice(start, start + len(block)), permitted.others(block))
    return _scores(measure, found, keys, forms)


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


def _with_every_item(measure: Measure, keys: list[str], forms: Array) -> tuple[list[str], Array]:
    """With an empty column for each item that has none, to be filled by pro-rating."""
    absent = [item.key for item in measure.items if item.key not in keys]
    empty = np.full((len(forms), len(absent)), np.nan)
    return [*keys, *absent], np.hstack([forms, empty])


def _scores(measure: Measure, found: Gathered, keys: Sequence[str], forms: Array) -> ManyScores:
    complete = found.finished()

    def chosen(key: str) -> Array:
        if key not in keys:
            return np.full(len(forms), np.nan)
        return np.where(complete, forms[:, keys.index(key)], np.nan)

    return ManyScores(
        measure=measure.id,
        version=measure.version,
        total=found.total,
        subscales=found.subscales,
        level=chosen(measure.levels.item) if measure.levels else None,
        category=chosen(measure.category.item) if measure.category else None,
        permitted=found.permitted,
        complete=complete,
    )
