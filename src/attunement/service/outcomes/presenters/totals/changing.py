"""What became of the relationships whose care has ended, measure by measure."""

from collections.abc import Mapping, Sequence

from .....measures import PairingWindows, Transitions, UnknownMeasure, measure
from ....design.charts import Table
from ...sums import Share, protect, share, small
from ...tallies import Outcome, Tallies
from .pieces import TotalsTable, cell, share_words

WINDOWS = PairingWindows()


def outcomes(tallies: Tallies) -> TotalsTable:
    used = {id_: counts for id_, counts in tallies.outcomes.items() if _twice(counts)}
    unused = [_measure_name(id_) for id_ in tallies.outcomes if id_ not in used]
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
                "Answered out of time",
                "Better, of those where it can be said",
            ),
            tuple(_outcome(id_, counts) for id_, counts in used.items()),
        ),
        (
            *_nobody_twice(unused),
            "One relationship is one baby with one carer. It counts where the same form was "
            "complete at the start and at the end, in the same version, by the same person. A form "
            "that a carer answers about themselves counts for each of their relationships.",
            "Better and worse: a difference of at least the measure's reliable change, where a "
            "source gives one; for levels, at least one level. The page on each measure names the "
            "source. Cannot be said: no source gives a threshold that may be used.",
            f"Answered out of time: the first form before the assessment began or more than "
            f"{WINDOWS.baseline} days after, or the last more than {WINDOWS.end} days from the "
            "last session. Such a pair is no start and end of care, and counts in no other "
            "column. The windows are our own proposal.",
            "A reliable change in many families is no proof that the work caused it.",
        ),
    )


def moves(tallies: Tallies) -> tuple[TotalsTable, ...]:
    """Which level became which, for each measure of levels or classes that has a pair."""
    return tuple(_moved(each, tallies.outcomes[each.measure]) for each in tallies.moves)


def _moved(each: Transitions, counts: Mapping[Outcome, int]) -> TotalsTable:
    """Hidden whole where a cell is small, and where the row of this measure in the table above has
    hidden numbers: those could be worked out from these."""
    row = protect([counts.get(kind, 0) for kind in Outcome])
    open_ = row.whole and not any(small(cell) for line in each.counts for cell in line)
    order = (
        "Levels are counted. They are never added or averaged."
        if each.direction
        else "Classes have no order: none is better than another."
    )
    return TotalsTable(
        f"{_measure_name(each.measure)}: from the start (rows) to the end (columns)",
        Table(
            ("At the start", *each.names),
            tuple(
                (name, *(cell(count if open_ else None) for count in line))
                for name, line in zip(each.names, each.counts, strict=True)
            ),
        ),
        (
            order,
            "Hidden whole where any number in it is from 1 to 4, or where the table above hides a "
            "number of this measure.",
        ),
    )


def _outcome(id_: str, counts: Mapping[Outcome, int]) -> tuple[str, ...]:
    row = protect([counts.get(kind, 0) for kind in Outcome])
    better, same, worse, cannot, late, unpaired = row.parts
    paired = None
    if unpaired is not None and late is not None and row.total is not None:
        without = unpaired + late
        paired = Share(row.total - without, row.total, without)
    return (
        _measure_name(id_),
        share_words(paired),
        *map(cell, (better, same, worse, cannot, late)),
        share_words(share(better, (better, same, worse), (cannot, late, unpaired))),
    )


def _nobody_twice(unused: Sequence[str]) -> tuple[str, ...]:
    if not unused:
        return ()
    return (f"No relationship was measured at both ends with: {'; '.join(unused)}.",)


def _twice(counts: Mapping[Outcome, int]) -> bool:
    """Whether anybody was measured with it at the start and at the end, in time or not."""
    return any(counts.get(kind, 0) for kind in Outcome if kind != Outcome.NOT_PAIRED)


def _measure_name(id_: str) -> str:
    try:
        known = measure(id_)
    except UnknownMeasure:
        return id_
    return f"{known.short_name}. {known.never_without}" if known.never_without else known.short_name
