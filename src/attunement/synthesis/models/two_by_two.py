"""Tables of counts, two by two, for methods that pool the counts themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Excluded
from ..errors import NotComputable, WrongColumns

Counts = Sequence[float] | FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """k tables. a, c: with the event in groups 1 and 2; b, d: without; arrays (k,).

    rows: of each table in what was given, counted from 1
    excluded: tables that say nothing of a ratio, with the reason
    """

    a: FloatArray
    b: FloatArray
    c: FloatArray
    d: FloatArray
    labels: tuple[str, ...]
    rows: tuple[int, ...]
    excluded: tuple[Excluded, ...] = ()

    def without(self, place: int) -> "Tables":
        """All but one; what was excluded stays so."""
        keep = np.delete(np.arange(len(self.a)), place)
        return Tables(
            a=read_only(self.a[keep]),
            b=read_only(self.b[keep]),
            c=read_only(self.c[keep]),
            d=read_only(self.d[keep]),
            labels=tuple(self.labels[i] for i in keep),
            rows=tuple(self.rows[i] for i in keep),
            excluded=self.excluded,
        )

    @property
    def n1(self) -> FloatArray:
        return self.a + self.b

    @property
    def n2(self) -> FloatArray:
        return self.c + self.d

    @property
    def n(self) -> FloatArray:
        return self.n1 + self.n2

    @property
    def events(self) -> FloatArray:
        return self.a + self.c

    @property
    def expected(self) -> FloatArray:
        """Events in group 1 if the groups do not differ."""
        return self.n1 * self.events / self.n

    @property
    def hypergeometric(self) -> FloatArray:
        """Variance of the events in group 1, all margins fixed."""
        apart = self.n1 * self.n2 * self.events * (self.n - self.events)
        return apart / (self.n**2 * (self.n - 1))


def tables(
    *, ai: Counts, bi: Counts, ci: Counts, di: Counts, labels: Sequence[str], ratio: bool
) -> Tables:
    """Checked counts. For a ratio, tables where nobody or everybody has the event are excluded.

    Raises WrongColumns for counts that are not whole numbers of at least 0 or lengths that differ,
    NotComputable where an arm is empty or no table is left.
    """
    columns = {
        name: np.asarray(column, dtype=np.float64)
        for name, column in zip(("ai", "bi", "ci", "di"), (ai, bi, ci, di), strict=True)
    }
    k = columns["ai"].size
    for name, column in columns.items():
        if column.shape != (k,) or k == 0:
            raise WrongColumns(
                f"{name} has shape {column.shape}, not ({k},).", mend="Give one count a study."
            )
        wrong = ~(np.isfinite(column) & (column >= 0) & (column == np.round(column)))
        if wrong.any():
            row = int(np.flatnonzero(wrong)[0])
            raise WrongColumns(
                f"{name} is {column[row]}.",
                where=f"row {row + 1}",
                mend="A count is a whole number of at least 0.",
            )
    if labels and len(labels) != k:
        raise WrongColumns(f"{len(labels)} labels for {k} studies.", mend=f"Give {k}, or none.")
    names = tuple(map(str, labels)) or tuple(str(i + 1) for i in range(k))
    a, b, c, d = columns.values()
    empty = (a + b == 0) | (c + d == 0)
    if empty.any():
        row = int(np.flatnonzero(empty)[0])
        raise NotComputable(
            "A group has nobody in it.", where=f"row {row + 1}", mend="Leave the study out."
        )
    silent = ((a + c == 0) | (b + d == 0)) & ratio
    if silent.all():
        raise NotComputable(
            "In every study nobody, or everybody, has the event.",
            mend="A ratio cannot be pooled; the risk difference (RD) can.",
        )
    keep = np.flatnonzero(~silent)
    return Tables(
        a=read_only(a[keep]),
        b=read_only(b[keep]),
        c=read_only(c[keep]),
        d=read_only(d[keep]),
        labels=tuple(names[i] for i in keep),
        rows=tuple(int(i) + 1 for i in keep),
        excluded=tuple(
            Excluded(
                row=int(i) + 1,
                label=names[i],
                reason="nobody, or everybody, has the event in either group",
            )
            for i in np.flatnonzero(silent)
        ),
    )
