"""How a family stands in a list: its babies, its relationships and their states, in words."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from ...design.errors import ErrorSummary, Problem
from ...design.filters import clock, day
from ...way.presenters import Link
from ..facts import FamilyRow, Listed
from ..states import relationship_state
from ..waiting import FirstDaysBar, age_words, lived
from .links import to


@dataclass(frozen=True)
class BabyLine:
    """`bar` is None where no date is known."""

    words: str
    bar: FirstDaysBar | None


@dataclass(frozen=True, kw_only=True)
class FamilyLine:
    name: str
    href: str
    reference: str
    keyworker: str
    babies: tuple[BabyLine, ...]
    states: tuple[str, ...]
    next: str


def family_line(row: FamilyRow, today: dt.date) -> FamilyLine:
    return FamilyLine(
        name=row.name,
        href=to("family", row.pk),
        reference=reference(row.pk),
        keyworker=row.keyworker,
        babies=tuple(
            BabyLine(f"{baby.name}, {age_words(baby, today)}", lived(baby, today))
            for baby in row.babies
        ),
        states=tuple(_states(row, today)),
        next=near(row.next_at, today) if row.next_at else "None planned",
    )


def _states(row: FamilyRow, today: dt.date) -> list[str]:
    """One line a relationship; said once where all of them stand alike."""
    states = [
        (each, relationship_state(each.facts, row.episode, row.referral, today).words)
        for each in row.relationships
    ]
    if len({words for _, words in states}) == 1:
        return [states[0][1]]
    return [f"{each.child} and {each.carer}: {words}" for each, words in states]


def reference(family: int) -> str:
    """What the team may write on an envelope: it says nothing about the family."""
    return f"F{family:05d}"


def near(at: dt.datetime, today: dt.date) -> str:
    """A time as one says it: "Today at 2pm", "Tomorrow at 9:30am", "3 March 2026 at midday"."""
    on = timezone.localdate(at)
    close = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}
    return f"{close.get((on - today).days, day(on))} at {clock(at)}"


@dataclass(frozen=True, kw_only=True)
class FamiliesPage:
    """`problem` says what to mend in what was typed, and `errors` leads to it; `nothing` stands
    where nobody was found."""

    title: str
    query: str
    query_label: str = "Find a family"
    query_hint: str = "A name, an NHS number, or a reference like F00012"
    submit: str = "Find"
    problem: str
    errors: ErrorSummary | None
    nothing: str
    caption: str
    head: tuple[str, ...] = ("Family", "Babies", "How things stand", "Keyworker")
    rows: tuple[FamilyLine, ...]
    mine: bool
    switch: Link
    pages: tuple[Link, ...]


def families(
    found: Listed[FamilyRow], *, typed: str, problem: str, mine: bool, page: int, today: dt.date
) -> FamiliesPage:
    """`page` counts from 1. Nobody counts all pages: that would cost more than the page."""
    whose = "your families" if mine else "your team’s families"
    about = f"Families found for “{typed}”" if typed else f"All {whose}, newest first"
    pages = [(page - 1, f"Previous page, {page - 1}")] if page > 1 else []
    pages += [(page + 1, f"Next page, {page + 1}")] if found.more else []
    return FamiliesPage(
        title="Families",
        query=typed,
        problem=problem,
        errors=ErrorSummary((Problem(problem, "#q"),)) if problem else None,
        nothing="" if problem or found.rows else f"Nobody found among {whose}.",
        caption=f"{about}, page {page}" if page > 1 else about,
        rows=tuple(family_line(row, today) for row in found.rows),
        mine=mine,
        switch=Link("Look in the whole team", address(typed, mine=False, page=1))
        if mine
        else Link("Look in your own families only", address(typed, mine=True, page=1)),
        pages=tuple(Link(label, address(typed, mine=mine, page=to)) for to, label in pages),
    )


def address(typed: str = "", *, mine: bool, page: int) -> str:
    asked = {"q": typed, "who": "me" if mine else "", "page": page if page > 1 else ""}
    given = urlencode({name: value for name, value in asked.items() if value})
    return reverse("families") + (f"?{given}" if given else "")
