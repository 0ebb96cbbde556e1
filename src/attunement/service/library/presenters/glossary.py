"""The glossary: the repository's own GLOSSARY.md, and the words that a record holds to one sense.

The file is the one place of its terms: nothing here repeats them.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attunement

from ..selectors import Known
from .blocks import ListPage, Row, Said, Section
from .own_words import OwnWords
from .words import sentence
from .writing import Writer

FILE = "GLOSSARY.md"


def glossary_page(known: Known) -> ListPage:
    writer = Writer(known)
    title, lead, sections = _glossary()
    return ListPage(
        title=title,
        lead=lead,
        sections=(*sections, _held_to_one_sense(writer)),
        sources=writer.source_lines(),
    )


def glossary_file() -> Traversable:
    """Beside the code in an installed package; at the root of the repository in a checkout, whose
    package is read where it lies."""
    packed = files(attunement) / FILE
    return packed if packed.is_file() else Path(attunement.__path__[0]).parents[1] / FILE


def read(text: str) -> tuple[str, str, tuple[Section, ...]]:
    """Title, first paragraph, and a section for each heading with its terms."""
    opening, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, lead = (line for line in opening.splitlines() if line.strip())
    return title.removeprefix("# "), lead, tuple(map(_section, parts))


@cache
def _glossary() -> tuple[str, str, tuple[Section, ...]]:
    return read(glossary_file().read_text(encoding="utf-8"))


def _section(part: str) -> Section:
    title, *body = part.splitlines()
    return Section(title.strip().lower().replace(" ", "-"), title.strip(), rows=tuple(_rows(body)))


def _rows(lines: list[str]) -> Iterator[Row]:
    """The rows of a table, without the head and the rule under it: only a term is in bold."""
    for line in lines:
        if line.startswith("| **"):
            term, meaning = (_plain(cell) for cell in line.strip("| \n").split(" | ", 1))
            yield Row(term, (Said(sentence(meaning)),))


def _plain(cell: str) -> str:
    """The words without the marks of emphasis."""
    return cell.replace("*", "").strip()


def _held_to_one_sense(writer: Writer) -> Section:
    terms = [each for each in writer.library.wording.values() if each.rule == "term"]
    rows = tuple(
        writer.row(
            sentence("; ".join(each.words)), OwnWords(each, writer, each.confidence).said(each.why)
        )
        for each in terms
    )
    return Section("one-sense", "Words that we hold to one sense", rows=rows)
