"""Krippendorff's alpha: agreement of any number of raters, any kind of level, ratings missing."""

from collections.abc import Hashable, Sequence
from typing import Literal

import numpy as np

from attunement.measures.agreement.coincidences import Coincidences
from attunement.measures.agreement.differences import differences
from attunement.measures.agreement.errors import UnknownChoice
from attunement.measures.agreement.resampling import of_pairs, of_subjects
from attunement.measures.agreement.result import Agreement, checked_confidence

type Metric = Literal["nominal", "ordinal", "interval", "ratio"]
type Resample = Literal["subjects", "pairs"]

_METHOD = "Krippendorff’s alpha ({metric}), interval by bootstrap of {resample}"
_EXACT = "The raters agree on every subject, so no interval can be given."
_PAIRS_SHARE_RATINGS = (
    "The interval draws pairs of ratings as if independent. With more than two raters a subject "
    "pairs share ratings, so the interval is too narrow. Draw subjects instead."
)


def krippendorff_alpha(
    reliability_data: Sequence[Sequence[Hashable | None]],
    *,
    metric: Metric = "nominal",
    levels: Sequence[Hashable] | None = None,
    generator: np.random.Generator,
    resample: Resample = "subjects",
    resamples: int = 5000,
    confidence: float = 0.95,
) -> Agreement:
    """Alpha of `reliability_data`: a row a rater, a column a subject, None or NaN where not rated.

    `metric` says how far apart two ratings are. Ratings are numbers, or for `nominal` and
    `ordinal` anything; `levels` then gives the order (needed for `ordinal` unless numbers).
    Subjects that fewer than two rated are left out, and said. Undefined (with a reason) where all
    ratings are alike. Raises an `AgreementError`.

    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
    The interval is of percentiles. `resample` "subjects" draws subjects with all their ratings;
    "pairs" is the interval of Hayes and Krippendorff (2007), Communication Methods and Measures 1,
    77-89, for comparison with others: with three raters or more it is too narrow (in our
    simulation a 95% interval held the truth about 85 times in 100 for three, and 73 for four).
    """
    checked_confidence(confidence)
    if resamples < 1:
        raise UnknownChoice(f"{resamples} resamples. Draw 1 or more; 5,000 is usual.")
    if resample not in ("subjects", "pairs"):
        raise UnknownChoice(f"Resample subjects or pairs, not {resample!r}.")
    seen = Coincidences.of(reliability_data, metric, levels)
    method = _METHOD.format(metric=metric, resample=resample)
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
    table, marginals, n = seen.table, seen.marginals, seen.ratings
    apart = differences(metric, seen.values, marginals)
    disagreement = float((table * apart).sum()) / float(marginals @ apart @ marginals)
    estimate = 1 - (n - 1) * disagreement
    lower, upper = None, None
    if disagreement == 0:
        cautions: tuple[str, ...] = (_EXACT,)
    else:
        draw = of_pairs if resample == "pairs" else of_subjects
        drawn = draw(seen, metric, generator, resamples)
        defined = drawn[~np.isnan(drawn)]
        cautions = _on_resamples(seen, resample, len(drawn) - len(defined), len(drawn))
        if defined.size:
            tails = np.quantile(defined, [(1 - confidence) / 2, (1 + confidence) / 2])
            lower, upper = float(tails[0]), float(tails[1])
    return Agreement(
        estimate=estimate,
        ci_lower=lower,
        ci_upper=upper,
        confidence=confidence,
        n=seen.subjects,
        raters=seen.raters,
        method=method,
        cautions=(*seen.cautions, *cautions),
    )


def _on_resamples(seen: Coincidences, resample: str, undefined: int, drawn: int) -> tuple[str, ...]:
    if resample == "pairs" and seen.pairs > seen.subjects:
        return (_PAIRS_SHARE_RATINGS,)
    if not undefined:
        return ()
    return (
        f"In {undefined:,} of {drawn:,} resamples all ratings were alike. They are left out of the "
        "interval.",
    )
