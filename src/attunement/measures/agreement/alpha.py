"""Krippendorff's alpha: agreement of any number of raters, any kind of level, ratings missing."""

from collections.abc import Hashable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.coincidences import Coincidences
from attunement.measures.agreement.differences import differences
from attunement.measures.agreement.errors import UnknownChoice
from attunement.measures.agreement.result import Agreement, checked_confidence

type Metric = Literal["nominal", "ordinal", "interval", "ratio"]
type Array = NDArray[np.float64]

_METHOD = "Krippendorff’s alpha ({metric}), interval by bootstrap of pairs"
_PAIRS_ARE_NOT_INDEPENDENT = (
    "The interval draws pairs of ratings as if independent. With more than two raters a subject, "
    "pairs share ratings, so the interval is likely to be too narrow."
)


def krippendorff_alpha(
    reliability_data: Sequence[Sequence[Hashable | None]],
    *,
    metric: Metric = "nominal",
    levels: Sequence[Hashable] | None = None,
    generator: np.random.Generator,
    resamples: int = 5000,
    confidence: float = 0.95,
) -> Agreement:
    """Alpha of `reliability_data`: a row a rater, a column a subject, None or NaN where not rated.

    `metric` says how far apart two ratings are. Ratings are numbers, or for `nominal` and
    `ordinal` anything; `levels` then gives the order (needed for `ordinal` unless numbers).
    Subjects that fewer than two rated are left out, and said. Undefined (with a reason) where all
    ratings are alike. Raises an `AgreementError`.

    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
    Interval: Hayes and Krippendorff (2007), Communication Methods and Measures 1, 77-89: as many
    pairs as there are, drawn from the observed coincidences, against the expected disagreement
    of all ratings. (Their own programme stops at 25 draws a cell, to save time; this does not.)
    """
    checked_confidence(confidence)
    if resamples < 1:
        raise UnknownChoice(f"{resamples} resamples. Draw 1 or more; 5,000 is usual.")
    seen = Coincidences.of(reliability_data, metric, levels)
    method = _METHOD.format(metric=metric)
    if len(seen.values) == 1:
        return Agreement(
            estimate=None,
            confidence=confidence,
            n=seen.subjects,
            raters=seen.raters,
            method=method,
            cautions=seen.cautions,
            reason=f"Every rating is {seen.values[0]}. With no variation, agreement beyond chance "
            "cannot be worked out.",
        )
    apart = differences(metric, seen.values, seen.marginals)
    expected = _expected(seen, apart)
    estimate = 1 - float((seen.table * apart).sum()) / seen.ratings / expected
    cautions = seen.cautions
    if seen.pairs > seen.subjects:
        cautions += (_PAIRS_ARE_NOT_INDEPENDENT,)
    if float(np.trace(seen.table)) == seen.table.sum():
        cautions += ("The raters agree on every subject, so no interval can be given.",)
        lower, upper = None, None
    else:
        drawn = _bootstrap(seen, apart / expected, generator, resamples)
        tails = np.quantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2])
        lower, upper = float(tails[0]), float(tails[1])
    return Agreement(
        estimate=estimate,
        ci_lower=lower,
        ci_upper=upper,
        confidence=confidence,
        n=seen.subjects,
        raters=seen.raters,
        method=method,
        cautions=cautions,
    )


def _expected(seen: Coincidences, apart: Array) -> float:
    n = seen.ratings
    return float(seen.marginals @ apart @ seen.marginals) / (n * (n - 1))


def _bootstrap(
    seen: Coincidences, apart: Array, generator: np.random.Generator, resamples: int
) -> Array:
    """Alpha of each resample; `apart` in units of the expected disagreement."""
    cells = np.triu_indices(len(seen.values))
    chances = seen.table[cells] * np.where(cells[0] == cells[1], 1, 2)
    counts = generator.multinomial(seen.pairs, chances / chances.sum(), size=resamples)
    return 1 - counts @ apart[cells] / seen.pairs
