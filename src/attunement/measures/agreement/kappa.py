"""Agreement of two people beyond chance: Cohen's kappa, plain and weighted."""

from collections.abc import Hashable, Sequence
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from attunement.measures.agreement.errors import UnknownChoice
from attunement.measures.agreement.pairs import checked_pairs, cross_table
from attunement.measures.agreement.result import Agreement, checked_confidence

type Weights = Literal["linear", "quadratic"]

_INTERVAL = "with the standard error of Fleiss, Cohen and Everitt (1969)"


def cohen_kappa[R: Hashable](
    first: Sequence[R], second: Sequence[R], *, confidence: float = 0.95
) -> Agreement:
    """Cohen's kappa for two people's ratings, in order of subject, on levels without an order.

    Undefined (with a reason) where both used one and the same level throughout. Raises an
    `AgreementError`. Cohen (1960), Educational and Psychological Measurement 20, 37-46; standard
    error: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323-327, equation 13.
    """
    pairs = checked_pairs(first, second)
    levels = list(dict.fromkeys(rating for pair in pairs for rating in pair))
    return _kappa(
        pairs, levels, np.eye(len(levels)), f"Cohen’s kappa, {_INTERVAL}", confidence=confidence
    )


def weighted_kappa[R: Hashable](
    first: Sequence[R],
    second: Sequence[R],
    *,
    levels: Sequence[R],
    weights: Weights,
    confidence: float = 0.95,
) -> Agreement:
    """Weighted kappa for two people's ratings, in order of subject, on ordered levels.

    `levels` names every level of the scale from first to last, used or not; levels count as evenly
    spaced. An agreement weighs 1 less its distance (`linear`) or its distance squared
    (`quadratic`), as a share of the longest. Undefined and raises as `cohen_kappa`.
    Cohen (1968), Psychological Bulletin 70, 213-220; standard error as for `cohen_kappa`.
    """
    if len(set(levels)) != len(levels) or len(levels) < 2:
        raise UnknownChoice("Name two levels or more, each once, from the first to the last.")
    if weights not in ("linear", "quadratic"):
        raise UnknownChoice(f"Weights are linear or quadratic, not {weights!r}.")
    pairs = checked_pairs(first, second)
    steps = np.arange(len(levels))
    apart = np.abs(np.subtract.outer(steps, steps)) / (len(levels) - 1)
    agreement = 1 - (apart if weights == "linear" else apart**2)
    method = f"Weighted kappa ({weights} weights), {_INTERVAL}"
    return _kappa(
        pairs,
        levels,
        agreement,
        method,
        confidence=confidence,
        cautions=_few_for_weights(len(pairs), len(levels)),
    )


def _kappa[R: Hashable](
    pairs: Sequence[tuple[R, R]],
    levels: Sequence[R],
    weights: NDArray[np.float64],
    method: str,
    *,
    confidence: float,
    cautions: tuple[str, ...] = (),
) -> Agreement:
    z = NormalDist().inv_cdf((1 + checked_confidence(confidence)) / 2)
    table = cross_table(pairs, levels)
    used = tuple({pair[rater] for pair in pairs} for rater in (0, 1))
    if len(used[0] | used[1]) == 1:
        reason = (
            f"Both people rated every subject {next(iter(used[0]))}. With no variation, agreement "
            "beyond chance cannot be worked out."
        )
        return Agreement(
            estimate=None,
            confidence=confidence,
            n=len(pairs),
            raters=2,
            method=method,
            reason=reason,
        )
    estimate, error = _with_standard_error(table, weights, len(pairs))
    cautions += _one_level(used)
    if all(one == other for one, other in pairs):
        # The formula's standard error is 0 here, and 1 to 1 would claim to be certain.
        cautions += ("They agreed on every subject, so no interval can be given.",)
        error = 0.0
    elif error == 0:
        cautions += ("The standard error is 0 for these ratings, so no interval can be given.",)
    return Agreement(
        estimate=estimate,
        ci_lower=max(-1.0, estimate - z * error) if error else None,
        ci_upper=min(1.0, estimate + z * error) if error else None,
        confidence=confidence,
        n=len(pairs),
        raters=2,
        method=method,
        cautions=cautions,
    )


def _with_standard_error(
    table: NDArray[np.float64], weights: NDArray[np.float64], n: int
) -> tuple[float, float]:
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed = float((weights * table).sum())
    by_chance = float(rows @ weights @ columns)
    row_means, column_means = weights @ columns, weights.T @ rows
    terms = weights * (1 - by_chance) - np.add.outer(row_means, column_means) * (1 - observed)
    square = float((table * terms**2).sum())
    left = square - (observed * by_chance - 2 * by_chance + observed) ** 2
    # Two equal squares may differ by rounding alone.
    left = left if left > 1e-12 * square else 0.0
    estimate = (observed - by_chance) / (1 - by_chance)
    return estimate, sqrt(left / n) / (1 - by_chance) ** 2


def _one_level[R: Hashable](used: tuple[set[R], ...]) -> tuple[str, ...]:
    return tuple(
        f"{person} used one level only, so kappa is 0 however often the two agree."
        for person, levels in zip(("The first person", "The second person"), used, strict=True)
        if len(levels) == 1
    )


def _few_for_weights(n: int, levels: int) -> tuple[str, ...]:
    """Cicchetti (1981), Applied Psychological Measurement 5, 101-104; simulated for 3 to 10."""
    needed = 2 * levels**2
    if n >= needed or not 3 <= levels <= 10:
        return ()
    return (
        f"{n} subjects are few for {levels} levels: this standard error asks for about {needed} "
        "(Cicchetti 1981).",
    )
