"""The pooled result as studies come in, one row for each."""

from collections.abc import Sequence

import numpy as np

from ..diagnose import cumulative as refits_in_order
from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from ..models.fit import Fit
from ..telling import telling
from .axes import shown_range
from .chart import Chart
from .lanes import Lanes
from .strips import Strip


def cumulative(
    fit: Fit, *, by: Sequence[float] | FloatArray | None = None, title: str = ""
) -> Chart:
    """Row i is the result of the first i studies in the order of `by` (k,), or as given. Lau et
    al. (1992) N. Engl. J. Med. 327:248. A row without an interval says so. Raises UnknownChoice
    for what was not pooled from independent effects by inverse variance.
    """
    if not isinstance(fit, Fit):
        raise UnknownChoice(
            "A cumulative plot is of independent effects pooled by inverse variance.",
            mend="Draw pool(...) of these effects.",
        )
    told, found = telling(fit.effects.measure), refits_in_order(fit, by=by)
    known = np.isfinite(found.ci_lower)
    strips = []
    for i, label in enumerate(found.labels):
        name = f"+ {label}" if i else label
        if known[i]:
            low, high = float(found.ci_lower[i]), float(found.ci_upper[i])
            strips.append(
                Strip(
                    label=name,
                    shape="square",
                    estimate=float(found.estimate[i]),
                    lower=low,
                    upper=high,
                )
            )
        else:
            strips.append(Strip(label=f"{name}: {_alone(fit, found.estimate[i])}", shape="words"))
    if known.any():
        reach = shown_range(found.estimate[known], found.ci_lower[known], found.ci_upper[known])
    else:
        reach = (float(fit.effects.yi.min()), float(fit.effects.yi.max()))
    sentence = (
        f"Cumulative plot of {fit.k} studies: the pooled {told.name} goes from "
        f"{told.number(float(found.estimate[0]))} with the first to "
        f"{told.number(fit.estimate)} with all."
    )
    lanes = Lanes(
        title=title or f"{told.heading} as studies come in",
        description=sentence,
        told=told,
        strips=tuple(strips),
        head=("With each study added", told.heading),
        level=fit.level,
        reach=reach,
    )
    return Chart(title=lanes.title, sentence=sentence, sheet=lanes.drawing(), cells=lanes.table())


def _alone(fit: Fit, estimate: float) -> str:
    told = telling(fit.effects.measure)
    return f"{told.number(estimate)}, no interval: too few studies for the test {fit.test}"
