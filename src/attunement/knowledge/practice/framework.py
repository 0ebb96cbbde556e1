"""Frameworks that a team plans, trains and judges by."""

from pydantic import Field

from attunement.knowledge.record import Confidence, Fact, Record


class Framework(Record):
    """A framework somebody else owns: named, described and linked to, never copied."""

    name: str
    aliases: tuple[str, ...]
    owner: str
    about: Fact
    how: tuple[Fact, ...]
    licence: str | None
    link: str | None
    cautions: tuple[Fact, ...]


class Anchor(Fact):
    """What a rating of `score` means, paraphrased."""

    score: int = Field(ge=1, le=5)


class HexagonIndicator(Record):
    """One of the Hexagon's six, rated 1 to 5 by each person before the team agrees. The six are
    looked at one by one: there is no total and no cut-off."""

    name: str
    order: int
    side: str = Field(pattern="^(programme|site)$")
    question: str
    anchors: tuple[Anchor, ...]
    prompts: tuple[str, ...]
    confidence: Confidence


class Competency(Record):
    """A domain or a level of the infant mental health competencies framework, by name alone."""

    name: str
    part: str = Field(pattern="^(domain|level)$")
    number: int
    who: str | None
