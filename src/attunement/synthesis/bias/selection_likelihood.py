"""The likelihood of the studies that were seen: normal effects, weighted by how likely each was to
be seen, over the share of all studies that would be."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.polynomial.legendre import leggauss
from numpy.typing import NDArray
from scipy import special

from ..effects.arrays import FloatArray
from .selection_functions import Shape, Weights

EDGE = 8.0
"""z beyond which a p-value is as good as 0 or 1."""
NODES, WEIGHTS = leggauss(11)
"""For panels one standard error wide: a density no narrower than that is integrated to 1e-12."""


class Selection(Protocol):
    """How studies come to be seen. Cells: stretches of z = y / sqrt(v) with one weight each;
    nodes: points between them at which the weight is taken for quadrature."""

    null: FloatArray
    cells: FloatArray
    nodes: FloatArray
    quadrature: FloatArray

    def of_studies(self, delta: FloatArray) -> Weights: ...
    def of_cells(self, delta: FloatArray) -> Weights: ...
    def of_nodes(self, delta: FloatArray) -> Weights: ...


def p_values(z: FloatArray, two_sided: bool) -> tuple[FloatArray, FloatArray]:
    """p and 1 - p. One-sided: small for large z."""
    if two_sided:
        return 2 * special.ndtr(-np.abs(z)), special.erf(np.abs(z) / np.sqrt(2))
    return special.ndtr(-z), special.ndtr(z)


class Steps:
    """One weight between each two steps; the first is 1. Cells have shape (c, 2), lower and upper
    end; two-sided p-values give two cells for each step."""

    def __init__(self, z: FloatArray, steps: tuple[float, ...], two_sided: bool) -> None:
        self.null = np.ones(len(steps) - 1)
        p, _ = p_values(z, two_sided)
        self.study: NDArray[np.intp] = np.searchsorted(steps, p, side="left")
        ends = np.array([0.0, *steps])
        if two_sided:
            far, near = -special.ndtri(ends[:-1] / 2), -special.ndtri(ends[1:] / 2)
            self.cells = np.concatenate(
                [np.column_stack([near, far]), np.column_stack([-far, -near])]
            )
            self.step: NDArray[np.intp] = np.tile(np.arange(len(steps)), 2)
        else:
            self.cells = np.column_stack([-special.ndtri(ends[1:]), -special.ndtri(ends[:-1])])
            self.step = np.arange(len(steps))
        self.nodes = self.quadrature = np.empty(0)

    def _at(self, places: NDArray[np.intp], delta: FloatArray) -> Weights:
        weights = np.concatenate([[1.0], delta])[places]
        slopes = (places[None] == 1 + np.arange(delta.size)[:, None]).astype(float)
        return weights, slopes

    def of_studies(self, delta: FloatArray) -> Weights:
        return self._at(self.study, delta)

    def of_cells(self, delta: FloatArray) -> Weights:
        return self._at(self.step, delta)

    def of_nodes(self, delta: FloatArray) -> Weights:
        return np.empty(0), np.empty((delta.size, 0))


class Smooth:
    """A weight that changes with p: both tails are cells, all between them is quadrature."""

    def __init__(self, z: FloatArray, shape: Shape, two_sided: bool) -> None:
        self.shape, self.two_sided, self.z = shape, two_sided, z
        self.null = np.array(shape.null)
        breaks = np.arange(-EDGE, EDGE + 1)
        if shape.clip:
            at = -special.ndtri(np.array([shape.clip, 1 - shape.clip]) / (1 + two_sided))
            breaks = np.unique(np.concatenate([breaks, at, -at]))
        low, high = breaks[:-1, None], breaks[1:, None]
        self.nodes = ((low + high) / 2 + (high - low) / 2 * NODES).ravel()
        self.quadrature = ((high - low) / 2 * WEIGHTS).ravel()
        self.cells = np.array([[-np.inf, -EDGE], [EDGE, np.inf]])

    def _at(self, z: FloatArray, delta: FloatArray) -> Weights:
        p, q = p_values(z, self.two_sided)
        clip = self.shape.clip
        if clip:
            p, q = np.clip(p, clip, 1 - clip), np.clip(q, clip, 1 - clip)
        return self.shape.weigh(p, q, delta)

    def of_studies(self, delta: FloatArray) -> Weights:
        return self._at(self.z, delta)

    def of_cells(self, delta: FloatArray) -> Weights:
        return self._at(np.array([-EDGE, EDGE]), delta)

    def of_nodes(self, delta: FloatArray) -> Weights:
        return self._at(self.nodes, delta)


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """yi, vi: shape (k,). Parameters: average, tau2, deltas."""

    yi: FloatArray
    vi: FloatArray
    selection: Selection

    def value_and_slope(self, at: FloatArray) -> tuple[float, FloatArray]:
        """Log-likelihood and its slope by each parameter; minus infinity where a study that was
        seen could not have been."""
        mu, tau2, delta = at[0], at[1], at[2:]
        s2 = self.vi + tau2
        s, root = np.sqrt(s2), np.sqrt(self.vi)
        off = self.yi - mu
        weights, weight_slopes = self.selection.of_studies(delta)
        seen, seen_slopes = self._share_seen(mu, s, root, delta)
        if not (np.all(weights > 0) and np.all(seen > 0)):
            return -np.inf, np.full(at.size, np.nan)
        value = np.sum(
            -0.5 * np.log(2 * np.pi * s2) - off**2 / (2 * s2) + np.log(weights) - np.log(seen)
        )
        slopes = np.concatenate(
            [
                [np.sum(off / s2), np.sum(off**2 / s2**2 - 1 / s2) / 2],
                np.sum(weight_slopes / weights, axis=1),
            ]
        )
        return float(value), slopes - np.sum(seen_slopes / seen, axis=1)

    def _share_seen(
        self, mu: float, s: FloatArray, root: FloatArray, delta: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Share (k,) and its slopes (2 + deltas, k)."""
        cells, cell_slopes = self.selection.of_cells(delta)
        low = (self.selection.cells[:, 0] * root[:, None] - mu) / s[:, None]
        high = (self.selection.cells[:, 1] * root[:, None] - mu) / s[:, None]
        mass = _mass(low, high)
        flow = _density(low) - _density(high)
        turn = _times(low) - _times(high)
        share, by_mu = mass @ cells, flow @ cells / s
        by_tau2, by_delta = turn @ cells / (2 * s**2), mass @ cell_slopes.T
        if self.selection.nodes.size:
            x = (self.selection.nodes * root[:, None] - mu) / s[:, None]
            density = np.exp(-0.5 * x**2) * (root / (s * np.sqrt(2 * np.pi)))[:, None]
            nodes, node_slopes = self.selection.of_nodes(delta)
            # One product: the moments of x follow from those of z, of which it is a line.
            z = self.selection.nodes
            powers = np.stack([nodes, nodes * z, nodes * z**2, *node_slopes])
            none, once, twice, *slopes = (density @ (powers * self.selection.quadrature).T).T
            share = share + none
            by_mu = by_mu + (root * once - mu * none) / s**2
            square = (root**2 * twice - 2 * mu * root * once + mu**2 * none) / s**2
            by_tau2 = by_tau2 + (square - none) / (2 * s**2)
            by_delta = by_delta + np.stack(slopes, axis=1)
        return share, np.vstack([by_mu, by_tau2, by_delta.T])


def _density(x: FloatArray) -> FloatArray:
    return np.asarray(np.exp(-0.5 * x**2) / np.sqrt(2 * np.pi))


def _times(x: FloatArray) -> FloatArray:
    """x times the density, 0 at infinity."""
    return np.where(np.isfinite(x), np.where(np.isfinite(x), x, 0.0) * _density(x), 0.0)


def _mass(low: FloatArray, high: FloatArray) -> FloatArray:
    """Probability between, taken in the tail where it loses no digits."""
    flip = low > 0
    return np.asarray(
        np.where(
            flip, special.ndtr(-low) - special.ndtr(-high), special.ndtr(high) - special.ndtr(low)
        )
    )
