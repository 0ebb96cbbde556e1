"""A kept page as it is read: on a phone, in the practitioner's preview, and on paper."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...accounts.models import Team
from ...design.charts import ChangeChart, Point, svg
from ...design.filters import day
from ..pieces import Section

CALL_US = "If you have a question, call us on {telephone}."
ASK_US = "If you have a question, ask the person who gave you this page."
SORRY_TELL_US = "If the day or the place does not suit you, tell us."
TODAY = "If you need help today, call NHS 111."
PICTURE = "How close you feel to this, from 0 (not at all) to 10 (there)"


@dataclass(frozen=True)
class Block:
    """`title` may be empty; `chart` is a picture that comes with its own table."""

    title: str
    words: tuple[str, ...]
    chart: ChangeChart | None


@dataclass(frozen=True)
class Part:
    title: str
    blocks: tuple[Block, ...]
    after: str


@dataclass(frozen=True)
class ShownPage:
    greeting: tuple[str, ...]
    parts: tuple[Part, ...]
    contact: str
    urgent: tuple[str, ...]


def shown_page(shown: Mapping[str, Any], team: Team) -> ShownPage:
    parts = []
    for section in Section:
        blocks = tuple(_block(each) for each in shown["pieces"] if each["section"] == section)
        if blocks:
            after = SORRY_TELL_US if section is Section.NEXT else ""
            parts.append(Part(section.value, blocks, after))
    contact = CALL_US.format(telephone=team.telephone) if team.telephone else ASK_US
    words = urgent(team, bereaved=shown["bereaved"])
    return ShownPage(tuple(shown["greeting"]), tuple(parts), contact, words)


def urgent(team: Team, *, bereaved: bool) -> tuple[str, ...]:
    """Whom to call at once. To a parent whose baby died nobody says "you or your baby": of the
    team's own words the sentences that do are left out then."""
    own = team.family_crisis_text
    if not bereaved:
        return ("If you or your baby are in danger, call 999.", own or TODAY)
    sentences = re.split(r"(?<=[.!?])\s+", own.strip())
    kept = " ".join(each for each in sentences if not re.search(r"\bbab(y|ies)\b", each, re.I))
    return ("If you, or anybody with you, are in danger, call 999.", kept or TODAY)


def _block(piece: Mapping[str, Any]) -> Block:
    rated = [(dt.date.fromisoformat(on), rating) for on, rating in piece["rated"]]
    return Block(piece["title"], tuple(piece["words"]), _chart(rated) if rated else None)


def _chart(rated: list[tuple[dt.date, int]]) -> ChangeChart:
    last = len(rated) - 1
    names = {0: "Start", last: "Now"}
    return ChangeChart(
        title=PICTURE,
        low=0,
        high=10,
        points=tuple(
            Point(on, rating, names.get(n, "Between")) for n, (on, rating) in enumerate(rated)
        ),
        better="higher",
    )


def printed(page: ShownPage, team: Team, on: dt.date) -> dict[str, Any]:
    """The page as the template of the PDF takes it."""
    return {
        "title": "Your page",
        "team": team.name,
        "day": day(on),
        "greeting": list(page.greeting),
        "parts": [
            {
                "title": part.title,
                "after": part.after,
                "blocks": [
                    {
                        "title": block.title,
                        "words": list(block.words),
                        "picture": _picture(block.chart) if block.chart else None,
                    }
                    for block in part.blocks
                ],
            }
            for part in page.parts
        ],
        "contact": page.contact,
        "urgent": list(page.urgent),
    }


def _picture(chart: ChangeChart) -> dict[str, Any]:
    drawn, table = chart.drawing(), chart.table()
    return {
        "svg": str(svg(chart)),
        "alt": f"{chart.title}. {drawn.description}",
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
    }
