"""How much of each programme was delivered, before any change is read as its effect."""

from .....knowledge import library
from ....design.charts import Table
from ...dosing import enough
from ...sums import protect_rows, share
from ...tallies import Tallies
from .pieces import TotalsTable, cell, share_words


def doses(tallies: Tallies) -> TotalsTable:
    """A programme without a number of its own has no row: nothing is too few of it."""
    known = library().programmes
    numbered = [
        (known[dose.programme], least, dose)
        for dose in tallies.doses
        if (least := enough(known.get(dose.programme))) is not None
    ]
    rows = protect_rows(
        [
            (dose.parts - dose.fewer_than(least), dose.fewer_than(least))
            for _, least, dose in numbered
        ]
    )
    return TotalsTable(
        "How much of each programme was delivered",
        Table(
            (
                "Programme",
                "Its own number of sessions",
                "Courses that ended",
                "At least its own number",
                "Fewer",
                "At least its own number, of all",
            ),
            tuple(
                (
                    programme.name,
                    programme.dose.own_sessions,
                    cell(row.total),
                    *map(cell, row.parts),
                    share_words(share(row.parts[0], row.parts, ())),
                )
                for (programme, _, _), row in zip(numbered, rows, strict=True)
            ),
        ),
        (
            "A course is one programme with one relationship, completed or stopped early in this "
            "time. A session counts when it was held and the carer and the baby came. Only "
            "programmes whose sources give a number are in this table, and a parent’s own therapy "
            "never is.",
            "Where families had fewer sessions than a programme’s own number, do not read a change "
            "below as the effect of the whole programme.",
        ),
    )
