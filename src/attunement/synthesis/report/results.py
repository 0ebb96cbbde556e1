"""What came out, in sentences that claim no more than the numbers bear."""

from collections.abc import Sequence

import numpy as np

from ..diagnose import crossing
from ..models.levels import Multilevel
from ..models.subgroups import Subgroups
from ..models.summary import Summarised, Summary, WithoutEach
from ..telling import decimal, p_value, telling
from .spread import spread
from .words import a


def results(
    fit: Summarised, subgroups: Subgroups | None, without: WithoutEach | None = None
) -> list[str]:
    """Raises NoPooledEffect for a model with moderators."""
    whole = fit.summary()
    said = [_pooled(whole), *_against_no_effect(whole), *spread(fit), *_prediction(whole)]
    said += _leaving_out(whole, without, fit)
    if isinstance(fit, Multilevel):
        said += _over_rho(fit)
    if subgroups is not None:
        said += _groups(whole, subgroups)
    return said


def _pooled(fit: Summary) -> str:
    told = telling(fit.effects.measure)
    interval = told.interval(fit.ci_lower, fit.ci_upper)
    test = ""
    if told.no_effect is not None:
        letter = "z" if np.isinf(fit.df) else f"t({round(fit.df, 1):g})"
        test = f"; {letter} = {decimal(fit.statistic)}, {p_value(fit.pvalue)}"
    if fit.k == 1:
        who = f"The one study ({fit.effects.labels[0]}) gave {a(told.name)} of"
    else:
        who = f"The pooled {told.name} of the {fit.counted}{_people(fit)} was"
    level = f"{100 * fit.level:g}% confidence interval (CI)"
    return f"{who} {told.number(fit.estimate)} ({level} {interval}{test})."


def _people(fit: Summary) -> str:
    if fit.effects.ni is None or fit.studies is not None:
        return ""  # a person counts in each effect of a study
    return f", which count {round(float(fit.effects.ni.sum())):,} people,"


def _against_no_effect(fit: Summary) -> list[str]:
    told = telling(fit.effects.measure)
    if told.no_effect is None:
        return []
    null = f"{told.no_effect:g}, no effect"
    if told.holds_no_effect(fit.ci_lower, fit.ci_upper):
        return [
            f"The interval includes {null}: these studies do not show an effect, and they do not "
            "show that there is none."
        ]
    side = "below" if told.back(fit.estimate) < told.no_effect else "above"
    return [f"The interval lies {side} {null}."]


def _prediction(fit: Summary) -> list[str]:
    if fit.prediction_interval is None:
        return []
    told, (low, high) = telling(fit.effects.measure), fit.prediction_interval
    said = [
        f"The {100 * fit.level:g}% prediction interval for the effect of a new study like these "
        f"was {told.interval(low, high)}."
    ]
    clear = told.no_effect is not None and not told.holds_no_effect(fit.ci_lower, fit.ci_upper)
    if clear and told.holds_no_effect(low, high):
        said.append("It includes no effect, so a new study may find none or the opposite.")
    return said


def _leaving_out(fit: Summary, without: WithoutEach | None, model: Summarised) -> list[str]:
    """Only where what is left can be pooled by the same model and test."""
    if (fit.studies or fit.k) < 3:
        return []
    told, without = telling(fit.effects.measure), without or model.leave_one_out()
    if not np.isfinite(without.ci_lower).all():
        return []
    ends = float(without.estimate.min()), float(without.estimate.max())
    said = [
        f"Without each study in turn the pooled {told.name} ranged from {told.interval(*ends)}."
    ]
    if told.no_effect is not None:
        whole = told.holds_no_effect(fit.ci_lower, fit.ci_upper)
        other = crossing(fit, without)
        now = "no longer includes" if whole else "includes"
        if other:
            said.append(f"The interval {now} no effect without {_or(other)}.")
    return said


def _over_rho(fit: Multilevel) -> list[str]:
    """What is assumed of a correlation that nobody knows must be seen not to matter."""
    if not fit.rho:
        return []
    told, found = telling(fit.effects.measure), fit.over_rho()
    ends = float(found.estimate.min()), float(found.estimate.max())
    said = [
        f"With correlations from {found.rho[0]:g} to {found.rho[-1]:g} in place of {fit.rho:g} the "
        f"pooled {told.name} went from {told.interval(*ends)}."
    ]
    holds = [
        told.holds_no_effect(low, high)
        for low, high in zip(found.ci_lower.tolist(), found.ci_upper.tolist(), strict=True)
    ]
    if told.no_effect is not None and len(set(holds)) > 1:
        said.append("Whether its interval includes no effect depends on that correlation.")
    return said


def _groups(fit: Summary, groups: Subgroups) -> list[str]:
    told = telling(fit.effects.measure)
    each = "; ".join(
        f"{name} {told.number(groups.estimate[i])} (k = {groups.k[i]}, {100 * fit.level:g}% CI "
        f"{told.interval(groups.ci_lower[i], groups.ci_upper[i])})"
        for i, name in enumerate(groups.names)
    )
    test = groups.between
    ratio = f"Q({test.df})" if np.isinf(test.df_within) else f"F({test.df}, {test.df_within:g})"
    return [
        f"By group: {each}. Test of a difference between groups: {ratio} = "
        f"{test.statistic:.2f}, {p_value(test.pvalue)}. Groups of studies were not made by chance: "
        "a difference between them may have other causes."
    ]


def _or(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
