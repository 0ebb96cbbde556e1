"""From a table to referrals: which rows can go in, which cannot, and what to mend in those."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from ..new import Incoming
from ..reading import Mend, incoming, mends
from .columns import BY_NAME, resolve
from .table import DELIMITERS, Table, parse
from .values import Wrong


@dataclass(frozen=True)
class Row:
    """A row that can go in. `same_as` is the earlier row of this file that says the very same."""

    number: int
    incoming: Incoming
    same_as: int | None = None


@dataclass(frozen=True)
class RefusedRow:
    """A row that cannot: its cells as they came, and each thing to mend, by column."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[Mend, ...]


@dataclass(frozen=True)
class CheckedFile:
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]
    left_out: tuple[str, ...]
    divided_by: str


def check(text: str, *, today: dt.date, test_numbers_only: bool) -> CheckedFile:
    """Check every row of the text of a file. Raises `Unreadable` when it has no rows to check."""
    table = parse(text)
    names, left_out = resolve(table.header)
    rows: list[Row] = []
    refused: list[RefusedRow] = []
    first: dict[str, int] = {}
    for number, cells in table.rows:
        values, wrong = _values(table, names, cells)
        known = {mend.name for mend in wrong}
        wrong += [
            mend
            for mend in mends(values, today=today, test_numbers_only=test_numbers_only)
            if mend.name not in known
        ]
        if wrong:
            refused.append(RefusedRow(number, cells, tuple(wrong)))
            continue
        key = _key(values)
        rows.append(Row(number, incoming(values, key=key), first.get(key)))
        first.setdefault(key, number)
    return CheckedFile(
        table.header, tuple(rows), tuple(refused), left_out, DELIMITERS[table.delimiter]
    )


def _values(
    table: Table, names: tuple[str, ...], cells: tuple[str, ...]
) -> tuple[dict[str, Any], list[Mend]]:
    """The cells as typed values, and what could not be read."""
    values: dict[str, Any] = {}
    wrong: list[Mend] = []
    for name, cell in zip(names, cells, strict=False):
        if not name:
            continue
        try:
            values[name] = BY_NAME[name].read(cell)
        except Wrong as error:
            wrong.append(Mend(name, str(error)))
    if any(cells[len(table.header) :]):
        extra = len(cells) - len(table.header)
        wrong.append(
            Mend(
                "the whole row",
                f"This row has {extra} more {'cell' if extra == 1 else 'cells'} than the first row "
                f"has columns. Put quotation marks around a cell that holds {table.delimiter!r}.",
            )
        )
    if not values.get("referred_by") and "referred_by" not in {mend.name for mend in wrong}:
        wrong.append(Mend("referred_by", "Say who refers: professional, or family."))
    return values, wrong


def _key(values: dict[str, Any]) -> str:
    """The same for the same facts, however they were spaced, dated or divided."""
    said = {name: value for name, value in values.items() if value not in (None, "", False, ())}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
