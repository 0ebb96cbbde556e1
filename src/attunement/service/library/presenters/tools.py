"""An assessment tool: what it looks at, who may use it, and what may be held here."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.practice.tool import Ship, Tool
from .blocks import Row, Said, Section, Tag, Told
from .instruments import instrument
from .own_words import OwnWords, web_link
from .words import sentence
from .writing import NOT_KNOWN, Writer

SHIPS: Mapping[Ship, str] = MappingProxyType(
    {
        "link-only": "A link to it, and none of its words",
        "licensed": "Its scores, where you have a licence, and none of its words",
        "coder": "The codes that trained raters give, and none of its words",
        "own": "A list in our own words",
    }
)


def tell(one: Tool, writer: Writer) -> Told:
    return Told(
        title=one.name,
        lead=sentence(one.about),
        tags=(Tag("Replaced"),) if one.replaced_by else (),
        notices=_replaced(one, writer),
        sections=(
            _about(one, writer),
            Section("how", "How it is used", points=writer.facts(one.how)),
            Section("parts", "What it covers", points=writer.facts(one.parts)),
            _use(one, writer),
            Section(
                "cautions",
                "Cautions",
                points=writer.facts(one.cautions),
                nothing="No source that we hold gives a caution.",
            ),
        ),
    )


def _replaced(one: Tool, writer: Writer) -> tuple[str, ...]:
    if one.replaced_by is None:
        return ()
    now = instrument(one.replaced_by, writer).text
    return (f"Replaced by {now}. Old scores stay as they are and are never converted.",)


def _about(one: Tool, writer: Writer) -> Section:
    own = OwnWords(one, writer)
    return Section(
        "about",
        "What it is",
        rows=(
            writer.row("What it looks at", own.said(sentence(one.about))),
            writer.row("Who answers or observes", own.said(sentence(one.informant))),
            writer.row("Child’s age", _ages(one, writer)),
            writer.row("Also called", *map(Said, one.aliases or ("No other name",))),
        ),
    )


def _ages(one: Tool, writer: Writer) -> Said:
    if one.ages is None:
        return Said(NOT_KNOWN)
    return writer.cited(f"{one.ages.min_months} to {one.ages.max_months} months", one.ages)


def _use(one: Tool, writer: Writer) -> Section:
    own = OwnWords(one, writer)
    now = instrument(one.replaced_by, writer) if one.replaced_by else Said("Nothing that we know")
    rows: tuple[Row, ...] = (
        writer.row("Training", writer.fact(one.training)),
        writer.row("Licence", own.said(one.licence)),
        writer.row("Who owns it", own.said(one.owner)),
        writer.row("What may be held here", Said(SHIPS[one.ship])),
        writer.row("Where to get it", web_link(one.link)),
        writer.row("What replaced it", now),
    )
    return Section("use", "Who may use it", rows=rows)
