"""One of the Hexagon's six indicators: its question, what each rating means, what to ask."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.practice.framework import HexagonIndicator
from .blocks import Said, Section, Table, Told
from .own_words import OwnWords
from .writing import Writer

SIDES: Mapping[str, str] = MappingProxyType(
    {"programme": "The programme", "site": "The place that would give it"}
)
ONE_BY_ONE = "Look at the six one by one: there is no total and no cut-off."


def tell(one: HexagonIndicator, writer: Writer) -> Told:
    own = OwnWords(one, writer, one.confidence)
    anchors = tuple(
        (Said(f"{each.score} of 5"), writer.fact(each))
        for each in sorted(one.anchors, key=lambda each: -each.score)
    )
    return Told(
        title=f"Hexagon: {one.name}",
        lead=one.question,
        notices=(ONE_BY_ONE,),
        sections=(
            Section(
                "about",
                "What it asks",
                rows=(
                    writer.row("The question", own.said(one.question)),
                    writer.row("What it is about", own.said(SIDES[one.side])),
                    writer.row("Where it stands", Said(f"Number {one.order + 1} of the Hexagon")),
                ),
            ),
            Section(
                "ratings",
                "What each rating means",
                tables=(Table("Ratings", ("Rating", "What it means"), anchors),),
            ),
            Section("prompts", "Questions to ask together", points=own.each(one.prompts)),
        ),
    )
