"""Effect sizes as made: nothing in them can be changed, and no variance is zero or negative."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import NotPositive, WrongColumns
from .arrays import FloatArray, read_only


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A row that gave no effect size, and why. Rows count from 1, as given."""

    row: int
    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something a reader must know before relying on a result. Rows count from 1, as given."""

    code: str
    words: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EffectSizes:
    """Effects of k studies. Arrays have shape (k,), float64, read-only.

    yi: effects, on the scale that the measure is pooled on (log for ratios)
    vi: sampling variances, all above 0
    ni: number of people behind each effect; None when not known (rates, given estimates)
    rows: row of each effect in what was given, counted from 1
    derived: what each effect was computed from ("means and SDs", "t statistic", ...)

    Raises NotPositive for a variance that is not above 0, WrongColumns for unequal lengths or an
    effect that is not a finite number.
    """

    yi: FloatArray
    vi: FloatArray
    measure: str = "GEN"
    labels: tuple[str, ...] = ()
    variance: str = "as given"
    ni: FloatArray | None = None
    rows: tuple[int, ...] = ()
    derived: tuple[str, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    cautions: tuple[Caution, ...] = field(default=())

    def __post_init__(self) -> None:
        yi, vi = read_only(self.yi), read_only(self.vi)
        if yi.ndim != 1 or yi.shape != vi.shape or not yi.size:
            raise WrongColumns(
                f"yi has shape {yi.shape} and vi has shape {vi.shape}.",
                mend="Give one variance for each effect, and at least one effect.",
            )
        k = yi.size
        self._set("yi", yi)
        self._set("vi", vi)
        self._set("labels", tuple(map(str, self.labels)) or tuple(str(i + 1) for i in range(k)))
        self._set("rows", self.rows or tuple(range(1, k + 1)))
        self._set("derived", self.derived or ("as given",) * k)
        if self.ni is not None:
            self._set("ni", read_only(self.ni))
        self._check_lengths(k)
        self._check_values()

    def _set(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    def _check_lengths(self, k: int) -> None:
        for name in ("labels", "rows", "derived", "ni"):
            value = getattr(self, name)
            if value is not None and len(value) != k:
                raise WrongColumns(
                    f"{len(value)} {name} for {k} effects.", mend=f"Give {k}, or none."
                )

    def _check_values(self) -> None:
        if np.isfinite(self.yi).all() and np.isfinite(self.vi).all() and (self.vi > 0).all():
            return
        for label, yi, vi in zip(self.labels, self.yi, self.vi, strict=True):
            if not np.isfinite(yi):
                raise WrongColumns(
                    f"The effect is {yi}.",
                    where=f"Study {label!r}",
                    mend="Give a finite number, or leave the study out.",
                )
            if not (np.isfinite(vi) and vi > 0):
                raise NotPositive(
                    f"The sampling variance is {vi}.",
                    where=f"Study {label!r}",
                    mend="A variance is above 0: check it, or leave the study out.",
                )

    def __len__(self) -> int:
        return int(self.yi.size)

    @property
    def k(self) -> int:
        return len(self)

    @property
    def sei(self) -> FloatArray:
        """Standard errors, shape (k,)."""
        return read_only(np.sqrt(self.vi))
