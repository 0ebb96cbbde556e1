"""A review's first studies, from the table in which somebody has them."""

import math
from collections.abc import Mapping

from ..effects import Mistake, Mistakes
from ..effects.reading import Table, values_of_table
from .entry import Entry
from .review import Outcome


def entries_of_table(
    table: Table, *, outcome: Outcome, columns: Mapping[str, str], label: str
) -> tuple[Entry, ...]:
    """One entry a row. columns: which column of the table holds each column of the measure.

    Raises Unreadable for a column that is not there; Mistakes, by row and column, for a value that
    cannot be used, a study without a name, and one that is named twice.
    """
    names = table.column(label)
    mistakes = [
        Mistake(row=number, column=label, value=name, expected=expected)
        for place, (number, name) in enumerate(zip(table.numbers, names, strict=True))
        if (expected := _wrong_with(name, names[:place]))
    ]
    if mistakes:
        raise Mistakes(mistakes)
    values = values_of_table(table, outcome.measure, columns)
    return tuple(
        Entry(
            study=name,
            outcome=outcome.name,
            values={
                column: None if math.isnan(numbers[row]) else numbers[row]
                for column, numbers in values.items()
            },
        )
        for row, name in enumerate(names)
    )


def _wrong_with(name: str, before: tuple[str, ...]) -> str:
    if not name:
        return "the name of the study"
    return "a name that no row above it has" if name in before else ""
