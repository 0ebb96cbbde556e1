"""The variances of effects within studies, and the line that is best with them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import EffectSizes
from . import compiled
from .blocks import Blocks
from .climbs import Maximum, Tops, from_far_apart, highest, maximise, starts
from .components import AtTheta, Clustered, at_theta, dense_surface
from .nested import Nested
from .nested_likelihood import nested_surface
from .score import Likelihood
from .surface import Surface


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimated:
    """theta: (2,), and how it was found, `best`, None where it was given. With it: coefficients,
    beta (p,), their covariance, bread (p, p), and loglik. Without it: q, and trace: tr(P)."""

    theta: FloatArray
    best: Maximum | None
    beta: FloatArray
    bread: FloatArray
    loglik: float
    q: float
    trace: float


def estimated(
    effects: EffectSizes,
    x: FloatArray,
    blocks: Blocks,
    own: np.ndarray,
    rho: float | None,
    method: Likelihood,
    *,
    separate: bool,
    sigma2: tuple[float, float] | None,
) -> Estimated:
    """As `fit_levels` is asked. separate: no two effects share a variance within a study, so that
    sums over studies are enough."""
    given = None if sigma2 is None else np.array(sigma2)
    nested = Nested.build(effects, x, blocks, rho or 0.0) if separate else None
    if nested is not None and compiled.loaded("climb_loops") is not None:
        return _by_loops(nested, float(effects.vi.mean()), method, given)
    data = clustered(effects, x, blocks, blocks.codes(), own, rho)
    best = None if given is not None else _highest(effects, x, nested, data, method)
    theta = best.theta if best is not None else given
    assert theta is not None
    at, sampling = at_theta(data, theta, method), at_theta(data, np.zeros(2), method)
    q = np.einsum("gm,gmn,gn->", sampling.residual, sampling.inverse, sampling.residual)
    return Estimated(
        theta=theta,
        best=best,
        beta=at.beta,
        bread=at.bread,
        loglik=at.loglik,
        q=float(q),
        trace=_trace_p(data, sampling),
    )


def _by_loops(
    nested: Nested, scale: float, method: Likelihood, given: FloatArray | None
) -> Estimated:
    from . import climb_loops as climbing
    from . import level_loops as loops

    p, k = nested.p, nested.z.shape[1]
    reml = method == "REML"
    s = np.zeros(k) if nested.s is None else compiled.plain(nested.s)
    data = compiled.plain(nested.z), compiled.plain(nested.diagonal), s, np.append(nested.starts, k)
    best, theta, found = None, given, np.empty((p + 1, p + 1))
    if theta is None:
        total = max(float(nested.z[p] @ nested.z[p]) / (k - p), scale)
        where = starts(total)
        seen = np.empty((len(where), loops.WIDTH))
        for (one, other), out in zip(where.tolist(), seen, strict=True):
            loops.surface_at(one, other, *data, reml, False, out, found)
        chosen = from_far_apart(seen[:, loops.HEIGHT])
        where, seen = where[chosen], seen[chosen]
        for (one, other), out in zip(where.tolist(), seen, strict=True):
            loops.surface_at(one, other, *data, reml, True, out, found)
        left = climbing.climb_each(where, seen, scale, *data, reml)
        tops = Tops(theta=where, at=_surface(seen, loops), left=left)
        best = highest(tops, scale)
        theta = best.theta
    out, nothing = np.empty(loops.WIDTH), np.empty(loops.WIDTH)
    loops.surface_at(0.0, 0.0, *data, reml, True, nothing, found)
    loops.surface_at(theta[0], theta[1], *data, reml, True, out, found)
    bread = loops.swept(found, p)[0]
    back = np.linalg.inv(nested.triangle)
    free = k - p if reml else k
    return Estimated(
        theta=theta,
        best=best,
        beta=back @ (bread[:p, p] + nested.line),
        bread=back @ bread[:p, :p] @ back.T,
        loglik=float(out[loops.HEIGHT] - free * np.log(2 * np.pi) / 2),
        q=float(nothing[loops.Q]),
        trace=float(nothing[loops.TRACE]),
    )


def _surface(at: FloatArray, loops: Any) -> Surface:
    """From rows as `surface_at` writes them."""
    slope, bend, expected = (
        at[:, place : place + wide]
        for place, wide in ((loops.SLOPE, 2), (loops.BEND, 3), (loops.EXPECTED, 3))
    )
    square = [0, 1, 1, 2]
    return Surface(
        loglik=at[:, loops.HEIGHT],
        score=slope,
        hessian=-bend[:, square].reshape(-1, 2, 2),
        expected=expected[:, square].reshape(-1, 2, 2),
    )


def _highest(
    effects: EffectSizes,
    x: FloatArray,
    nested: Nested | None,
    data: Clustered,
    method: Likelihood,
) -> Maximum:
    scale = float(effects.vi.mean())
    residual = effects.yi - x @ np.linalg.lstsq(x, effects.yi)[0]
    total = max(float(residual @ residual) / (data.k - data.p), scale)
    if nested is None:
        return maximise(lambda theta: dense_surface(data, theta, method), total, scale)
    return maximise(lambda theta: nested_surface(nested, theta, method), total, scale)


def clustered(
    effects: EffectSizes,
    x: FloatArray,
    blocks: Blocks,
    study: np.ndarray,
    own: np.ndarray,
    rho: float | None,
) -> Clustered:
    """The model over blocks that hold whole studies. study, own: a code for each row, (k,); `own`
    counts within its study."""
    s = blocks.vector(np.sqrt(effects.vi))
    same = blocks.together(study)
    known = (rho or 0.0) * s[:, :, None] * s[:, None, :] * same
    diagonal = np.arange(s.shape[1])
    known[:, diagonal, diagonal] = blocks.vector(effects.vi)
    return Clustered(
        y=blocks.vector(effects.yi),
        x=blocks.vector(x),
        known=known + blocks.padding(),
        parts=np.stack([same, same * blocks.together(own)]),
        k=effects.k,
    )


def _trace_p(data: Clustered, at: AtTheta) -> float:
    """tr(P), the padding not counted."""
    diagonal = np.einsum("gmm->gm", at.inverse)
    there = np.einsum("gmm->gm", data.parts[0])
    wx = at.inverse @ data.x
    return float((diagonal * there).sum() - np.trace(at.bread @ np.einsum("gmp,gmq->pq", wx, wx)))
