"""Which reference belongs to which study of an analysis."""

from collections.abc import Iterator, Sequence

from ..errors import Unreadable
from .study_reference import StudyReference


def match_references(
    keys: Sequence[str], references: Sequence[StudyReference]
) -> tuple[StudyReference | None, ...]:
    """For each key the reference that it is the DOI, the id, the accession number or the label of
    ("Aronson 1948"), whatever the case; None where there is none.

    Raises Unreadable for a key that two references answer to.
    """
    known: dict[str, list[StudyReference]] = {}
    for reference in references:
        for name in dict.fromkeys(_names(reference)):
            known.setdefault(name, []).append(reference)
    found: list[StudyReference | None] = []
    for key in keys:
        answers = known.get(_plain(key), [])
        if len(answers) > 1:
            lines = " and ".join(str(reference.line) for reference in answers)
            raise Unreadable(
                f"The references of lines {lines} are both {key!r}.",
                mend="Name the study by its DOI, or by an ID that only one record has.",
            )
        found.append(answers[0] if answers else None)
    return tuple(found)


def _names(reference: StudyReference) -> Iterator[str]:
    for name in (reference.doi, reference.id, reference.accession, reference.label):
        if name:
            yield _plain(name)


def _plain(name: str) -> str:
    """Without case, an address before a DOI, and the points and commas of "et al.,"."""
    plain = name.strip().casefold()
    for before in ("https://doi.org/", "http://dx.doi.org/", "doi:"):
        plain = plain.removeprefix(before)
    return " ".join(plain.replace("et al.", "et al").replace(",", " ").split())
