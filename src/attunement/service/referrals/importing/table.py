"""From text to rows of cells, numbered as a spreadsheet numbers them."""

import csv
import io
from dataclasses import dataclass

from .bytes import Unreadable

MOST_ROWS = 2000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
FORMULA = ("=", "+", "-", "@")
LONGEST_CELL = 20_000


@dataclass(frozen=True)
class Table:
    """`rows` are (number, cells): the header is row 1, empty rows are counted but left out."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    delimiter: str


def parse(text: str) -> Table:
    """Divide the text into rows and cells. Raises `Unreadable` naming the row that cannot be."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    numbered: list[tuple[int, tuple[str, ...]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            row = tuple(_cell(cell) for cell in cells)
            if any(row):
                numbered.append((number, row))
            if len(numbered) > MOST_ROWS + 1:
                raise Unreadable(
                    f"The file has more than {MOST_ROWS:,} referrals. Divide it into smaller files."
                )
    except csv.Error as error:
        raise Unreadable(
            f"Row {number + 1} cannot be read: its quotation marks do not match. Put a quotation "
            "mark at both ends of a cell, and write one inside a cell twice."
        ) from error
    if not numbered or numbered[0][0] != 1:
        raise Unreadable("The first row must hold the names of the columns.")
    for place, row in numbered:
        if (longest := max(len(cell) for cell in row)) > LONGEST_CELL:
            raise Unreadable(
                f"Row {place} has a cell of {longest:,} characters; the most is {LONGEST_CELL:,}. "
                "Check for a quotation mark that was opened and not closed."
            )
    return Table(numbered[0][1], tuple(numbered[1:]), delimiter)


def _delimiter(text: str) -> str:
    """Whichever divides the first row most; a comma when nothing does."""
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _cell(text: str) -> str:
    """Strip what does not count: spaces around, and the quote that guards a would-be formula."""
    text = text.strip()
    guarded = text.startswith("'") and text[1:2] in FORMULA
    return text[1:] if guarded and len(text) > 1 else text
