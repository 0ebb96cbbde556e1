"""Does the answer hang on one study?"""

from typing import Protocol

from ..effects.result import EffectSizes
from ..models.summary import WithoutEach
from ..telling import telling


class Whole(Protocol):
    """The result of all studies."""

    @property
    def effects(self) -> EffectSizes: ...
    @property
    def ci_lower(self) -> float: ...
    @property
    def ci_upper(self) -> float: ...


def crossing(fit: Whole, without: WithoutEach) -> tuple[str, ...]:
    """The studies without which the interval would come to include no effect, or cease to.

    without: `leave_one_out()`, each of whose refits has an interval. Empty where the measure
    compares nothing.
    """
    told = telling(fit.effects.measure)
    whole = told.holds_no_effect(fit.ci_lower, fit.ci_upper)
    return tuple(
        label
        for label, low, high in zip(
            without.labels, without.ci_lower.tolist(), without.ci_upper.tolist(), strict=True
        )
        if told.holds_no_effect(low, high) != whole
    )
