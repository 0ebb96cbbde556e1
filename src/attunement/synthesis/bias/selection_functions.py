"""How likely a study is to be seen, given its p-value: the shapes that have been proposed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray

Weights = tuple[FloatArray, FloatArray]
"""Weights, shape (n,), and their slopes by each delta, shape (deltas, n)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """`weigh` takes p, 1 - p (apart, so that neither loses digits) and the deltas.

    clip: p-values are held this far from 0 and 1, where the shape has no finite weight
    null: deltas at which every study is as likely to be seen
    """

    name: str
    words: str
    source: str
    null: tuple[float, ...]
    weigh: Callable[[FloatArray, FloatArray, FloatArray], Weights]
    clip: float = 0.0


def _halfnorm(p: FloatArray, q: FloatArray, delta: FloatArray) -> Weights:
    weights = np.exp(-delta[0] * p**2)
    return weights, (-(p**2) * weights)[None]


def _negexp(p: FloatArray, q: FloatArray, delta: FloatArray) -> Weights:
    weights = np.exp(-delta[0] * p)
    return weights, (-p * weights)[None]


def _logistic(p: FloatArray, q: FloatArray, delta: FloatArray) -> Weights:
    falling = np.exp(-delta[0] * p)
    return 2 * falling / (1 + falling), (-2 * p * falling / (1 + falling) ** 2)[None]


def _power(p: FloatArray, q: FloatArray, delta: FloatArray) -> Weights:
    weights = q ** delta[0]
    return weights, (np.log(q) * weights)[None]


def _beta(p: FloatArray, q: FloatArray, delta: FloatArray) -> Weights:
    weights = p ** (delta[0] - 1) * q ** (delta[1] - 1)
    return weights, np.stack([np.log(p) * weights, np.log(q) * weights])


PRESTON = "Preston, Ashby & Smyth 2004, Stat Med 23:1-20"
SHAPES = {
    shape.name: shape
    for shape in (
        Shape(
            name="beta",
            words="beta",
            source="Citkowicz & Vevea 2017, Psychol Methods 22:28-41",
            null=(1.0, 1.0),
            weigh=_beta,
            clip=1e-5,
        ),
        Shape(name="halfnorm", words="half-normal", source=PRESTON, null=(0.0,), weigh=_halfnorm),
        Shape(
            name="negexp",
            words="negative exponential",
            source=PRESTON,
            null=(0.0,),
            weigh=_negexp,
        ),
        Shape(name="logistic", words="logistic", source=PRESTON, null=(0.0,), weigh=_logistic),
        Shape(
            name="power",
            words="power",
            source="metafor's manual, selmodel",
            null=(0.0,),
            weigh=_power,
            clip=1e-5,
        ),
    )
}
