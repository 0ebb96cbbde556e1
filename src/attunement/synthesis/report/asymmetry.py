"""What was looked at for missing studies: no test of it can show that none is missing."""

from ..bias.egger import Egger
from ..bias.trim_and_fill import TrimAndFill
from ..telling import decimal, p_value, telling


def asymmetry(egger: Egger | None, filled: TrimAndFill | None) -> list[str]:
    said = []
    if egger is not None:
        letter = "z" if egger.df is None else f"t({egger.df:g})"
        said.append(
            "The regression test of funnel asymmetry (Egger et al. 1997) gave a slope of "
            f"{decimal(egger.slope)} ({letter} = {decimal(egger.statistic)}, "
            f"{p_value(egger.pvalue)}). Asymmetry has other causes than missing studies, and a "
            "large p-value does not show that none is missing (Sterne et al. 2011)."
        )
    if filled is not None:
        whole = filled.fit
        told = telling(whole.effects.measure)
        them = "it" if filled.k0 == 1 else "them"
        result = (
            f"; with {them} the pooled {told.name} would be {told.number(whole.estimate)} "
            f"({100 * whole.level:g}% CI {told.interval(whole.ci_lower, whole.ci_upper)})"
            if filled.k0
            else ""
        )
        studies = "study" if filled.k0 == 1 else "studies"
        said.append(
            f"Trim and fill (Duval & Tweedie 2000) put back {filled.k0} {studies} on the "
            f"{filled.side}{result}. That is a picture of one kind of selection, not a corrected "
            "result."
        )
    return said
