"""References of studies from a RIS file."""

import re
from collections.abc import Sequence

from ..errors import Unreadable
from .ris_lines import Record, RisMistake, Value, records
from .study_reference import StudyReference

AUTHORS, KEYWORDS, NOTES = ("AU", "A1"), ("KW",), ("N1",)
SINGLE = {
    "title": ("TI", "T1", "CT", "BT"),
    "journal": ("JF", "JO", "T2", "JA", "J2"),
    "volume": ("VL",),
    "issue": ("IS",),
    "url": ("UR",),
    "abstract": ("AB", "N2"),
    "id": ("ID",),
    "accession": ("AN",),
}
"""Tags that may hold a field, the most telling first: databases differ in which they write."""
YEAR, DOI, FIRST_PAGE, LAST_PAGE = ("PY", "Y1", "DA"), ("DO",), ("SP",), ("EP",)
SHOWN = 20


class RisMistakes(Unreadable):
    """All mistakes of a file at once, so that they can be mended in one go."""

    def __init__(self, mistakes: Sequence[RisMistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        lines = [f"- {mistake}" for mistake in self.mistakes[:SHOWN]]
        if (more := len(self.mistakes) - SHOWN) > 0:
            lines.append(f"- and {more} more")
        number = len(self.mistakes)
        super().__init__(
            f"{number} line{'s' if number > 1 else ''} cannot be used:\n" + "\n".join(lines) + "\n",
            mend="Mend them in the file, or take the line out where a value is not known.",
        )


def read_ris(text: str) -> tuple[StudyReference, ...]:
    """The references in the text of a RIS file, in its order.

    Authors repeat; the year is of PY, else Y1, else DA; a value that comes a second time, and every
    tag without a field, is kept in `other`. Raises Unreadable where there is no record at all, and
    RisMistakes, with every mistake: a year without four digits, what is no DOI, a record that does
    not begin or end, one that names nothing that it could be known by.
    """
    found, mistakes = records(text)
    if not found:
        raise Unreadable(
            "The text has no record.",
            mend="Each record begins with a line such as 'TY  - JOUR': choose RIS when exporting.",
        )
    read = [_reference(record, mistakes) for record in found]
    if mistakes:
        raise RisMistakes(mistakes)
    return tuple(read)


def _reference(record: Record, mistakes: list[RisMistake]) -> StudyReference:
    left = [value for value in record.values[1:] if value.text]
    kind = record.values[0]
    if not re.fullmatch(r"[A-Z0-9]{3,7}", kind.text):
        mistakes.append(_mistake(kind, "a type of reference, such as JOUR"))
    single = {name: _text(_take(left, tags)) for name, tags in SINGLE.items()}
    reference = StudyReference(
        line=record.line,
        kind=kind.text,
        authors=_all(left, AUTHORS),
        keywords=_all(left, KEYWORDS),
        notes=_all(left, NOTES),
        year=_year(_take(left, YEAR), mistakes),
        doi=_doi(_take(left, DOI), mistakes),
        pages=_pages(_text(_take(left, FIRST_PAGE)), _text(_take(left, LAST_PAGE))),
        **single,
        other=tuple((value.tag, value.text) for value in left),
    )
    if not (reference.title or reference.doi or reference.notes):
        mistakes.append(_mistake(kind, "a title (TI), a DOI (DO) or a note (N1) in this record"))
    return reference


def _take(left: list[Value], tags: Sequence[str]) -> Value | None:
    """The first value of the first of the tags that is there. Others that say the same go with
    it; those that differ stay for `other`."""
    there = [value for tag in tags for value in left if value.tag == tag]
    if not there:
        return None
    for value in there:
        if value.text == there[0].text:
            left.remove(value)
    return there[0]


def _all(left: list[Value], tags: Sequence[str]) -> tuple[str, ...]:
    own = [value for value in left if value.tag in tags]
    left[:] = [value for value in left if value.tag not in tags]
    return tuple(dict.fromkeys(value.text for value in own))


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def _year(value: Value | None, mistakes: list[RisMistake]) -> int | None:
    """Of "2019", "2019/05/12/" or "2019-05-12"."""
    if value is None:
        return None
    if year := re.match(r"([12]\d{3})(?!\d)", value.text):
        return int(year[1])
    mistakes.append(_mistake(value, "a year of four digits"))
    return None


def _doi(value: Value | None, mistakes: list[RisMistake]) -> str | None:
    if value is None:
        return None
    address = r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?"
    if doi := re.fullmatch(address + r"(10\.\d{4,9}/\S+)", value.text, re.IGNORECASE):
        return doi[1]
    mistakes.append(_mistake(value, "a DOI, such as 10.1000/182"))
    return None


def _pages(first: str | None, last: str | None) -> str | None:
    if first and last and last != first and "-" not in first:
        return f"{first}-{last}"
    return first or last


def _mistake(value: Value, expected: str) -> RisMistake:
    return RisMistake(line=value.line, tag=value.tag, value=value.text, expected=expected)
