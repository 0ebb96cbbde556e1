"""Does the answer hang on one study?"""

from ..models.fit import Fit
from ..telling import telling
from .refits import Refits


def crossing(fit: Fit, without: Refits) -> tuple[str, ...]:
    """The studies without which the interval would come to include no effect, or cease to.

    without: `fit.leave_one_out()`, each of whose refits has an interval. Empty where the measure
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
