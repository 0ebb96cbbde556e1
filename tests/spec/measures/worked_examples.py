"""Reads the worked examples that stand beside this file as ASCII tables, one file a measure.

In a `Scoring` table the first column is a form: its required answers in form order, `-` for an
empty one and `nob` for "not observed". The other columns say what must come of it: `total`, `band`,
`level`, a subscale's id, `<subscale> band`, `missing` (keys) or `wrong` (where). A `Change` table
has two forms, then what must be said of the pair. An empty cell of `Scoring` says nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attunement.measures import NOT_OBSERVED, Answer, Measure

FOLDER = Path(__file__).parent


class Row(NamedTuple):
    """One example: its table's heading, and its cells by column."""

    measure: str
    table: str
    cells: dict[str, str]

    def __str__(self) -> str:
        return f"{self.measure}: {' | '.join(self.cells.values())}"


def rows(table: str) -> Iterator[Row]:
    """Every example of the tables with that heading, over all measures."""
    for path in sorted(FOLDER.glob("*.txt")):
        for row in read(path):
            if row.table == table:
                yield row


def read(path: Path) -> Iterator[Row]:
    """The examples of one file. A line that is neither heading nor table row explains."""
    heading, columns = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in ("Scoring", "Change"):
            heading, columns = line, []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if columns:
                yield Row(path.stem, heading, dict(zip(columns, cells, strict=True)))
            else:
                columns = cells


def form(measure: Measure, cell: str) -> dict[str | int, Answer]:
    """The answers that a cell holds."""
    words = {"-": None, "nob": NOT_OBSERVED}
    answers = [words[each] if each in words else int(each) for each in cell.split()]
    return {item.key: given for item, given in zip(measure.required, answers, strict=True)}
