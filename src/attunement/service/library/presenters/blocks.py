"""What a page of the library is made of. Every kind of record is told in these few forms, so that
one template, one printed page and one PDF serve them all."""

from dataclasses import dataclass

from ...design.charts import Chart
from ...way.presenters import Link


@dataclass(frozen=True)
class Cite:
    """The number of a source in this page's own list."""

    number: int
    called: str


@dataclass(frozen=True)
class Said:
    """One sentence or value: where it comes from, and in `marks` what a reader must know before
    relying on it. `href` leads to what it names."""

    text: str
    cites: tuple[Cite, ...] = ()
    marks: tuple[str, ...] = ()
    href: str = ""


type Notice = str | Said
"""What a reader must see first; as `Said` it leads to what it names."""


def words_of(notice: Notice) -> str:
    return notice.text if isinstance(notice, Said) else notice


type Cell = Said | tuple[Said, ...]


def parts(cell: Cell) -> tuple[Said, ...]:
    """What stands in a cell, one or several."""
    return (cell,) if isinstance(cell, Said) else cell


@dataclass(frozen=True)
class Row:
    """A question and its answers; an answer that nobody knows is "Not known", never left out."""

    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell one sentence or more; the first cell names its row. `intro` stands
    before it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    intro: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, in this order. A section with nothing says so in
    `nothing`; where that is empty too, it is left out."""

    id: str
    title: str
    intro: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    points: tuple[Said, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Chart, ...] = ()
    links: tuple[Link, ...] = ()
    nothing: str = ""

    @property
    def shown(self) -> bool:
        held = (self.rows, self.points, self.tables, self.figures, self.links, self.nothing)
        return any(held)


@dataclass(frozen=True)
class Tag:
    words: str
    colour: str = "grey"


@dataclass(frozen=True)
class SourceLine:
    """One source of the page: where in it, and how far it has been read."""

    number: int
    called: str
    href: str
    places: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One record in full, as its kind's presenter gives it: what the page adds is the same for
    every kind."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class ListPage:
    """Records of one kind or two, or the glossary; `sources` are those that it cites."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...] = ()
