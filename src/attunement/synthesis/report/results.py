"""What came out, in sentences that claim no more than the numbers bear."""

from collections.abc import Sequence

import numpy as np

from ..diagnose import Refits, crossing
from ..models.fit import Fit
from ..models.subgroups import Subgroups
from ..telling import decimal, p_value, telling, three_figures


def results(fit: Fit, subgroups: Subgroups | None, without: Refits | None = None) -> list[str]:
    said = [_pooled(fit), *_against_no_effect(fit), *_spread(fit), *_prediction(fit)]
    said += _leaving_out(fit, without)
    if subgroups is not None:
        said += _groups(fit, subgroups)
    return said


def _pooled(fit: Fit) -> str:
    told = telling(fit.effects.measure)
    interval = told.interval(fit.ci_lower, fit.ci_upper)
    test = ""
    if told.no_effect is not None:
        letter = "z" if np.isinf(fit.df) else f"t({fit.df:g})"
        test = f"; {letter} = {decimal(fit.statistic)}, {p_value(fit.pvalue)}"
    if fit.k == 1:
        who = f"The one study ({fit.effects.labels[0]}) gave {_a(told.name)} of"
    else:
        who = f"The pooled {told.name} of the {fit.k} studies{_people(fit)} was"
    level = f"{100 * fit.level:g}% confidence interval (CI)"
    return f"{who} {told.number(fit.estimate)} ({level} {interval}{test})."


def _people(fit: Fit) -> str:
    if fit.effects.ni is None:
        return ""
    return f", which count {round(float(fit.effects.ni.sum())):,} people,"


def _against_no_effect(fit: Fit) -> list[str]:
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


def _spread(fit: Fit) -> list[str]:
    if fit.k < 2:
        return []
    q = f"Q({fit.q_df}) = {fit.q:.2f}, {p_value(fit.q_pvalue)}"
    if fit.tau2_ci is None or fit.i2_ci is None:
        return [f"I² was {fit.i2:.0f}% ({q})."]
    told = telling(fit.effects.measure)
    scale = "" if told.back(1.0) == 1.0 else ", on the scale that was pooled,"
    tau2_ci = " to ".join(map(three_figures, fit.tau2_ci))
    said = [
        f"The variance between studies (tau²){scale} was {three_figures(fit.tau2)} "
        f"({100 * fit.level:g}% CI {tau2_ci}) and "
        f"I² was {fit.i2:.0f}% ({fit.i2_ci.lower:.0f}% to {fit.i2_ci.upper:.0f}%; {q})."
    ]
    if fit.tau2 == 0:
        said.append("An estimate of 0 does not show that the effects are the same in all studies.")
    return said


def _prediction(fit: Fit) -> list[str]:
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


def _leaving_out(fit: Fit, without: Refits | None) -> list[str]:
    """Only where what is left can be pooled by the same model and test."""
    if fit.k < 3:
        return []
    told, without = telling(fit.effects.measure), without or fit.leave_one_out()
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


def _groups(fit: Fit, groups: Subgroups) -> list[str]:
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


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "aeio" else f"a {words}"
