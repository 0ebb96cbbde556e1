"""Where a study was published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyReference:
    """What a record says of one publication; None and () where it does not say.

    line: where the record begins in its file, the first line is 1
    kind: the type of reference as the file has it, such as JOUR
    doi: without an address before it, as "10.1000/182"; id, accession: as the file has them
    other: every tag and value that has no field here, so that nothing of the record is lost
    """

    line: int
    kind: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    abstract: str | None = None
    id: str | None = None
    accession: str | None = None
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Short, as a forest plot has it: "Aronson 1948", "Ferguson & Simes 1949"."""
        families = [author.split(",")[0].strip() for author in self.authors]
        if not families:
            name = self.title or self.doi or (self.notes[0] if self.notes else self.kind)
        elif len(families) > 2:
            name = f"{families[0]} et al."
        else:
            name = " & ".join(families)
        return f"{name} {self.year}" if self.year is not None else name

    @property
    def citation(self) -> str:
        """In full, as far as the record goes."""
        date = f"({self.year})" if self.year is not None else "(no date)"
        place = " ".join(filter(None, (self.journal, self.volume)))
        place += f"({self.issue})" if self.issue else ""
        place += f":{self.pages}" if self.pages else ""
        parts = [f"{', '.join(self.authors)} {date}".strip(), self.title, place or None]
        if parts[1:] == [None, None]:
            parts += self.notes
        said = ". ".join(part.rstrip(".") for part in parts if part) + "."
        address = f"https://doi.org/{self.doi}" if self.doi else self.url
        return f"{said} {address}" if address else said
