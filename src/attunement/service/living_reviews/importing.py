"""Records to screen, from what a database or a reference manager exports: RIS, or a CSV table."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...synthesis.effects import Mistake, Mistakes
from ...synthesis.effects.reading import Table, read_table
from ...synthesis.errors import Unreadable
from ...synthesis.reading import StudyReference, read_ris

RIS = re.compile(r"^\s*TY\s+-", re.MULTILINE)
COLUMNS = ("title", "authors", "year", "journal", "doi", "abstract")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, kw_only=True)
class Found:
    """`key` is the same for two records of one publication, by its DOI or by title and year."""

    key: str
    label: str
    citation: str
    abstract: str


def records_in(text: str) -> tuple[Found, ...]:
    """Raises a SynthesisError that names the line, or the row and the column, of each mistake."""
    if not text.strip():
        raise Unreadable("There is nothing in it.", mend="Paste the records, or choose the file.")
    read = read_ris(text) if RIS.search(text) else _references(read_table(text.strip() + "\n"))
    return tuple(_found(each) for each in read)


def _found(reference: StudyReference) -> Found:
    return Found(
        key=_key(reference),
        label=reference.label[:200],
        citation=reference.citation,
        abstract=reference.abstract or "",
    )


def _key(reference: StudyReference) -> str:
    if reference.doi:
        name = reference.doi.casefold()
    else:
        title = re.sub(r"\W+", " ", reference.title or reference.citation).casefold().strip()
        name = f"{title} {reference.year}"
    return hashlib.sha256(name.encode()).hexdigest()


def _references(table: Table) -> Iterable[StudyReference]:
    """A CSV table by the names of its columns, in any letters; authors with ; between them."""
    named = {name.casefold(): place for place, name in enumerate(table.header)}
    if "title" not in named:
        raise Unreadable(
            "The table has no column called title.",
            mend=f"Name its columns {', '.join(COLUMNS)}: only title has to be there.",
        )
    rows = [
        {name: row[named[name]] if name in named else "" for name in COLUMNS} for row in table.rows
    ]
    mistakes = []
    for number, row in zip(table.numbers, rows, strict=True):
        if not row["title"]:
            mistakes.append(Mistake(row=number, column="title", value="", expected="a title"))
        if row["year"] and not YEAR.fullmatch(row["year"]):
            mistakes.append(
                Mistake(
                    row=number, column="year", value=row["year"], expected="a year such as 2019"
                )
            )
    if mistakes:
        raise Mistakes(mistakes)
    return [_reference(number, row) for number, row in zip(table.numbers, rows, strict=True)]


def _reference(number: int, row: dict[str, str]) -> StudyReference:
    return StudyReference(
        line=number,
        kind="CSV",
        title=row["title"],
        authors=tuple(name.strip() for name in row["authors"].split(";") if name.strip()),
        year=int(row["year"]) if row["year"] else None,
        journal=row["journal"] or None,
        doi=re.sub(r"^https?://(dx\.)?doi\.org/", "", row["doi"]) or None,
        abstract=row["abstract"] or None,
    )
