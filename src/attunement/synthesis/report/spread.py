"""How much the effects differ between studies, in sentences."""

from ..models.fit import Fit
from ..models.summary import Summarised
from ..telling import p_value, telling, three_figures

NOT_THE_SAME = "An estimate of 0 does not show that the effects are the same in all studies."


def spread(fit: Summarised) -> list[str]:
    if isinstance(fit, Fit):
        return _between(fit)
    whole = fit.summary()
    if whole.k < 2:
        return []
    q = f"Q({whole.q_df}) = {whole.q:.2f}, {p_value(whole.q_pvalue)}"
    i2 = f"I² was {whole.i2:.0f}% ({q})."
    if not whole.variances:
        return [i2]
    told = telling(whole.effects.measure)
    scale = "" if told.back(1.0) == 1.0 else ", on the scale that was pooled,"
    parts = [f"{three_figures(value)} ({name})" for name, value in whole.variances]
    said = [f"The variance of effects{scale} was {' and '.join(parts)}, and {i2}"]
    if any(value == 0 for _, value in whole.variances):
        said.append(NOT_THE_SAME)
    return said


def _between(fit: Fit) -> list[str]:
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
        said.append(NOT_THE_SAME)
    return said
