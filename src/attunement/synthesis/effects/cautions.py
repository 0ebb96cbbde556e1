"""Values that are possible but look like a standard error written where an SD belongs."""

import numpy as np

from .arrays import BoolArray, Columns, FloatArray
from .measure import Measure
from .result import Caution

LARGE = 2.0
"""A standardised difference beyond this is rare: the default of metafor's own check."""
UNLIKE = 3.0
"""Arms of one study whose SDs differ by this much ..."""
NEAR = 1.5
"""... and by no more than this once the smaller is multiplied by the root of its group size."""
FEWEST = 4
"""Studies below which no study can be said to be unlike the others."""


def cautions_of(
    measure: Measure, ready: Columns, yi: FloatArray, rows: tuple[int, ...]
) -> tuple[Caution, ...]:
    found = []
    # A log odds ratio made from a difference is judged by the difference.
    large = _rows(np.abs(ready.get("d", yi)) > LARGE, rows)
    if measure.standardised and large:
        found.append(
            Caution(
                code="large effect",
                words=f"The effect is larger than {LARGE:g} standard deviations: check that "
                "standard deviations were entered, not standard errors.",
                rows=large,
            )
        )
    if {"sd1", "sd2", "n1", "n2"} <= set(ready) and (odd := _rows(_arms_unlike(ready), rows)):
        found.append(
            Caution(
                code="sd looks like se",
                words="The smaller SD, times the root of its group size, is about the SD of the "
                "other group: it may be a standard error.",
                rows=odd,
            )
        )
    if measure.code == "MD" and (odd := _rows(_studies_unlike(ready), rows)):
        found.append(
            Caution(
                code="sd unlike other studies",
                words="The SDs are far smaller than in the other studies, and would fit them as "
                "standard errors: check what was entered.",
                rows=odd,
            )
        )
    return tuple(found)


def _rows(there: BoolArray, rows: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(row for row, yes in zip(rows, there.tolist(), strict=True) if yes)


def _arms_unlike(ready: Columns) -> BoolArray:
    sds = np.stack([ready["sd1"], ready["sd2"]])
    sizes = np.stack([ready["n1"], ready["n2"]])
    smaller = np.argmin(sds, axis=0)
    pick = np.arange(sds.shape[1])
    small, large, n = sds[smaller, pick], sds[1 - smaller, pick], sizes[smaller, pick]
    as_sd = small * np.sqrt(n)
    near = np.maximum(as_sd / large, large / as_sd) <= NEAR
    return np.asarray((large / small >= UNLIKE) & near)


def _studies_unlike(ready: Columns) -> BoolArray:
    """Scales are one for raw differences, so SDs of studies can be compared."""
    sds = np.sqrt((ready["sd1"] ** 2 + ready["sd2"] ** 2) / 2)
    if sds.size < FEWEST:
        return np.zeros(sds.size, dtype=np.bool_)
    usual = float(np.median(sds))
    as_sd = sds * np.sqrt((ready["n1"] + ready["n2"]) / 2)
    near = np.maximum(as_sd / usual, usual / as_sd) <= NEAR
    return np.asarray((usual / sds >= UNLIKE) & near)
