"""A whole picture, the table that says the same, and the two together."""

from dataclasses import dataclass
from typing import Protocol

from .marks import Mark, Text


@dataclass(frozen=True)
class Drawing:
    """Marks in the order they are painted, on a sheet of width x height pixels."""

    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


@dataclass(frozen=True)
class Table:
    """The same facts in words; the first cell of a row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(Protocol):
    """A picture and its table. `sentence` says it in one line, or is empty."""

    @property
    def title(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    def drawing(self) -> Drawing: ...
    def table(self) -> Table | None: ...
