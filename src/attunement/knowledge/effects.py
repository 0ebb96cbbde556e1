"""Effects as their sources give them, and the only ways from one metric to another.

A number in one metric says nothing beside a number in another, so an `Axis` takes one metric
alone, and what was converted to it says so in its label.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log, pi, sqrt
from types import MappingProxyType
from typing import Literal

from pydantic import model_validator

from attunement.knowledge.record import Cited
from attunement.knowledge.vocabulary import OutcomeDomain, Worded

Certainty = Literal["high", "moderate", "low", "very-low"]
"""GRADE's words, of one pooled outcome."""


class Metric(Worded):
    """The scale that an effect is given in. `ES` is an "effect size" whose kind nobody names."""

    D = "d", "d (standardised mean difference)"
    G = "g", "g (standardised mean difference, corrected for small samples)"
    SMD = "SMD", "SMD (standardised mean difference)"
    ES = "ES", "effect size, of a kind that our source does not name"
    R = "r", "r (correlation)"
    RR = "RR", "risk ratio"
    OR = "OR", "odds ratio"

    @property
    def is_ratio(self) -> bool:
        """Whether no effect is 1 and steps are looked at as multiples; else no effect is 0."""
        return self in (Metric.RR, Metric.OR)


class Estimate(Cited):
    """A number in a metric, with its interval where the source gives one."""

    metric: Metric
    value: float
    interval: tuple[float, float] | None
    certainty: Certainty | None

    @model_validator(mode="after")
    def _inside(self) -> "Estimate":
        if self.interval and not self.interval[0] <= self.value <= self.interval[1]:
            raise ValueError(f"{self.value} is outside its interval {self.interval}.")
        return self


class Effect(Cited):
    """One pooled outcome of a review. `estimate` is null where the source gives words alone;
    `span` is the lowest and highest single study; `size_words` are the source's own;
    `significant` is null when it does not say."""

    outcome: str
    domain: OutcomeDomain
    estimate: Estimate | None
    span: tuple[float, float] | None = None
    size_words: str | None = None
    significant: bool | None


@dataclass(frozen=True)
class Mark:
    """One number to draw. `label` is null where it stands in its source's own metric."""

    metric: Metric
    value: float
    interval: tuple[float, float] | None
    outcome: str
    label: str | None = None


@dataclass(frozen=True)
class Axis:
    """Marks that may be looked at together. Raises ValueError when their metrics differ."""

    metric: Metric
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        if any(mark.metric is not self.metric for mark in self.marks):
            raise ValueError(f"Only {self.metric} may stand on an axis of {self.metric}.")


def marks(effects: Iterable[Effect]) -> tuple[Mark, ...]:
    """The effects that have a number, each in its own metric, in their order."""
    return tuple(
        Mark(
            effect.estimate.metric, effect.estimate.value, effect.estimate.interval, effect.outcome
        )
        for effect in effects
        if effect.estimate
    )


def axes(drawn: Iterable[Mark]) -> tuple[Axis, ...]:
    """One axis a metric, in the order in which the metrics first come."""
    grouped: dict[Metric, list[Mark]] = {}
    for mark in drawn:
        grouped.setdefault(mark.metric, []).append(mark)
    return tuple(Axis(metric, tuple(held)) for metric, held in grouped.items())


def to_d(mark: Mark) -> Mark:
    """The mark converted to d and labelled so. Raises ValueError where there is no formula that we
    can cite (a risk ratio needs the control group's risk; "ES" may be anything).

    r: d = 2r / sqrt(1 - r^2), for two groups of equal size. OR: d = ln(OR) sqrt(3) / pi, from the
    logistic distribution. Source: Borenstein, Hedges, Higgins and Rothstein (2009), Introduction
    to Meta-Analysis, chapter 7; recalled, not yet checked against the publisher.
    """
    if mark.metric is Metric.D:
        return mark
    if mark.metric not in _TO_D:
        raise ValueError(f"There is no conversion from {mark.metric.words} to d.")
    formula, convert = _TO_D[mark.metric]
    interval = (convert(mark.interval[0]), convert(mark.interval[1])) if mark.interval else None
    label = f"converted from {mark.metric} = {mark.value:g} by {formula}; an approximation"
    return Mark(Metric.D, convert(mark.value), interval, mark.outcome, label)


_TO_D: Mapping[Metric, tuple[str, Callable[[float], float]]] = MappingProxyType(
    {
        Metric.R: ("d = 2r / sqrt(1 - r^2)", lambda r: 2 * r / sqrt(1 - r * r)),
        Metric.OR: ("d = ln(OR) * sqrt(3) / pi", lambda odds: log(odds) * sqrt(3) / pi),
    }
)
