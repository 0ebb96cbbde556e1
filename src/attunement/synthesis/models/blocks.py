"""Studies that depend on one another, cluster by cluster, in arrays of one shape."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray
from ..errors import TooFewStudies, WrongColumns


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocks:
    """Rows of g clusters, padded to the largest, m. rows, there: (g, m); labels: of clusters.

    Padding stands on the diagonal as 1 and everywhere else as 0, so it changes no sum and no
    determinant; k by k matrices are never made.
    """

    rows: np.ndarray
    there: np.ndarray
    labels: tuple[str, ...]

    @property
    def g(self) -> int:
        return len(self.rows)

    def codes(self) -> np.ndarray:
        """The cluster of each row, as a whole number, (k,)."""
        return np.asarray(
            self.flat(np.repeat(np.arange(self.g)[:, None], self.rows.shape[1], axis=1)), dtype=int
        )

    def vector(self, values: FloatArray) -> FloatArray:
        """(k,) or (k, p) to (g, m) or (g, m, p)."""
        mask = self.there if values.ndim == 1 else self.there[:, :, None]
        return np.asarray(np.where(mask, values[self.rows], 0.0))

    def flat(self, padded: FloatArray) -> FloatArray:
        """(g, m, ...) back to (k, ...), in the order given."""
        out = np.empty((int(self.there.sum()), *padded.shape[2:]))
        out[self.rows[self.there]] = padded[self.there]
        return out

    def together(self, ids: np.ndarray) -> FloatArray:
        """1 where two rows of a cluster have the same id, (g, m, m)."""
        own = ids[self.rows]
        both = self.there[:, :, None] & self.there[:, None, :]
        return np.asarray((own[:, :, None] == own[:, None, :]) & both, dtype=np.float64)

    def padding(self) -> FloatArray:
        """1 on the diagonal of what is not there, (g, m, m)."""
        return np.asarray(np.eye(self.rows.shape[1]) * ~self.there[:, :, None])


def blocks_of(cluster: Sequence[Hashable], k: int) -> Blocks:
    """Raises WrongColumns for a length that differs or a gap, TooFewStudies for one cluster."""
    if len(cluster) != k:
        raise WrongColumns(
            f"{len(cluster)} cluster names for {k} effects.", mend="Give one for each effect."
        )
    if any(name is None or name == "" or name != name for name in cluster):
        raise WrongColumns("An effect has no cluster.", mend="Name one for each effect.")
    names = list(dict.fromkeys(cluster))
    if len(names) < 2:
        raise TooFewStudies("All effects are in one cluster.", mend="Two or more are needed.")
    at = {name: i for i, name in enumerate(names)}
    index = np.array([at[name] for name in cluster])
    sizes = np.bincount(index)
    rows = np.zeros((len(names), sizes.max()), dtype=np.int64)
    there = np.arange(sizes.max()) < sizes[:, None]
    rows[there] = np.argsort(index, kind="stable")
    return Blocks(rows=rows, there=there, labels=tuple(map(str, names)))


def codes_of(ids: Sequence[Hashable]) -> np.ndarray:
    """Whole numbers, one for each different id."""
    at = {name: i for i, name in enumerate(dict.fromkeys(ids))}
    return np.array([at[name] for name in ids])
