"""From what studies report to effects and sampling variances."""

from collections.abc import Sequence
from typing import Any, Literal

from ..errors import NotComputable, UnknownChoice
from .given import columns_given
from .measure import Measure
from .register import measure_named
from .result import EffectSizes
from .study_rows import StudyRows

Rows = Literal["exclude", "raise"]


def effect_size(
    measure: str,
    *,
    labels: Sequence[str] | None = None,
    variance: str | None = None,
    correct: bool | None = None,
    add: float | None = None,
    to: str | None = None,
    drop00: bool | None = None,
    rows: Rows = "exclude",
    **columns: Any,
) -> EffectSizes:
    """Effects of k studies and their sampling variances.

    measure: code, as in `MEASURES` (the codes are those of metafor's escalc)
    columns: one array of shape (k,) for each column of the measure, or a number for all studies;
        None or NaN where a study does not report a value. A row is computed from the first of the
        measure's inputs that is complete in it, and `derived` says from which.
    variance: name of the sampling variance; the first of the measure's `variances` by default
    correct: small-sample correction (true by default), for measures that have one
    add, to, drop00: what is put to cells of zero, when, and whether studies with no events (or
        only events) in both groups are left out; for measures of counts
    rows: a row that cannot be computed is excluded with its reason, or raises

    Raises UnknownMeasure, UnknownChoice, WrongColumns, NotComputable.
    """
    asked = measure_named(measure)
    _check_choices(asked, variance, correct, add, to, drop00)
    given = columns_given(asked, columns)
    work = StudyRows(asked, given, labels)
    work.prepare()
    if drop00:
        work.drop_double_zeros()
    if asked.cells:
        work.zero_cells(asked.add if add is None else add, to or "only0")
    name = variance or next(iter(asked.variances))
    yi, vi = work.compute(name, correct is not False)
    if work.excluded and rows == "raise":
        first = work.excluded[0]
        raise NotComputable(
            first.reason,
            where=f"Row {first.row} ({first.label})",
            mend="Mend the row, leave it out, or ask for rows='exclude'.",
        )
    return work.result(yi, vi, name)


def _check_choices(
    measure: Measure,
    variance: str | None,
    correct: bool | None,
    add: float | None,
    to: str | None,
    drop00: bool | None,
) -> None:
    if variance is not None and variance not in measure.variances:
        raise UnknownChoice(
            f"{measure.code} has no variance {variance!r}.",
            mend=f"It has {', '.join(measure.variances)}.",
        )
    if correct is not None and not measure.corrected:
        raise UnknownChoice(f"{measure.code} has no small-sample correction.", mend="Leave it out.")
    if not measure.cells and (add is not None or to is not None):
        raise UnknownChoice(
            f"{measure.code} has no cells that add= and to= could be about.", mend="Leave them out."
        )
    if drop00 is not None and not measure.double_zero:
        raise UnknownChoice(
            f"{measure.code} does not compare the events of two groups, so drop00= says nothing.",
            mend="Leave it out.",
        )
