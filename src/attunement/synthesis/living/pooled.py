"""One outcome of a review, pooled, with what is looked at each time a study comes in."""

from dataclasses import dataclass

import numpy as np

from ..bias import egger
from ..bias.egger import Egger
from ..diagnose import Refits, crossing
from ..effects import EffectSizes
from ..errors import NoSpread, NotIdentifiable, SynthesisError, TooFewStudies
from ..models import Fit, pool
from ..plots import Chart, forest, funnel
from ..report import Report, report

FEW_FOR_A_FUNNEL = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pooled:
    """without: the fit without each study in turn; None where that leaves too few to pool
    egger: None where it cannot be run, and `egger_not_run` says why
    carried_by: studies without any one of which the interval would come to include no effect, or
        cease to
    """

    fit: Fit
    without: Refits | None
    egger: Egger | None
    egger_not_run: str
    carried_by: tuple[str, ...]

    def report(self, title: str) -> Report:
        return report(self.fit, egger=self.egger, without=self.without, title=title)

    def forest(self, title: str = "") -> Chart:
        return forest(self.fit, title=title)

    def funnel(self, title: str = "") -> Chart | None:
        """None for fewer than 3 studies: nothing has a shape there."""
        return funnel(self.fit, title=title) if self.fit.k >= FEW_FOR_A_FUNNEL else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPooled:
    """An outcome without a pooled result, and why."""

    reason: str


def pooled(effects: EffectSizes) -> Pooled:
    """By the defaults of `pool`: REML with Knapp and Hartung's test. One study alone, which has no
    spread for that test to use, by z; studies that all found the same, by the test's ad hoc form,
    which is never surer than z."""
    fit = _fitted(effects)
    without = fit.leave_one_out() if fit.k > 2 else None
    told = without is not None and bool(np.isfinite(without.ci_lower).all())
    test, not_run = _egger(fit)
    return Pooled(
        fit=fit,
        without=without,
        egger=test,
        egger_not_run=not_run,
        carried_by=crossing(fit, without) if without is not None and told else (),
    )


def _fitted(effects: EffectSizes) -> Fit:
    if effects.k == 1:
        return pool(effects, test="z")
    try:
        return pool(effects)
    except NoSpread:
        return pool(effects, test="adhoc")


def _egger(fit: Fit) -> tuple[Egger | None, str]:
    try:
        return egger(fit), ""
    except (TooFewStudies, NotIdentifiable, NoSpread) as error:
        return None, _reason(error)


def _reason(error: SynthesisError) -> str:
    return f"Whether small studies give other effects than large ones was not tested: {error.what}"
