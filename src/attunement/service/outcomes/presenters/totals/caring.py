"""What was done, and with whom: contacts, sessions, second parents, fathers and other carers."""

import datetime as dt
from collections.abc import Mapping

from ....design.charts import Table
from ....relationships.models import OtherParent
from ...sums import protect, protect_rows
from ...tallies import Happened, Reached, Tallies, WhichCarer
from .pieces import TotalsTable, cell, quarterly

CARERS = {WhichCarer.FATHER: "Fathers", WhichCarer.OTHER: "Other carers"}

CONTACTS = (
    "Every attempt to be in touch counts, by the day on which it took place or was planned for. "
    "Attempts that were withdrawn do not count.",
)
SESSIONS = (
    "Sessions of an agreed package, by the day for which they were planned, without a parent’s own "
    "therapy, which is sealed. Not held: the family "
    "was not able to come, or it was cancelled.",
)


def contacts(tallies: Tallies) -> TotalsTable:
    table = _happened(tallies, tallies.contacts, "Met or spoke", "Nobody reached")
    return TotalsTable("Contacts by quarter", table, CONTACTS)


def sessions(tallies: Tallies) -> TotalsTable:
    table = _happened(tallies, tallies.sessions, "Held", "Not held")
    return TotalsTable("Sessions by quarter", table, SESSIONS)


def _happened(
    tallies: Tallies, counts: Mapping[tuple[dt.date, Happened], int], yes: str, no: str
) -> Table:
    return Table(
        ("Quarter", "All", yes, no, "Nobody has said yet"),
        tuple(
            (name, cell(row.total), *map(cell, row.parts))
            for name, row in quarterly(tallies, counts, list(Happened))
        ),
    )


def second_parents(tallies: Tallies) -> TotalsTable:
    row = protect([tallies.second_parents.get(kind, 0) for kind in OtherParent])
    return TotalsTable(
        "What is known of a second parent",
        Table(
            ("Second parent", "Families"),
            (
                *zip((kind.label for kind in OtherParent), map(cell, row.parts), strict=True),
                ("All families in care in this time", cell(row.total)),
            ),
        ),
        ("Not known is a question still to ask. It is not an absence.",),
    )


def carers(tallies: Tallies) -> TotalsTable:
    counts = [[tallies.carers.get((who, how), 0) for how in Reached] for who in WhichCarer]
    return TotalsTable(
        "Fathers and other carers",
        Table(
            ("Who", "Recorded", "Met", "Invited, not met yet", "Not invited yet"),
            tuple(
                (CARERS[who], cell(row.total), *map(cell, row.parts))
                for who, row in zip(WhichCarer, protect_rows(counts), strict=True)
            ),
        ),
        (
            "People, each once, in families in care in this time. Mothers are not in this table. "
            "Invited: asked to take part in their own right. Met: met or spoken with, or came to a "
            "session.",
        ),
    )
