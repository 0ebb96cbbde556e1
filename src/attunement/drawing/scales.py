"""Where a number stands on an axis of effects, and which numbers are written under it.

An axis of effects is never narrower than a middling effect either way, so that a small effect looks
small.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from math import ceil, floor, log10
from types import MappingProxyType

from .marks import SMALL
from .text import width

APART = 10.0
"""Pixels between the numbers under an axis, at least."""
MOST_STEPS = 20


def shown(value: float) -> str:
    """Two decimals, or two figures of what is smaller: 0.35, 8.93, 0.004; never -0."""
    if 0 < abs(value) < 0.01:
        return f"{value:.2g}"
    return f"{round(value, 2) + 0.0:g}"


@dataclass(frozen=True, kw_only=True)
class Axis:
    """From a number to pixels between left and right; the ticks run from end to end."""

    ticks: tuple[float, ...]
    left: float
    right: float
    along: Callable[[float], float] = float

    def x(self, value: float) -> float:
        start, end = self.along(self.ticks[0]), self.along(self.ticks[-1])
        return self.left + (self.right - self.left) * (self.along(value) - start) / (end - start)

    @property
    def roomy(self) -> bool:
        """Whether each number has room for itself."""
        halves = [(self.x(tick), width(shown(tick), SMALL, bold=True) / 2) for tick in self.ticks]
        return all(
            b - a >= half_a + half_b + APART for (a, half_a), (b, half_b) in pairwise(halves)
        )


@dataclass(frozen=True, kw_only=True)
class Scale(Axis):
    """An axis on which one number is no effect."""

    no_effect: float


def linear(low: float, high: float, left: float, right: float) -> Axis:
    """From low to high (which must be above it) or a little further, with the shortest step that
    leaves room for its numbers."""
    first = floor(log10((high - low) / MOST_STEPS))
    steps = (base * 10.0**power for power in count(first) for base in (1, 2, 5))
    return next(
        axis
        for step in steps
        if high - low <= MOST_STEPS * step
        and (axis := Axis(ticks=_multiples(step, low, high), left=left, right=right)).roomy
    )


def logarithmic(low: float, high: float, left: float, right: float) -> Axis:
    """1, 2, 5, 10 and on, or only every so many powers of ten."""
    powers = (
        tuple(10.0**power for power in _multiples(step, log10(low), log10(high)))
        for step in count(1)
    )
    return next(
        axis
        for ticks in chain([_one_two_five(low, high)], powers)
        if (axis := Axis(ticks=ticks, left=left, right=right, along=log10)).roomy
    )


def difference(values: Sequence[float], left: float, right: float) -> Scale:
    """An axis where 0 is no effect."""
    return _about(0, linear(min(-0.5, *values), max(0.5, *values), left, right))


def ratio(values: Sequence[float], left: float, right: float) -> Scale:
    """A logarithmic axis where 1 is no effect."""
    return _about(1, logarithmic(min(0.5, *values), max(2.0, *values), left, right))


SCALES: Mapping[str, Callable[[Sequence[float], float, float], Scale]] = MappingProxyType(
    {"difference": difference, "ratio": ratio}
)


def _about(no_effect: float, axis: Axis) -> Scale:
    return Scale(
        ticks=axis.ticks, left=axis.left, right=axis.right, along=axis.along, no_effect=no_effect
    )


def _multiples(step: float, low: float, high: float) -> tuple[float, ...]:
    """Every multiple of the step, from the last one at or below low to the first at or above high;
    rounded, so that 3 x 0.1 is 0.3."""
    digits = 9 - min(0, floor(log10(step)))
    return tuple(round(n * step, digits) for n in range(floor(low / step), ceil(high / step) + 1))


def _one_two_five(low: float, high: float) -> tuple[float, ...]:
    powers = range(floor(log10(low)) - 1, ceil(log10(high)) + 1)
    ticks = [float(f"{base}e{power}") for power in powers for base in (1, 2, 5)]
    start = max(tick for tick in ticks if tick <= low)
    end = min(tick for tick in ticks if tick >= high)
    return tuple(tick for tick in ticks if start <= tick <= end)
