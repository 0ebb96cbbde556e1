"""A source: who said it, where, and how much of it was read."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from attunement.knowledge.record import SOURCE_ID, Confidence, Dated, PartialDate, last_day

Tier = Literal["seed", "document", "web-excerpt", "repo", "general-knowledge"]
"""How it was read: a seed in full; a paper, report or leaflet in full; the opening of a public
page; a repository file in full; or not looked up at all, so that it must be checked with the
publisher before anyone relies on it."""


class Source(Dated):
    """One entry of the source registry. `as_of` is null when the source bears no date we saw;
    `read_on` is then the day by which we had read it.

    `title` is null where nobody has seen it written. `authors` are in the source's own order, a
    person as "Family, Given" or the family name alone, an organisation by its name without a
    comma; empty is unknown. `more_authors` says that the list goes on. `container` is what it
    stands in: a journal, a register, a publisher's site.
    """

    id: Annotated[str, SOURCE_ID]
    tier: Tier
    title: str | None = None
    authors: tuple[str, ...] = ()
    more_authors: bool = False
    container: str | None = None
    url: str | None = None
    doi: str | None = None
    repository: str | None = None
    commit: str | None = None
    used_for: str | None = None
    note: str | None = None
    review_due: PartialDate | None = None
    read_on: date | None = None
    confidence: Confidence = Field(default="high")

    @model_validator(mode="after")
    def _some_day(self) -> "Source":
        if (self.as_of is None) == (self.read_on is None):
            raise ValueError("Give as_of, or read_on where the source bears no date; not both.")
        return self

    def out_by(self, on: date) -> bool | None:
        """Whether it was out by that day; None where it bears no date and we had not read it."""
        if self.as_of is not None:
            return last_day(self.as_of) <= on
        return True if self.read_on and self.read_on <= on else None

    @property
    def called(self) -> str:
        """Its title and what it stands in; without a title what it was read for, and where."""
        if self.title:
            return f"{self.title} ({self.container})" if self.container else self.title
        host = urlsplit(self.url or "").hostname
        where = self.container or (host.removeprefix("www.") if host else self.doi)
        if self.used_for:
            return f"Read for: {self.used_for}{f' ({where})' if where else ''}"
        return f"Page at {where}" if where else f"Source {self.id}"

    @property
    def unchecked(self) -> bool:
        """Recalled and not looked up: a fact that rests on it wears that on the page."""
        return self.tier == "general-knowledge"
