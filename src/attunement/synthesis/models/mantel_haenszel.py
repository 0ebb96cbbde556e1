"""Pooling counts under a common effect: Mantel-Haenszel and Peto."""

from collections.abc import Sequence

from ..errors import UnknownChoice
from .common_effect import CommonEffect, pooled_tables
from .two_by_two import Counts, tables

MEASURES = ("OR", "RR", "RD")


def mantel_haenszel(
    *,
    ai: Counts,
    bi: Counts,
    ci: Counts,
    di: Counts,
    measure: str = "OR",
    labels: Sequence[str] = (),
    level: float = 0.95,
) -> CommonEffect:
    """Pool k two-by-two tables: ai, bi with and without the event in group 1; ci, di in group 2.

    measure: OR, RR or RD. No correction is added to zero cells of the tables that are pooled; for
    Q and the effects of single studies, tables with a zero cell get a half in every cell. Raises
    NotComputable where the estimate would be 0 or infinite, UnknownChoice, WrongColumns.
    """
    if measure not in MEASURES:
        raise UnknownChoice(
            f"There is no Mantel-Haenszel {measure!r}.", mend=f"Use one of {', '.join(MEASURES)}."
        )
    t = tables(ai=ai, bi=bi, ci=ci, di=di, labels=labels, ratio=measure != "RD")
    return pooled_tables(t, measure, "MH", level)


def peto(
    *,
    ai: Counts,
    bi: Counts,
    ci: Counts,
    di: Counts,
    labels: Sequence[str] = (),
    level: float = 0.95,
) -> CommonEffect:
    """Peto's log odds ratio from observed less expected events: Yusuf et al. (1985) Prog.
    Cardiovasc. Dis. 27:335. Counts as for `mantel_haenszel`."""
    t = tables(ai=ai, bi=bi, ci=ci, di=di, labels=labels, ratio=True)
    return pooled_tables(t, "PETO", "Peto", level)
