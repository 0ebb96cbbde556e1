"""Studies from a CSV file, by a mapping of columns; each mistake is named by row and column."""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import Unreadable
from .compute import effect_size
from .kinds import Kind
from .register import measure_named
from .result import EffectSizes

NOT_REPORTED = frozenset({"", "na", "n/a", "nan", "nr", "not reported", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """`row` is the row of the file as a spreadsheet numbers it: the header is row 1."""

    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column!r}: {self.value!r}; expected {self.expected}"


class Mistakes(Unreadable):
    """All mistakes of a file at once, so that they can be mended in one go."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        lines = "\n".join(f"- {mistake}" for mistake in mistakes)
        super().__init__(
            f"{len(mistakes)} value{'s' if len(mistakes) > 1 else ''} cannot be used:\n{lines}\n",
            mend="Mend them in the file; leave a cell empty where a study does not report a value.",
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows of a file. Row i of `rows` is row i + 2 of the file, unless `numbers` says
    otherwise (blank lines, selected rows)."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]

    def column(self, name: str) -> tuple[str, ...]:
        if name not in self.header:
            near = get_close_matches(name, self.header, n=3) or self.header
            raise Unreadable(
                f"The file has no column {name!r}.", mend=f"Did you mean {', '.join(near)}?"
            )
        place = self.header.index(name)
        return tuple(row[place] for row in self.rows)


def read_table(source: str | Path) -> Table:
    """`source`: a path, or the text of the file itself. Comma, semicolon or tab between values.

    Raises Unreadable: not UTF-8, no rows, a column named twice, a row of another length.
    """
    text = _text(source)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    if len(lines) < 2:
        raise Unreadable("The file has no rows of data.", mend="Give a header and one row a study.")
    header = tuple(name.strip() for name in lines[0])
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise Unreadable(
            f"Columns are named twice: {', '.join(map(repr, twice))}.", mend="Name each once."
        )
    rows, numbers = [], []
    for number, line in enumerate(lines[1:], start=2):
        if not any(value.strip() for value in line):
            continue
        if len(line) != len(header):
            raise Unreadable(
                f"{len(line)} values under {len(header)} columns.",
                where=f"Row {number}",
                mend="Put a value that holds a separator in quotation marks.",
            )
        rows.append(tuple(value.strip() for value in line))
        numbers.append(number)
    return Table(header, tuple(rows), tuple(numbers))


def _text(source: str | Path) -> str:
    if isinstance(source, str) and "\n" in source:
        return source.removeprefix("\ufeff")
    return text_of(Path(source))


def text_of(path: Path) -> str:
    """Raises Unreadable for what cannot be opened, or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not UTF-8.", mend="Save it as UTF-8.") from error
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be opened ({error.strerror}).", mend="Check the path."
        ) from error


def read_effects(
    source: str | Path,
    *,
    measure: str,
    columns: Mapping[str, str],
    label: str | None = None,
    **options: Any,
) -> EffectSizes:
    """Effects of the studies in a file.

    columns: which column of the file holds each column of the measure, {"m1": "Mean (treated)"}
    label: the column that names the studies
    options: as `effect_size` takes them (variance, correct, add, to, drop00, rows)

    Raises Unreadable for the file, Mistakes for values (every one, by row and column), and what
    `effect_size` raises.
    """
    return effects_of_table(read_table(source), measure, columns, label, options)


def effects_of_table(
    table: Table,
    measure: str,
    columns: Mapping[str, str],
    label: str | None,
    options: Mapping[str, Any],
) -> EffectSizes:
    values: dict[str, Any] = values_of_table(table, measure, columns)
    labels = table.column(label) if label is not None else [f"row {n}" for n in table.numbers]
    return effect_size(measure, labels=labels, **options, **values)


def values_of_table(
    table: Table, measure: str, columns: Mapping[str, str]
) -> dict[str, list[float]]:
    """The numbers under each column of the measure, NaN where one is not reported.

    Raises UnknownMeasure, Unreadable for a column that is not there, Mistakes for values.
    """
    asked = measure_named(measure)
    mistakes: list[Mistake] = []
    values = {
        name: _numbers(table, column, asked.kinds(name), mistakes)
        for name, column in columns.items()
    }
    if mistakes:
        raise Mistakes(sorted(mistakes, key=lambda mistake: mistake.row))
    return values


def columns_by_name(table: Table, measure: str) -> dict[str, str]:
    """Which columns of the file bear the measure's own names: m1, or m1i."""
    return {
        name: column
        for name in measure_named(measure).columns
        for column in (name, f"{name}i")
        if column in table.header
    }


def _numbers(
    table: Table, column: str, kinds: tuple[Kind, ...], mistakes: list[Mistake]
) -> list[float]:
    found = []
    for number, written in zip(table.numbers, table.column(column), strict=True):
        value = _number(written)
        if value is None or not (math.isnan(value) or _allowed(value, kinds)):
            expected = " or ".join(kind.expected for kind in kinds) or "a number"
            mistakes.append(
                Mistake(
                    row=number, column=column, value=written, expected=expected + _hint(written)
                )
            )
        found.append(math.nan if value is None else value)
    return found


def _allowed(value: float, kinds: tuple[Kind, ...]) -> bool:
    return not kinds or any(bool(kind.allows(np.array([value]))[0]) for kind in kinds)


def _number(written: str) -> float | None:
    """NaN for what is not reported, None for what is no number."""
    if written.casefold() in NOT_REPORTED:
        return math.nan
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _hint(written: str) -> str:
    return ", with a point, not a comma" if written.count(",") == 1 else ""
