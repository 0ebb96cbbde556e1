"""The pooled result of dependent effects over the correlation that nobody knows."""

from collections.abc import Sequence

import numpy as np

from ..models.levels import Multilevel
from ..telling import telling
from .axes import shown_range
from .chart import Chart
from .lanes import Lanes
from .strips import Strip

RHOS = (0.0, 0.2, 0.4, 0.6, 0.8)


def over_rho(fit: Multilevel, *, rhos: Sequence[float] = RHOS, title: str = "") -> Chart:
    """A row for each correlation of the sampling errors within a study, that of the fit in bold,
    with CR2 intervals. Raises NoPooledEffect for a model with moderators."""
    fit.summary()
    asked = sorted({*rhos, fit.rho or 0.0})
    found, told = fit.over_rho(asked), telling(fit.effects.measure)
    used = [rho == (fit.rho or 0.0) for rho in asked]
    strips = tuple(
        Strip(
            label=f"Correlation {rho:g}" + (" (used)" if own else ""),
            shape="diamond" if own else "square",
            estimate=float(found.estimate[i]),
            lower=float(found.ci_lower[i]),
            upper=float(found.ci_upper[i]),
            bold=own,
        )
        for i, (rho, own) in enumerate(zip(asked, used, strict=True))
    )
    ends = float(np.min(found.estimate)), float(np.max(found.estimate))
    sentence = (
        f"{fit.k} effects of {fit.studies} studies: with correlations of {asked[0]:g} to "
        f"{asked[-1]:g} within a study the pooled {told.name} goes from {told.interval(*ends)}."
    )
    lanes = Lanes(
        title=title or f"{told.heading} over the correlation within studies",
        description=sentence,
        told=told,
        strips=strips,
        head=("Correlation assumed", told.heading),
        level=fit.level,
        reach=shown_range(found.estimate, found.ci_lower, found.ci_upper),
    )
    return Chart(title=lanes.title, sentence=sentence, sheet=lanes.drawing(), cells=lanes.table())
