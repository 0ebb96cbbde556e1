"""The spread of Krippendorff's alpha over resamples of the same ratings."""

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.coincidences import Coincidences
from attunement.measures.agreement.differences import differences

type Array = NDArray[np.float64]

_NUMBERS = 1 << 20
"""Held at once, whatever the number of resamples."""


def of_pairs(
    seen: Coincidences, metric: str, generator: np.random.Generator, resamples: int
) -> Array:
    """As many pairs of ratings as there are, drawn from the observed coincidences, against the
    expected disagreement of all ratings: Hayes and Krippendorff (2007). Their own programme stops
    at 25 draws a cell, to save time; this does not."""
    table, marginals, n = seen.table, seen.marginals, seen.ratings
    apart = differences(metric, seen.values, marginals)
    expected = float(marginals @ apart @ marginals) / (n * (n - 1))
    cells = np.triu_indices(len(seen.values))
    chances = table[cells] * np.where(cells[0] == cells[1], 1, 2)
    counts = generator.multinomial(seen.pairs, chances / chances.sum(), size=resamples)
    return np.asarray(1 - counts @ apart[cells] / seen.pairs / expected)


def of_subjects(
    seen: Coincidences, metric: str, generator: np.random.Generator, resamples: int
) -> Array:
    """As many subjects as there are, drawn with all their ratings; NaN where all of a resample's
    ratings are alike."""
    even = np.full(seen.subjects, 1 / seen.subjects)
    at_once = max(1, _NUMBERS // max(seen.subjects, len(seen.values) ** 2))
    found = []
    for start in range(0, resamples, at_once):
        size = min(at_once, resamples - start)
        drawn = generator.multinomial(seen.subjects, even, size=size).astype(float)
        found.append(_alphas(seen, metric, drawn))
    return np.concatenate(found)


def _alphas(seen: Coincidences, metric: str, drawn: Array) -> Array:
    """`drawn`: a row a resample, how often each subject is in it."""
    marginals = drawn @ seen.counts
    n = marginals.sum(axis=1)
    if metric == "ordinal":
        observed, expected = _ordinal(seen, drawn, marginals)
    else:
        apart = differences(metric, seen.values, marginals[0])
        within = ((seen.counts @ apart) * seen.counts).sum(axis=1) / (seen.per_subject - 1)
        observed = drawn @ within
        expected = ((marginals @ apart) * marginals).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        alphas = 1 - (n - 1) * observed / expected
    return np.where((marginals > 0).sum(axis=1) > 1, alphas, np.nan)


def _ordinal(seen: Coincidences, drawn: Array, marginals: Array) -> tuple[Array, Array]:
    """Ordinal differences are squares of differences of middle ranks, which change with each
    resample; and sum over pairs of (a - b)^2 = 2 (m sum of a^2 - (sum of a)^2)."""
    ranks = np.cumsum(marginals, axis=1) - marginals / 2
    rated = seen.per_subject
    sums, squares = ranks @ seen.counts.T, ranks**2 @ seen.counts.T
    observed = (drawn * 2 * (rated * squares - sums**2) / (rated - 1)).sum(axis=1)
    n = marginals.sum(axis=1)
    expected = 2 * (n * (marginals * ranks**2).sum(axis=1) - (marginals * ranks).sum(axis=1) ** 2)
    return observed, expected
