"""The files that we give: the rows to mend, and an example to start from."""

import csv
import io
from collections.abc import Iterable, Sequence

from .columns import COLUMNS, TO_MEND, known_as
from .rows import CheckedFile, RefusedRow
from .table import FORMULA


def refused_file(checked: CheckedFile) -> bytes:
    """The refused rows as they came, each with what to mend in a last column."""
    kept = [i for i, title in enumerate(checked.header) if known_as(title) != TO_MEND]
    header = [*(checked.header[i] for i in kept), TO_MEND]
    return _file(header, (_mended(row, kept) for row in checked.refused))


def template_file() -> bytes:
    """Every column with one fictional referral."""
    return _file([c.name for c in COLUMNS], [[c.example for c in COLUMNS]])


def _mended(row: RefusedRow, kept: Sequence[int]) -> list[str]:
    cells = [row.cells[i] if i < len(row.cells) else "" for i in kept]
    told = " ".join(f"{problem.name}: {problem.words}" for problem in row.problems)
    return [*cells, told]


def _file(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, without which a spreadsheet program guesses the letters wrong."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([guarded(cell) for cell in header])
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet program will not run as a formula; read back, it is as it was."""
    return f"'{cell}" if cell.startswith((*FORMULA, "\t", "\r")) else cell
