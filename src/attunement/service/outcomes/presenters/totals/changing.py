"""What became of the relationships whose care has ended, measure by measure."""

from collections.abc import Mapping

from .....measures import UnknownMeasure, measure
from ....design.charts import Table
from ...sums import Share, protect, share
from ...tallies import Outcome, Tallies
from .pieces import TotalsTable, cell, share_words


def outcomes(tallies: Tallies) -> TotalsTable:
    return TotalsTable(
        "Change from the start of care to its end",
        Table(
            (
                "Measure",
                "Relationships measured at start and end, of all that ended",
                "Better",
                "No reliable change",
                "Worse",
                "Cannot be said",
                "Better, of those where it can be said",
            ),
            tuple(_outcome(id_, counts) for id_, counts in tallies.outcomes.items()),
        ),
        (
            "One relationship is one baby with one carer. It counts where the same form was "
            "complete at the start and at the end, in the same version, by the same person. A form "
            "that a carer answers about themselves counts for each of their relationships.",
            "Better and worse: a difference of at least the measure's reliable change, where a "
            "source gives one; for levels, at least one level. The page on each measure names the "
            "source. Cannot be said: no source gives a threshold that may be used.",
            "A reliable change in many families is no proof that the work caused it.",
        ),
    )


def _outcome(id_: str, counts: Mapping[Outcome, int]) -> tuple[str, ...]:
    row = protect([counts.get(kind, 0) for kind in Outcome])
    better, same, worse, cannot, unpaired = row.parts
    paired = None
    if unpaired is not None and row.total is not None:
        paired = Share(row.total - unpaired, row.total, unpaired)
    return (
        _measure_name(id_),
        share_words(paired),
        *map(cell, (better, same, worse, cannot)),
        share_words(share(better, (better, same, worse), (cannot, unpaired))),
    )


def _measure_name(id_: str) -> str:
    try:
        return measure(id_).short_name
    except UnknownMeasure:
        return id_
