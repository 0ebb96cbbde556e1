"""The forest plot: each study with its interval and weight, and what they come to together."""

import numpy as np

from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from ..models.fit import Fit
from ..models.subgroups import Subgroups
from ..models.summary import Summarised, Summary
from ..telling import p_value, telling, three_figures
from .axes import shown_range
from .chart import Chart
from .grouping import groups_of
from .lanes import Lanes
from .strips import Strip
from .studies import study_intervals


def forest(
    fit: Summarised,
    *,
    subgroups: Subgroups | None = None,
    favours: tuple[str, str] | None = None,
    title: str = "",
) -> Chart:
    """Lewis & Clarke (2001) BMJ 322:1479. Study intervals are normal, at the fit's level.

    fit: of pool, mantel_haenszel, peto or multilevel (with its CR2 interval)
    subgroups: of the same studies; each has its summary under its studies. Weights are those of
        the whole model, whatever the groups' own are.
    favours: words for less and for more than no effect, as ("favours us", "favours them")

    Ratios stand on a logarithmic axis. An interval that goes far beyond the others is cut, and
    ends in an arrow; its numbers are whole. Raises UnknownChoice for subgroups of other studies or
    of a result that was not pooled by inverse variance, and for `favours` where the measure has no
    number that is no effect; NoPooledEffect for a model with moderators.
    """
    if subgroups is not None and not isinstance(fit, Fit):
        raise UnknownChoice(
            "Subgroups are pooled by inverse variance, and this result is not.",
            mend="Leave them out, or draw pool(...) of the same effects.",
        )
    return _drawn(fit.summary(), subgroups, favours, title)


def _drawn(
    fit: Summary, subgroups: Subgroups | None, favours: tuple[str, str] | None, title: str
) -> Chart:
    told = telling(fit.effects.measure)
    if favours and told.no_effect is None:
        raise UnknownChoice(
            f"A {told.name} has no number that is no effect, so nothing can be favoured.",
            mend="Leave favours out.",
        )
    lower, upper = study_intervals(fit)
    studies = [
        Strip(label=label, shape="square", estimate=y, lower=low, upper=high, weight=w)
        for label, y, low, high, w in zip(
            fit.effects.labels,
            fit.effects.yi.tolist(),
            lower.tolist(),
            upper.tolist(),
            fit.weights.tolist(),
            strict=True,
        )
    ]
    strips = [*(_grouped(fit, subgroups, studies) if subgroups else studies), *_overall(fit)]
    level = f"{100 * fit.level:g}%"
    sentence = _sentence(fit, level)
    lanes = Lanes(
        title=title or f"{told.heading}: {fit.counted}",
        description=sentence,
        told=told,
        strips=tuple(strips),
        head=("Study", told.heading),
        level=fit.level,
        reach=_reach(fit, subgroups, lower, upper),
        favours=favours,
    )
    return Chart(title=lanes.title, sentence=sentence, sheet=lanes.drawing(), cells=lanes.table())


def _overall(fit: Summary) -> list[Strip]:
    strips = [
        Strip(
            label=f"All, {fit.model}",
            shape="diamond",
            estimate=fit.estimate,
            lower=fit.ci_lower,
            upper=fit.ci_upper,
            bold=True,
        )
    ]
    if fit.prediction_interval is not None:
        low, high = fit.prediction_interval
        strips.append(Strip(label="Prediction interval", shape="bar", lower=low, upper=high))
    return [*strips, Strip(label=heterogeneity_words(fit), shape="words")]


def _grouped(fit: Summary, subgroups: Subgroups, studies: list[Strip]) -> list[Strip]:
    strips: list[Strip] = []
    for group in groups_of(fit, subgroups):
        pooled = Strip(
            label=f"Pooled (k = {len(group.members)})",
            shape="diamond",
            estimate=group.estimate,
            lower=group.lower,
            upper=group.upper,
            bold=True,
        )
        strips += [Strip(label=group.name, shape="words", bold=True)]
        strips += [*(studies[place] for place in group.members), pooled]
        if group.fit is not None and group.fit.k > 1:
            strips.append(Strip(label=heterogeneity_words(group.fit.summary()), shape="words"))
    test = subgroups.between
    ratio = f"Q({test.df})" if np.isinf(test.df_within) else f"F({test.df}, {test.df_within:g})"
    words = f"Between groups: {ratio} = {test.statistic:.2f}, {p_value(test.pvalue)}"
    return [*strips, Strip(label=words, shape="words")]


def heterogeneity_words(fit: Summary) -> str:
    """A common effect has no variance between studies."""
    spread = "".join(f"{name} = {three_figures(value)}, " for name, value in fit.variances)
    return f"{spread}I² = {fit.i2:.0f}%, Q({fit.q_df}) = {fit.q:.2f}, {p_value(fit.q_pvalue)}"


def _reach(
    fit: Summary, subgroups: Subgroups | None, lower: FloatArray, upper: FloatArray
) -> tuple[float, float]:
    """Every study as far as `shown_range` lets it; every summary; a prediction interval as far
    again as the studies go."""
    low, high = shown_range(fit.effects.yi, lower, upper)
    spread = high - low
    ends = [fit.ci_lower, fit.ci_upper, *(fit.prediction_interval or ())]
    if subgroups is not None:
        ends += [*subgroups.ci_lower.tolist(), *subgroups.ci_upper.tolist()]
    first = max(low - spread / 2, min(ends))
    last = min(high + spread / 2, max(ends))
    return min(low, first), max(high, last)


def _sentence(fit: Summary, level: str) -> str:
    told = telling(fit.effects.measure)
    said = f"Forest plot of {fit.counted}: pooled {told.name} {told.number(fit.estimate)}, "
    return f"{said}{level} interval {told.interval(fit.ci_lower, fit.ci_upper)}."
