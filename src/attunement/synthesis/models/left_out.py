"""A result without each study in turn, for models that are refitted one by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..effects.arrays import FloatArray, read_only
from .summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeftOut:
    """Arrays (n,): row i is without study i, and bears its label; NaN where `reason`, in words,
    says why there is no result ("" where there is one)."""

    labels: tuple[str, ...]
    estimate: FloatArray
    se: FloatArray
    pvalue: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    q: FloatArray
    i2: FloatArray
    reason: tuple[str, ...]


class Summed(Protocol):
    def summary(self) -> Summary: ...


def left_out(labels: Sequence[str], without: Callable[[int], Summed | str]) -> LeftOut:
    """without: from the place of a study to the result without it, or to why there is none."""
    results = [without(place) for place in range(len(labels))]
    found = [None if isinstance(one, str) else one.summary() for one in results]

    def each(name: str) -> FloatArray:
        return read_only([np.nan if one is None else getattr(one, name) for one in found])

    return LeftOut(
        labels=tuple(labels),
        estimate=each("estimate"),
        se=each("se"),
        pvalue=each("pvalue"),
        ci_lower=each("ci_lower"),
        ci_upper=each("ci_upper"),
        q=each("q"),
        i2=each("i2"),
        reason=tuple(one if isinstance(one, str) else "" for one in results),
    )
