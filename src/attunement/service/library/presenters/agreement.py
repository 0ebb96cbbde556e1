"""Where sources disagree about one programme: both sides, and no verdict of ours."""

from collections.abc import Iterator

from ....knowledge.contradictions import Contradiction, Point, Position, contradictions
from ...design.filters import day, partial_day
from ...way.presenters import Link
from .blocks import Said, Section, Table
from .words import sentence
from .writing import Writer

HEAD = ("What it says", "What was found", "About whom", "When")


def about(programme: str, writer: Writer) -> Section:
    found = [each for each in contradictions(writer.library) if each.subject == programme]
    return Section(
        "contradictions",
        "Where findings disagree",
        tables=tuple(table for each in found for table in tables(each, writer)),
        links=tuple(link for each in found for link in reviews(each, writer)),
        nothing="No two findings that we hold disagree about this programme.",
    )


def tables(each: Contradiction, writer: Writer) -> Iterator[Table]:
    """One table for each point, both sides in it."""
    for point in each.points:
        yield Table(
            caption=f"{sentence(each.topic)}: {point.first.stance}, or {point.second.stance}",
            intro=f"{point.why} {_settled(point)}",
            head=HEAD,
            rows=(_side(point.first, writer), _side(point.second, writer)),
        )


def reviews(each: Contradiction, writer: Writer) -> Iterator[Link]:
    """The reviews that were read in two ways, to be read by whoever wants to know."""
    for review in dict.fromkeys(point.review for point in each.points if point.review):
        held = writer.link("reviews", review)
        yield Link(f"The review that was read in two ways: {held.text}", held.href)


def _settled(point: Point) -> str:
    held = point.resolution
    if held is None:
        return "Nobody has settled this: read both."
    return f"{held.decided_by} wrote on {day(held.decided_on)}: {held.verdict} {held.reason}"


def _side(side: Position, writer: Writer) -> tuple[Said, ...]:
    kind = "claims" if side.id in writer.library.claims else "reviews"
    return (
        Said(sentence(side.stance), href=writer.href(kind, side.id.partition(":")[0])),
        writer.said(side.finding, side.source_ids),
        Said(sentence(side.scope)),
        Said(partial_day(side.as_of)),
    )
