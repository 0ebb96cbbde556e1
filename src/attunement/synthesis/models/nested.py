"""Effects within studies, each with a variance of its own: M^-1 in sums over studies.

In a study M = D + s s' + theta_1 1 1', with D = diag((1 - rho) v + theta_2) and s = sqrt(rho v).
With G = (D + s s')^-1 (Sherman & Morrison (1950) Ann. Math. Stat. 21:124), h = G1, S = 1'h and
z_ = h'z / S
    M^-1 z = G(z - z_) + c h z_,  c = 1 / (1 + theta_1 S),  log|M| = log|D + s s'| - log c
so that nothing large is taken from anything as large, however wide theta_1 is beside v.
"""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import EffectSizes
from .blocks import Blocks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nested:
    """k effects, study by study, of g studies.

    z: an orthonormal design and, as its last row, the effects less their ordinary least-squares
        line, (p + 1, k)
    diagonal: (1 - rho) v, (k,); s: (k,), None where rho is 0. An effect alone in its study
        correlates with none: its s is 0
    study: the place of each effect's study, (k,); starts: of each study's effects, (g,)
    several: 1 for a study of two effects or more, 0 for one, (g,); among: the same, (k,)
    triangle, line: the design is z[:-1].T @ triangle, and the line has these coefficients in z
    """

    z: FloatArray
    diagonal: FloatArray
    s: FloatArray | None
    study: np.ndarray
    starts: np.ndarray
    several: FloatArray
    among: FloatArray
    triangle: FloatArray
    line: FloatArray

    @classmethod
    def build(cls, effects: EffectSizes, x: FloatArray, blocks: Blocks, rho: float) -> "Nested":
        order, sizes = blocks.rows[blocks.there], blocks.there.sum(axis=1)
        study = np.repeat(np.arange(blocks.g), sizes)
        several = np.where(sizes > 1, 1.0, 0.0)
        y, v = effects.yi[order], effects.vi[order]
        columns, triangle = np.linalg.qr(x[order])
        line = y @ columns
        shared = rho * v * several[study]
        return cls(
            z=np.vstack([columns.T, y - columns @ line]),
            diagonal=v - shared,
            s=np.sqrt(shared) if rho else None,
            study=study,
            starts=np.cumsum(sizes) - sizes,
            several=several,
            among=several[study],
            triangle=triangle,
            line=line,
        )

    @property
    def p(self) -> int:
        return len(self.z) - 1

    def sums(self, values: FloatArray) -> FloatArray:
        """Over the effects of each study, (..., k) to (..., g)."""
        return np.asarray(np.add.reduceat(values, self.starts, axis=-1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inverse:
    """M^-1 of every study at n points. w: 1 / D, (n, k); ws: w s, (n, k), and kappa:
    1 / (1 + s'ws), (n, g), None where rho is 0; h: (n, k); total: S, c: (n, g)."""

    data: Nested
    w: FloatArray
    ws: FloatArray | None
    kappa: FloatArray | None
    h: FloatArray
    total: FloatArray
    c: FloatArray

    @classmethod
    def at(cls, data: Nested, theta: FloatArray) -> "Inverse":
        w = 1.0 / (data.diagonal + theta[:, 1:])
        ws = kappa = None
        h = w
        if data.s is not None:
            ws = w * data.s
            kappa = 1.0 / (1.0 + data.sums(ws * data.s))
            h = w - ws * (kappa * data.sums(ws))[:, data.study]
        total = data.sums(h)
        c = 1.0 / (1.0 + theta[:, :1] * total)
        return cls(data=data, w=w, ws=ws, kappa=kappa, h=h, total=total, c=c)

    def inner(self, z: FloatArray) -> FloatArray:
        """G z, (n, q, k) to the same."""
        out = self.w[:, None] * z
        if self.ws is not None and self.kappa is not None:
            ws = self.ws[:, None]
            out -= ws * (self.kappa[:, None] * self.data.sums(ws * z)).take(
                self.data.study, axis=-1
            )
        return out

    def split(self, z: FloatArray) -> tuple[FloatArray, FloatArray]:
        """z_ (n, q, g) and z - z_ (n, q, k), exactly 0 for an effect alone in its study."""
        mean = self.data.sums(self.h[:, None] * z) / self.total[:, None]
        apart = (z - mean.take(self.data.study, axis=-1)) * self.data.among
        return mean, apart

    def joined(self, mean: FloatArray, inside: FloatArray) -> FloatArray:
        """M^-1 z, (n, q, k), from z_ and G(z - z_)."""
        return inside + (self.c[:, None] * mean).take(self.data.study, axis=-1) * self.h[:, None]

    def solve(self, z: FloatArray) -> FloatArray:
        """M^-1 z, (n, q, k)."""
        mean, apart = self.split(z)
        return self.joined(mean, self.inner(apart))

    def log_det(self) -> FloatArray:
        """log |M| over all studies, (n,)."""
        value = -np.log(self.w).sum(1) - np.log(self.c).sum(1)
        if self.kappa is not None:
            value -= np.log(self.kappa).sum(1)
        return np.asarray(value)

    def traces(self) -> tuple[FloatArray, FloatArray]:
        """tr(M^-1 D_i), (n, 2), and tr(M^-1 D_i M^-1 D_j), (n, 2, 2), where D_1 = 11', D_2 = I.

        M^-1 = (G - hh'/S) + c hh'/S: the first has no part in a study of one effect.
        """
        sums, several = self.data.sums, self.data.several
        hh = sums(self.h * self.h)
        own, square = self.total, hh  # what G sums to on its diagonal, and GG, where G is diagonal
        if self.ws is not None and self.kappa is not None:
            ws2, kappa = self.ws * self.ws, self.kappa[:, self.data.study]
            own = sums(self.w - kappa * ws2)
            square = sums(
                self.w * self.w
                - 2 * kappa * self.w * ws2
                + kappa * ws2 * (self.kappa * sums(ws2))[:, self.data.study]
            )
        share = hh / self.total
        ghh = sums(self.h * self.inner(self.h[:, None])[:, 0]) / self.total
        joint = self.c * self.total
        trace = np.empty((len(joint), 2))
        trace[:, 0] = joint.sum(1)
        trace[:, 1] = (several * (own - share) + self.c * share).sum(1)
        within = several * (square - 2 * ghh + share * share)
        across = several * (ghh - share * share)
        of_two = np.empty((len(joint), 2, 2))
        of_two[:, 0, 0] = np.vecdot(joint, joint)
        of_two[:, 0, 1] = of_two[:, 1, 0] = np.vecdot(self.c * self.c, hh)
        of_two[:, 1, 1] = (within + 2 * self.c * across + np.square(self.c * share)).sum(1)
        return trace, of_two
