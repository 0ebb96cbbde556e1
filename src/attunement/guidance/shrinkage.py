"""A share told for each of many small groups, each drawn towards what they have in common.

Two of two is not 100%. The groups' shares are taken as draws from one beta distribution, of which
neither the mean nor the spread is known, and each group's counts as binomial in its own share
(Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, section 5.3: the rat tumour example). Mean and
spread are averaged over a grid by how well they fit all the counts, so that two groups, or groups
that are all alike, need no rule of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaln

type Numbers = NDArray[np.float64]

MEANS: Numbers = (np.arange(24) + 0.5) / 24
"""Every common mean as likely as another beforehand."""
WEIGHTS: Numbers = np.geomspace(2, 200, 12)
"""How many families the common mean counts for; each doubling as likely as another. The least, 2,
is what Laplace's rule gives to a share of which nothing is known."""
HALVINGS = 30
"""Of the line from 0 to 1, to find an end of an interval: to one in a thousand million."""


@dataclass(frozen=True)
class Count:
    """`hits` of `of`. Raises ValueError where that cannot be."""

    hits: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.of:
            raise ValueError(f"{self.hits} of {self.of} cannot be.")


@dataclass(frozen=True)
class Share:
    """Between 0 and 1: the mean of what the share may be, and the ends between which it lies with
    probability `level`."""

    mean: float
    low: float
    high: float


def shares(
    counts: Sequence[Count],
    *,
    level: float = 0.9,
    means: Numbers = MEANS,
    weights: Numbers = WEIGHTS,
) -> tuple[Share, ...]:
    """The share of each group, in the order given; a group of nobody gets what is common to all."""
    mean, weight = (each.ravel() for each in np.meshgrid(means, weights, indexing="ij"))
    a, b = mean * weight, (1 - mean) * weight
    fit = np.zeros_like(a)
    for count in counts:
        fit += betaln(a + count.hits, b + count.of - count.hits) - betaln(a, b)
    credit = np.exp(fit - fit.max())
    credit /= credit.sum()
    tail = (1 - level) / 2
    return tuple(
        Share(
            mean=float(credit @ ((a + one.hits) / (a + b + one.of))),
            low=_quantile(tail, a + one.hits, b + one.of - one.hits, credit),
            high=_quantile(1 - tail, a + one.hits, b + one.of - one.hits, credit),
        )
        for one in counts
    )


def _quantile(share: float, a: Numbers, b: Numbers, credit: Numbers) -> float:
    """Where a mixture of beta distributions has `share` of itself below, by halving."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if float(credit @ betainc(a, b, middle)) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
