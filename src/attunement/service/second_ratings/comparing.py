"""How far two raters agree over the occasions that both rated. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...measures import Measure, Scored
from ...measures.agreement import (
    Agreement,
    cohen_kappa,
    icc,
    percentage,
    weighted_kappa,
)
from ...measures.local import TOTAL, named_scales

LEAST = 10
"""Pairs below which no figure is said: our own choice, and a low bar. An interval says the rest."""


@dataclass(frozen=True)
class RatedTwice:
    """One occasion; `first` and `second` are keys of the raters."""

    first: str
    second: str
    before: Scored
    after: Scored


@dataclass(frozen=True)
class Figure:
    """One coefficient of one scale; `of` names what was rated."""

    of: str
    agreement: Agreement


def figures(measure: Measure, pairs: Sequence[RatedTwice]) -> tuple[Figure, ...]:
    """Levels by weighted kappa, classes by kappa, each beside the percentage; numbers by ICC, in
    form 2,1 where the same two rated throughout and in form 1,1 where raters changed. Empty where
    there are too few to say."""
    if len(pairs) < LEAST:
        return ()
    return tuple(_figures(measure, pairs))


def _figures(measure: Measure, pairs: Sequence[RatedTwice]) -> Iterator[Figure]:
    held = measure.levels or measure.category
    if held is not None:
        first, second = ([_code(each) for each in side] for side in _sides(pairs))
        yield Figure("The same", percentage(first, second))
        if measure.levels is None:
            yield Figure("Beyond chance", cohen_kappa(first, second))
            return
        options = measure.response(measure.item(held.item)).options
        levels = sorted(option.value for option in options)
        yield Figure(
            "Beyond chance", weighted_kappa(first, second, levels=levels, weights="linear")
        )
        return
    same_two = len({(each.first, each.second) for each in pairs}) == 1
    names = {scale.id: scale.name for scale in measure.subscales} | {TOTAL: "Total"}
    for id_ in named_scales(measure):
        rows = [
            (one, other)
            for each in pairs
            if (one := _value(each.before, id_)) is not None
            and (other := _value(each.after, id_)) is not None
        ]
        if len(rows) >= LEAST:
            yield Figure(names[id_], icc(rows, form="2,1" if same_two else "1,1"))


def _sides(pairs: Sequence[RatedTwice]) -> tuple[list[Scored], list[Scored]]:
    return [each.before for each in pairs], [each.after for each in pairs]


def _code(scored: Scored) -> int:
    chosen = scored.level or scored.category
    assert chosen is not None, "a measure with levels or classes gives one"
    return chosen.code


def _value(scored: Scored, scale: str) -> float | None:
    return scored.total if scale == TOTAL else scored.subscales.get(scale)
