"""The scores of a piece of the file as rows of the file that is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from attunement.measures import Measure
from attunement.measures.scales import Scale
from attunement.measures.vectorised import ManyScores, score_many

from ..failure import Failure
from .header import Header
from .lines import Row

ACT_TODAY = "act today on"

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    cells: Callable[[ManyScores, Array], list[str]]


class Sheet:
    """The columns that are carried through, then what was worked out."""

    def __init__(self, measure: Measure, header: Header) -> None:
        self._measure, self._header = measure, header
        self._columns = list(_columns(measure, header))
        carried = [header.names[place] for place in header.carried]
        made = [f"{measure.id} {column.name}" for column in self._columns]
        if taken := [name for name in made if name in carried]:
            raise Failure(
                f"The file has a column {taken[0]}, which the scores need. Rename that column."
            )
        self.names = [*carried, *made]

    def scored(self, codes: Array) -> ManyScores:
        return score_many(self._measure, codes, items=self._header.items)

    def rows(self, rows: Sequence[Row], codes: Array, found: ManyScores) -> Iterator[list[str]]:
        """One for each form whose answers are permitted."""
        columns = [column.cells(found, codes) for column in self._columns]
        for place, row in enumerate(rows):
            if found.permitted[place]:
                carried = [row.values[each] for each in self._header.carried]
                yield [*carried, *(cells[place] for cells in columns)]

    def act_today(self, written: Sequence[Sequence[str]]) -> int:
        """How many of the rows written raise a safety item."""
        if not self._measure.safety:
            return 0
        place = self.names.index(f"{self._measure.id} {ACT_TODAY}")
        return sum(bool(row[place]) for row in written)


def _columns(measure: Measure, header: Header) -> Iterator[Column]:
    yield Column(
        "state",
        lambda found, _: np.where(found.complete, "scored", "incomplete").tolist(),
    )
    yield Column("missing", _missing(measure, header))
    if measure.safety:
        yield Column(ACT_TODAY, _safety(measure, header))
    for scale in measure.subscales:
        yield from _of_scale(scale, scale.id, _subscale(scale.id))
    if measure.total is not None:
        yield from _of_scale(measure.total, "total", _total)
    for chosen, item in (("level", measure.levels), ("category", measure.category)):
        if item is not None:
            options = measure.response(measure.item(item.item)).options
            labels = {float(option.value): option.label for option in options}
            yield Column(chosen, _looked_up(chosen, labels))


def _total(found: ManyScores) -> Array:
    return np.full(len(found.complete), np.nan) if found.total is None else found.total


def _subscale(id_: str) -> Callable[[ManyScores], Array]:
    return lambda found: found.subscales[id_]


def _of_scale(scale: Scale, name: str, numbers: Callable[[ManyScores], Array]) -> Iterator[Column]:
    yield Column(name, lambda found, _: [written(value) for value in numbers(found).tolist()])
    if scale.family_bands:
        band = cache(lambda value: _band(scale, value))
        yield Column(
            f"{name} band",
            # NaN is not equal to itself, so that a cache would keep every one of them.
            lambda found, _: [band(v) if v == v else "" for v in numbers(found).tolist()],
        )


def written(value: float) -> str:
    """A number as a spreadsheet takes it; nothing where there is none."""
    if value != value:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def _band(scale: Scale, value: float) -> str:
    band = scale.band(value)
    return band.name if band else ""


def _looked_up(chosen: str, labels: dict[float, str]) -> Callable[[ManyScores, Array], list[str]]:
    def cells(found: ManyScores, _: Array) -> list[str]:
        codes = getattr(found, chosen)
        return [labels.get(code, "") for code in codes.tolist()]

    return cells


def _missing(measure: Measure, header: Header) -> Callable[[ManyScores, Array], list[str]]:
    awaited = [
        (place, key)
        for place, key in enumerate(header.items)
        if measure.item(key).required or measure.kind == "answers-alone"
    ]

    def cells(found: ManyScores, codes: Array) -> list[str]:
        empty = np.isnan(codes)
        said = [""] * len(codes)
        for row in np.flatnonzero(empty.any(axis=1)).tolist():
            said[row] = " ".join(key for place, key in awaited if empty[row, place])
        return said

    return cells


def _safety(measure: Measure, header: Header) -> Callable[[ManyScores, Array], list[str]]:
    rules = [
        (header.items.index(rule.item), rule.item, rule.at_or_above)
        for rule in measure.safety
        if rule.item in header.items
    ]

    def cells(found: ManyScores, codes: Array) -> list[str]:
        said = [""] * len(codes)
        for place, key, least in rules:
            raised = np.isfinite(codes[:, place]) & (codes[:, place] >= least)
            for row in np.flatnonzero(raised).tolist():
                said[row] = f"{said[row]} {key}".strip()
        return said

    return cells
