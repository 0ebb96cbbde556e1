"""A CSV file as rows, read so that whatever is wrong with one row costs that row alone."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase

LONGEST_LINE = 1_000_000
MOST_LINES = 100
"""Lines that one quoted value may run over. A quotation mark that is never closed must not swallow
the rest of the file."""


@dataclass(frozen=True, slots=True)
class Row:
    """`line`: where it starts in the file, from 1. `fault`: why it cannot be read, else None.
    `end`: how many bytes of the file are read when it is."""

    line: int
    values: tuple[str, ...]
    end: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str | None
    end: int
    fault: str = ""


def rows_of(file: BufferedIOBase, delimiter: str) -> Iterator[Row]:
    """Every row with something in it, from where the file stands, in constant memory."""
    lines = _lines(file)
    waiting: deque[_Line] = deque()
    while (line := waiting.popleft() if waiting else next(lines, None)) is not None:
        if line.text is None:
            yield Row(line.number, (), line.end, line.fault)
            continue
        if not line.text.strip():
            continue
        values = _parsed([line.text], delimiter)
        if values is None:
            more = _rest_of_row(line, lines, waiting, delimiter)
            yield more or Row(line.number, (), line.end, _fault(line.text))
        else:
            yield Row(line.number, values, line.end)


def _fault(text: str) -> str:
    if '"' in text:
        return "a quotation mark that is not closed, or in the wrong place"
    return "a line end in the middle"


def _rest_of_row(
    first: _Line, lines: Iterator[_Line], waiting: deque[_Line], delimiter: str
) -> Row | None:
    """The row whose quoted value runs over several lines; None, and nothing used up, where no
    later line closes it."""
    texts = [first.text or ""]
    for place in range(MOST_LINES):
        if place == len(waiting):
            line = next(lines, None)
            if line is None:
                return None
            waiting.append(line)
        line = waiting[place]
        if line.text is None:
            return None
        texts.append(line.text)
        # Only a line with a quotation mark can close one.
        if '"' in line.text and (values := _parsed(texts, delimiter)) is not None:
            for _ in range(place + 1):
                waiting.popleft()
            return Row(first.number, values, line.end)
    return None


def _parsed(texts: list[str], delimiter: str) -> tuple[str, ...] | None:
    """The values of one row, or None where the lines are not one whole row."""
    try:
        rows = list(csv.reader(texts, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return tuple(rows[0]) if len(rows) == 1 else None


def _lines(file: BufferedIOBase) -> Iterator[_Line]:
    number, end = 0, file.tell()
    while written := file.readline(LONGEST_LINE):
        number, end = number + 1, end + len(written)
        if len(written) == LONGEST_LINE and not written.endswith(b"\n"):
            while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                end += len(more)
            end += len(more)
            yield _Line(number, None, end, "a line too long to be a row")
            continue
        try:
            yield _Line(number, written.decode("utf-8-sig" if number == 1 else "utf-8"), end)
        except UnicodeDecodeError:
            yield _Line(number, None, end, "bytes that are not UTF-8")
