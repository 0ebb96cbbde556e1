"""What moderators explain, in sentences that do not turn a difference into a cause."""

import numpy as np

from ..models.regression import Regression
from ..telling import decimal, p_value, telling, three_figures


def explained(fit: Regression) -> list[str]:
    return [*_coefficients(fit), *_together(fit), _left(fit), _CAUTION]


_CAUTION = (
    "Studies were not given their moderators by chance: a difference between them may have other "
    "causes."
)


def _coefficients(fit: Regression) -> list[str]:
    told = telling(fit.effects.measure)
    scale = f"the {told.name}" if told.back(1.0) == 1.0 else "the effect, on the scale pooled on"
    rows = []
    for i, name in enumerate(fit.names):
        letter = "z" if np.isinf(fit.df) else f"t({fit.df:g})"
        rows.append(
            f"{name} {decimal(float(fit.estimates[i]))} ({100 * fit.level:g}% CI "
            f"{decimal(float(fit.ci_lower[i]))} to {decimal(float(fit.ci_upper[i]))}; {letter} = "
            f"{decimal(float(fit.statistic[i]))}, {p_value(float(fit.pvalue[i]))})"
        )
    return [f"What each coefficient adds to {scale}, in {fit.k} studies: {'; '.join(rows)}."]


def _together(fit: Regression) -> list[str]:
    test = fit.omnibus
    ratio = "QM({})" if np.isinf(test.df_within) else "F({}, {:g})"
    words = ratio.format(test.df, test.df_within)
    said = [f"All moderators together: {words} = {test.statistic:.2f}, {p_value(test.pvalue)}."]
    if fit.r2 is not None:
        said.append(f"They account for {fit.r2:.0f}% of the variance between studies (R²).")
    return said


def _left(fit: Regression) -> str:
    q = f"QE({fit.q_df}) = {fit.q:.2f}, {p_value(fit.q_pvalue)}"
    if fit.common_effect:
        return f"What is left: I² {fit.i2:.0f}% ({q})."
    return f"What is left between studies: tau² {three_figures(fit.tau2)}, I² {fit.i2:.0f}% ({q})."
