"""Rows of a file as answers, and what is wrong with those that cannot be scored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, isfinite, isinf, isnan, nan

import numpy as np
from numpy.typing import NDArray

from attunement.measures import NOT_OBSERVED, Answer, InvalidAnswers, Measure, safety_flags, score
from attunement.measures.vectorised import NOT_OBSERVED_CODE

from .header import Header
from .lines import Row

_EMPTY = frozenset({"", "na", "n/a", "nan", "null", "none", "."})
_UNSEEN = frozenset({NOT_OBSERVED, "not observed", "not_observed"})
_NOT_A_NUMBER = -inf
"""Stands for what cannot be read; no form permits it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a row: where, what stands there, and what was expected. `act_today`: what
    a safety item of this row asks for, although the row has no score."""

    line: int
    column: str
    value: str
    expected: str
    act_today: str = ""


class Reading:
    """Turns written cells into codes, each spelling once."""

    def __init__(self, measure: Measure, header: Header) -> None:
        self._measure, self._header = measure, header
        self._codes: dict[str, float] = {}

    def codes(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """A row a form, a column an item of the header; NaN where nothing is written."""
        places = self._header.places
        cells = [self._code(row.values[place]) for row in rows for place in places]
        return np.array(cells, dtype=float).reshape(len(rows), len(places))

    def whole(self, row: Row) -> Mistake | None:
        """What is wrong with the row as a row of the file, if anything."""
        if row.fault:
            return Mistake(row.line, "", "", f"a row of CSV in UTF-8; this has {row.fault}")
        names = self._header.names
        # Spreadsheets like to write empty cells beyond the last column.
        if len(row.values) < len(names) or any(row.values[len(names) :]):
            return Mistake(
                row.line, "", f"{len(row.values)} values", f"{len(names)}, one for each column"
            )
        return None

    def mistakes(self, row: Row, codes: Sequence[float]) -> Iterator[Mistake]:
        """Everything that is wrong with a row that cannot be scored."""
        answers: dict[str | int, Answer] = {
            key: self._answer(key, code, row.values[place])
            for key, code, place in zip(self._header.items, codes, self._header.places, strict=True)
        }
        flags = safety_flags(self._measure, answers)
        act = " ".join(dict.fromkeys(flag.do for flag in flags))
        try:
            score(self._measure, answers)
        except InvalidAnswers as error:
            for problem in error.problems:
                keys = problem.where.split(", ")
                places = [self._header.places[self._header.items.index(key)] for key in keys]
                column = ", ".join(self._header.names[place] for place in places)
                value = ", ".join(row.values[place] for place in places)
                expected = problem.mend if len(keys) == 1 else f"{problem.what} {problem.mend}"
                yield Mistake(row.line, column, value, expected, act)
        else:
            # The two scorers agree (their twin test holds them to it): never lose a row silently.
            raise AssertionError(f"Line {row.line} is refused for a reason that nothing names.")

    def _answer(self, key: str, code: float, written: str) -> Answer:
        """What `score` takes; a cell that cannot be read goes to it as written, to be refused."""
        if isnan(code):
            return None
        if code == NOT_OBSERVED_CODE:
            return NOT_OBSERVED
        if isinf(code):
            return written  # type: ignore[return-value]  # refused by `score`, in its own words
        decimals = self._measure.response(self._measure.item(key)).decimals
        return int(code) if code.is_integer() and not decimals else code

    def _code(self, written: str) -> float:
        found = self._codes.get(written)
        if found is None:
            found = _code(written)
            if len(self._codes) < 10_000:  # a column of free text must not fill the memory
                self._codes[written] = found
        return found


def _code(written: str) -> float:
    plain = written.strip().casefold()
    if plain in _EMPTY:
        return nan
    if plain in _UNSEEN:
        return NOT_OBSERVED_CODE
    try:
        number = float(written)
    except ValueError:
        return _NOT_A_NUMBER
    return number if isfinite(number) else _NOT_A_NUMBER
