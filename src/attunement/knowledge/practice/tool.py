"""Assessment tools that the seeds name and that Attunement does not score: what they are, who may
use them and where to get them. No wording of any tool is held."""

from typing import Literal

from pydantic import model_validator

from attunement.knowledge.record import Cited, Fact, Record

Ship = Literal["link-only", "licensed", "coder", "own"]
"""What may be held here: a link; scores alone, under a licence; codes by trained raters; or a list
of our own."""


class ToolAges(Cited):
    """The child's age in completed months, both ends included."""

    min_months: int
    max_months: int

    @model_validator(mode="after")
    def _in_order(self) -> "ToolAges":
        if self.max_months < self.min_months:
            raise ValueError("The oldest age is below the youngest.")
        return self


class Tool(Record):
    """`parts` are the topics that it covers, in our words. A tool that was replaced stays for old
    records, and its scores are never converted to those of `replaced_by`."""

    name: str
    aliases: tuple[str, ...]
    about: str
    informant: str
    ages: ToolAges | None
    how: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    training: Fact | None
    licence: str
    owner: str
    ship: Ship
    link: str | None
    replaced_by: str | None
    cautions: tuple[Fact, ...]
