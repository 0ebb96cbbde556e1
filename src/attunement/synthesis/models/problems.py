"""Many weighted least-squares problems at once, over studies that they share."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..effects.arrays import FloatArray

ROWS_IN_CACHE = 40_000
"""Numbers in one working array: beyond this a pass waits for memory instead of computing."""


CONFOUNDED = 1e-10
"""Of orthonormal columns: a subset whose smallest eigenvalue is below cannot tell them apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problems:
    """n problems of k studies each, with p coefficients.

    y: effects, (k,) when every problem has the same, else (n, k)
    v: sampling variances above 0, (k,) or (n, k)
    x: design, (k, p), the same in every problem
    counts: how often each study stands in each problem, (n, k): 0 or 1 for subsets, whole numbers
        for a bootstrap; None when each stands once
    n: number of problems
    pooled: the design is one column of ones, so that every product with it is a sum

    No array is ever k by k, so k = 1,000 costs a thousand times k = 1 and no more.
    """

    y: FloatArray
    v: FloatArray
    x: FloatArray
    counts: FloatArray | None = None
    n: int = 1
    pooled: bool = False

    @classmethod
    def build(
        cls,
        y: FloatArray,
        v: FloatArray,
        *,
        x: FloatArray | None = None,
        counts: FloatArray | None = None,
    ) -> "Problems":
        k = y.shape[-1]
        design = np.ones((k, 1)) if x is None else x
        n = max([a.shape[0] for a in (y, v, counts) if a is not None and a.ndim == 2], default=1)
        pooled = x is None or (x.shape[1] == 1 and bool((x == 1).all()))
        return cls(y=y, v=v, x=design, counts=counts, n=n, pooled=pooled)

    @property
    def k(self) -> int:
        return len(self.x)

    @property
    def p(self) -> int:
        return int(self.x.shape[1])

    @property
    def sizes(self) -> FloatArray:
        """Studies in each problem, (n,), counted as often as they stand."""
        if self.counts is None:
            return np.full(self.n, float(self.k))
        return np.asarray(self.counts @ np.ones(self.k))

    def take(self, rows: np.ndarray | slice) -> "Problems":
        """Some of the problems, in the order asked for; the same one may be asked for twice."""

        def pick(a: FloatArray) -> FloatArray:
            return a[rows] if a.ndim == 2 else a

        n = len(range(*rows.indices(self.n))) if isinstance(rows, slice) else len(rows)
        counts = None if self.counts is None else self.counts[rows].astype(np.float64, copy=False)
        return Problems(
            y=pick(self.y), v=pick(self.v), x=self.x, counts=counts, n=n, pooled=self.pooled
        )

    def chunks(self) -> list[slice]:
        return pieces(self.n, self.k)

    def identifiable(self) -> np.ndarray:
        """Whether the studies of each problem can tell its p coefficients apart, (n,)."""
        if self.pooled:
            return np.asarray(self.sizes >= 1)
        if self.counts is None:
            return np.full(self.n, np.linalg.matrix_rank(self.x) == self.p)
        columns = np.linalg.qr(self.x)[0]
        gram = crossed(columns, np.minimum(self.counts, 1.0))
        rank = np.linalg.matrix_rank(gram, tol=CONFOUNDED, hermitian=True)
        return np.asarray((rank == self.p) & (np.linalg.matrix_rank(self.x) == self.p))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighted:
    """Weighted least squares of every problem.

    w: weight of a study, (n, k); cw: the same times how often it stands in the problem
    inverse: (X'WX)^-1, (n, p, p); beta: (n, p); r: residuals, (n, k)
    """

    x: FloatArray
    w: FloatArray
    cw: FloatArray
    inverse: FloatArray
    beta: FloatArray
    r: FloatArray
    pooled: bool

    def cross(self, cw: FloatArray) -> FloatArray:
        """X' diag(cw) X, (n, p, p)."""
        return cw.sum(1)[:, None, None] if self.pooled else crossed(self.x, cw)

    def cross_and_sum(self, cw: FloatArray) -> tuple[FloatArray, FloatArray]:
        """X' diag(cw) X, (n, p, p), and the sum of cw, (n,), in one pass over cw."""
        if self.pooled:
            total = cw.sum(1)
            return total[:, None, None], total
        k, p = self.x.shape
        both = cw @ np.hstack([products(self.x), np.ones((k, 1))])
        return both[:, :-1].reshape(-1, p, p), both[:, -1]

    def onto(self, cwr: FloatArray) -> FloatArray:
        """X' of one vector per problem, (n, p)."""
        return cwr.sum(1)[:, None] if self.pooled else np.asarray(cwr @ self.x)

    @property
    def q(self) -> FloatArray:
        """Weighted sum of squared residuals, (n,)."""
        return np.asarray(np.einsum("nk,nk,nk->n", self.cw, self.r, self.r))

    @property
    def log_det(self) -> FloatArray:
        """log |X'WX|, (n,)."""
        return -log_det(self.inverse)


def pieces(n: int, k: int) -> list[slice]:
    """n problems of k studies in even pieces whose working arrays stay in the processor's cache."""
    most = max(1, ROWS_IN_CACHE // k)
    if 0 < n <= most:
        return [slice(0, n)]
    ends = np.linspace(0, n, -(-n // most) + 1).astype(int).tolist()
    return [slice(*ends) for ends in pairwise(ends)]


def crossed(x: FloatArray, cw: FloatArray) -> FloatArray:
    p = x.shape[1]
    return np.asarray((cw @ products(x)).reshape(*cw.shape[:-1], p, p))


def products(x: FloatArray) -> FloatArray:
    """Of every two columns, (k, p * p)."""
    return np.asarray((x[:, :, None] * x[:, None, :]).reshape(len(x), -1))


def inverted(matrices: FloatArray) -> FloatArray:
    return 1.0 / matrices if matrices.shape[-1] == 1 else np.asarray(np.linalg.inv(matrices))


def log_det(matrices: FloatArray) -> FloatArray:
    """log |M| of positive definite matrices, (..., p, p) to (...)."""
    if matrices.shape[-1] == 1:
        return np.asarray(np.log(matrices[..., 0, 0]))
    return np.asarray(np.linalg.slogdet(matrices)[1])


def weigh(problems: Problems, w: FloatArray) -> Weighted:
    """Fit every problem with weights w, (k,) or (n, k). Every problem must be identifiable."""
    x, y, pooled = problems.x, problems.y, problems.pooled
    if w.shape != (problems.n, problems.k):
        w = np.broadcast_to(w, (problems.n, problems.k))
    cw = w if problems.counts is None else problems.counts * w
    if pooled:
        inverse = 1.0 / cw.sum(1)[:, None, None]
        beta = inverse[:, 0] * (cw @ y if y.ndim == 1 else np.vecdot(cw, y))[:, None]
        return Weighted(x=x, w=w, cw=cw, inverse=inverse, beta=beta, r=y - beta, pooled=True)
    inverse = inverted(crossed(x, cw))
    onto = cw @ (y[:, None] * x) if y.ndim == 1 else (cw * y) @ x
    beta = np.einsum("npq,nq->np", inverse, onto)
    return Weighted(x=x, w=w, cw=cw, inverse=inverse, beta=beta, r=y - beta @ x.T, pooled=False)
