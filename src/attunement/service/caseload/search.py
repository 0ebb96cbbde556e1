"""What somebody means by what they typed into the search for families. Pure."""

import re
from dataclasses import dataclass

from ...guidance import InvalidNhsNumber, NhsNumber

REFERENCE = re.compile(r"[Ff]0*([1-9][0-9]{0,17})")
MOST_WORDS = 6


@dataclass(frozen=True, kw_only=True)
class Search:
    """One of: an NHS number (ten digits), a family's reference (its number), or words of names.
    `problem` says what to mend; then nothing is searched for."""

    nhs_number: str = ""
    reference: int | None = None
    words: tuple[str, ...] = ()
    problem: str = ""


def read(typed: str) -> Search:
    """Ten digits are an NHS number, an F and digits are a reference, all else is names."""
    text = typed.replace("\x00", "").strip()
    if found := REFERENCE.fullmatch(text):
        return Search(reference=int(found[1]))
    if re.search("[0-9]", text) and re.fullmatch(r"[0-9\s\u2010-\u2015-]+", text):
        try:
            return Search(nhs_number=NhsNumber.parse(text).digits)
        except InvalidNhsNumber as error:
            return Search(problem=str(error))
    return Search(words=tuple(text.split()[:MOST_WORDS]))
