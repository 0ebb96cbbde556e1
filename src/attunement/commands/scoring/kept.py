"""A file that is written a piece at a time, each piece whole."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from ..failure import Failure


class Kept:
    """Whatever happens, what stands in the file ends with the last piece that was marked whole.
    The file is made with the first piece."""

    def __init__(self, path: Path, names: Sequence[str], delimiter: str) -> None:
        self.path = path
        self._names, self._delimiter = names, delimiter
        self._file: io.BufferedRandom | None = None
        self._whole = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.truncate(self._whole)
            self._file.close()

    def mark_whole(self) -> None:
        """What was added so far stays."""
        if self._file is not None:
            self._whole = self._file.tell()

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Raises Failure where it cannot be written; what was written before is kept."""
        text = io.StringIO()
        sheet = csv.writer(text, delimiter=self._delimiter, lineterminator="\n")
        try:
            if self._file is None:
                sheet.writerow(self._names)
                self._file = self.path.open("w+b")
            sheet.writerows(rows)
            self._file.write(text.getvalue().encode())
            self._file.flush()
        except OSError as error:
            raise Failure(
                f"Cannot write {self.path} ({error.strerror}). What was written before is kept. "
                "Check the path and that there is room."
            ) from error
