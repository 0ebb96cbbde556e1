"""What is wrong with a record, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands (file below the records folder, line from 1, dotted field),
    what is wrong, and how to mend it."""

    file: str
    line: int
    field: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return f"{self.file}:{self.line}:{field} {self.wrong} {self.mend}"


class RecordError(Exception):
    """Records cannot be used. `problems` holds every fault found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
