"""Axes for effects as they are told, and how much of them is shown."""

from collections.abc import Sequence

import numpy as np

from attunement.drawing.scales import Axis, difference, linear, logarithmic, ratio

from ..effects.arrays import FloatArray
from ..telling import Telling

REACH = 3.0
"""An interval that reaches further than so many times the usual one is cut, and ends in an arrow:
one small study would else press all others together."""


def shown_range(estimates: FloatArray, lower: FloatArray, upper: FloatArray) -> tuple[float, float]:
    """Of the axis, on the scale pooled on: every estimate, and every interval up to REACH."""
    reach = REACH * float(np.median(upper - lower)) / 2
    low = np.maximum(lower, estimates - reach).min()
    high = np.minimum(upper, estimates + reach).max()
    return float(low), float(high)


def effect_axis(values: Sequence[float], told: Telling, left: float, right: float) -> Axis:
    """An axis in the numbers told that holds `values` of the scale pooled on."""
    numbers = [told.back(value) for value in values]
    if told.logarithmic:
        if told.no_effect is not None:
            return ratio(numbers, left, right)
        return logarithmic(min(numbers), max(numbers), left, right)
    if told.standardised:
        return difference(numbers, left, right)
    if told.no_effect is not None:
        numbers.append(told.no_effect)
    return linear_axis(numbers, left, right)


def linear_axis(values: Sequence[float], left: float, right: float) -> Axis:
    """Where all values are one, it is shown in the middle of something."""
    low, high = min(values), max(values)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        around = abs(high) / 2 or 0.5
        low, high = low - around, high + around
    return linear(low, high, left, right)
