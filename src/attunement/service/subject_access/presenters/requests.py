"""Who asked for a copy: of the team, and of one family."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...relationships.models import Family, FamilyMember
from ...way.presenters import Link
from ..models import AccessRequest, AccessState
from ..permissions import KEEP_REQUESTS
from ..selectors.requests import ENDED
from .common import COLOURS, HOW_LONG, at


@dataclass(frozen=True)
class RequestLine:
    link: Link
    state: str
    colour: str
    when: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class RequestsPage:
    title: str = "Copies of what is held"
    caption: str = ""
    back: Link
    intro: tuple[str, ...]
    ask: tuple[Link, ...] = ()
    lines: tuple[RequestLine, ...]
    none: str = "Nobody has asked for a copy."


def requests_page(found: Sequence[AccessRequest], today: dt.date) -> RequestsPage:
    return RequestsPage(
        back=Link("Back to the team", reverse("your_team")),
        intro=(
            "People may ask for what is held about them. Start from the family’s page.",
            HOW_LONG,
        ),
        lines=tuple(_line(each, today) for each in found),
    )


def family_page(
    viewer: Viewer,
    family: Family,
    members: Sequence[FamilyMember],
    found: Sequence[AccessRequest],
    today: dt.date,
) -> RequestsPage:
    may = viewer.may(KEEP_REQUESTS)
    who = "" if may else "A team lead or an administrator writes a request down: tell them today."
    return RequestsPage(
        caption=family.name,
        back=Link("Back to the family", reverse("family", args=[family.pk])),
        intro=tuple(each for each in (HOW_LONG, who) if each),
        ask=tuple(
            Link(
                f"A copy for {each.person.full_name}",
                reverse("ask_copy", args=[family.pk, each.person_id]),
            )
            for each in members
            if may
        ),
        lines=tuple(_line(each, today) for each in found),
    )


def _line(row: AccessRequest, today: dt.date) -> RequestLine:
    by, ended = row.due_on, row.state in ENDED
    late = not ended and by < today
    words = f"Due on {day(by)}" if not late else f"Was due on {day(by)}"
    if row.extended_on:
        words = f"{words} (first due on {day(row.first_due_on)}; they were told)"
    return RequestLine(
        Link(f"{row.person.full_name}, asked on {day(row.asked_on)}", at("copy", row)),
        AccessState(row.state).label,
        COLOURS[AccessState(row.state)],
        f"Ended on {day(row.ended_on)}" if ended and row.ended_on else words,
        late,
    )
