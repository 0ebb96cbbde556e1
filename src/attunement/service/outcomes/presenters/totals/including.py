"""How far second parents and other carers were included, as a team's totals say it."""

from ....design.charts import Table
from ....referrals.inclusion import Step, Stood
from ...sums import protect
from ...tallies import Tallies
from .pieces import TotalsTable, cell


def inclusion(tallies: Tallies) -> TotalsTable:
    """Every step has a row of the same families, so that no row betrays another."""
    rows = [
        (step, protect([tallies.inclusion.get((step, how), 0) for how in Stood])) for step in Step
    ]
    return TotalsTable(
        "How far fathers and other carers are included",
        Table(
            ("Step", *(how.value for how in Stood)),
            tuple((step.value, *map(cell, row.parts)) for step, row in rows),
        ),
        (
            "Families in care in this time, each once in every row. Yes: at least one carer "
            "besides the mother has come so far.",
            "Not known is a question still to ask, and left out for safety is a decision: neither "
            "is counted as a no.",
        ),
    )
