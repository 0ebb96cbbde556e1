"""From a file of answers to a file of scores, a piece at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, FileIO
from itertools import batched, chain
from pathlib import Path

from attunement.measures import Measure

from ..failure import Failure
from .answers import Mistake, Reading
from .header import Header, header_of
from .kept import Kept
from .lines import Row, rows_of
from .sheet import Sheet

PIECE = 5000
"""Rows at a time: large enough to score fast, small enough for any memory."""

_PROBLEM_COLUMNS = ("line", "column", "value", "expected", "act today")


@dataclass(slots=True)
class Tally:
    """How many forms were scored, are incomplete or cannot be scored; how many of all ask for
    action the same day; the last line that is done with; and whether somebody stopped it."""

    scored: int = 0
    incomplete: int = 0
    faulty: int = 0
    act_today: int = 0
    line: int = 1
    stopped: bool = False


def score_file(
    measure: Measure,
    source: Path,
    *,
    out: Path,
    problems: Path,
    mapped: Mapping[str, str],
    progress: Callable[[int], None],
) -> Tally:
    """Writes `out` and, where a row cannot be scored, `problems`. `progress` takes bytes read.

    Stopped by the keyboard, it keeps what is done and says so in the tally. Raises Failure.
    """
    try:
        with BufferedReader(FileIO(source), buffer_size=1 << 20) as file:
            delimiter = _delimiter(file.peek(), source)
            rows = rows_of(file, delimiter)
            header = _header(measure, next(rows, None), mapped)
            first = next(rows, None)
            if first is None:
                raise Failure(f"{source} has no rows of answers below its header.")
            sheet = Sheet(measure, header)
            with (
                Kept(out, sheet.names, delimiter) as scores,
                Kept(problems, _PROBLEM_COLUMNS, delimiter) as faults,
            ):
                piecewise = _Piecewise(Reading(measure, header), sheet, scores, faults)
                return piecewise.all(chain([first], rows), progress)
    except OSError as error:
        raise Failure(f"{source} cannot be read ({error.strerror}). Check the path.") from error


def _delimiter(start: bytes, source: Path) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Failure(f"{source} is UTF-16. Save it as “CSV UTF-8” and try again.")
    first = start.lstrip().split(b"\n", 1)[0]
    return max(b",;\t", key=lambda each: first.count(bytes([each]))).to_bytes().decode()


def _header(measure: Measure, row: Row | None, mapped: Mapping[str, str]) -> Header:
    if row is None or row.fault:
        raise Failure(
            "The file has no header that can be read. Its first line must name the columns, in "
            "UTF-8."
        )
    names = [name.strip() for name in row.values]
    while names and not names[-1]:
        names.pop()  # a spreadsheet writes empty cells beyond the last column
    return header_of(measure, names, mapped)


class _Piecewise:
    def __init__(self, reading: Reading, sheet: Sheet, scores: Kept, faults: Kept) -> None:
        self._reading, self._sheet = reading, sheet
        self._scores, self._faults = scores, faults

    def all(self, rows: Iterator[Row], progress: Callable[[int], None]) -> Tally:
        done = Tally()
        self._scores.add([])  # the header stands even where no row can be scored
        self._scores.mark_whole()
        try:
            for piece in batched(rows, PIECE):
                done = self._one(piece, done)
                self._scores.mark_whole()
                self._faults.mark_whole()
                progress(piece[-1].end)
        except KeyboardInterrupt:
            done.stopped = True
        return done

    def _one(self, piece: tuple[Row, ...], done: Tally) -> Tally:
        """The tally with this piece, written and not yet marked whole."""
        mistakes: list[Mistake] = []
        whole: list[Row] = []
        for row in piece:
            mistake = self._reading.whole(row)
            if mistake is None:
                whole.append(row)
            else:
                mistakes.append(mistake)
        faulty = len(mistakes)
        codes = self._reading.codes(whole)
        found = self._sheet.scored(codes)
        written = list(self._sheet.rows(whole, codes, found))
        for place in (~found.permitted).nonzero()[0].tolist():
            faulty += 1
            mistakes += self._reading.mistakes(whole[place], codes[place].tolist())
        mistakes.sort(key=lambda mistake: mistake.line)
        self._scores.add(written)
        if mistakes:
            self._faults.add(
                (each.line, each.column, each.value, each.expected, each.act_today)
                for each in mistakes
            )
        scored = int(found.complete.sum())
        raised = len({each.line for each in mistakes if each.act_today})
        return Tally(
            scored=done.scored + scored,
            incomplete=done.incomplete + len(written) - scored,
            faulty=done.faulty + faulty,
            act_today=done.act_today + self._sheet.act_today(written) + raised,
            line=piece[-1].line,
        )
