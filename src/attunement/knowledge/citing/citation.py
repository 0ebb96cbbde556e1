"""What a citation in one line says, where its pattern leaves no doubt.

"Bernard, Hostinar & Dozier (2015) JAMA Pediatrics 169(2):112-119" names its authors, its year, its
journal and its pages. Whatever does not follow the pattern to the letter stays unknown: a report's
citation has a title after its year, and an organisation's name may look like a list of people.
"""

import re
from dataclasses import dataclass

_NAME = r"(?:(?:van|Van|de|von) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_AUTHORS = re.compile(rf"(?P<names>{_NAME}(?:, {_NAME})*(?: & {_NAME})?)(?P<others> et al\.)?")
_YEAR = re.compile(r"(?P<who>.+?) (?:\((?P<year>\d{4})[a-z]?\) ?(?P<rest>.*)|(?P<bare>\d{4}))")
_JOURNAL = re.compile(
    r"(?P<container>[^\d,:]+) (?P<volume>\d+)(?:\((?P<issue>\d+)\))?(?::(?P<pages>[\w-]+))?"
)


@dataclass(frozen=True)
class Citation:
    """The parts that are certain; None or empty is unknown. `others`: the list of authors goes on.
    Authors are family names, or an organisation's name."""

    authors: tuple[str, ...] = ()
    others: bool = False
    year: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def parts(citation: str) -> Citation:
    """The parts of a citation in one line."""
    dated = _YEAR.fullmatch(citation)
    if dated is None:
        return Citation()
    who = _AUTHORS.fullmatch(dated["who"])
    where = _JOURNAL.fullmatch(dated["rest"] or "")
    return Citation(
        authors=tuple(re.split(", | & ", who["names"])) if who else (),
        others=bool(who and who["others"]),
        year=dated["year"] or dated["bare"],
        **(where.groupdict() if where else {}),
    )
