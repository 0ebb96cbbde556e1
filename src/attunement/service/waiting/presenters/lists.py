"""Who waits, in which order and why; and who was met before whom, and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import day, plural
from ...way.presenters import Link
from ..ordering import Moved, Waiter, reasons, why
from ..selectors import RECENTLY, History, Team
from .words import babies, expected_words, lost_words, review_words, waiting_words

HOW = (
    "The order is: how soon a clinician says that a family needs to be met; then what the baby’s "
    "age allows and closes first; then who came first. A clinician may move a family, with a "
    "reason. It weighs no risk. A worry about safety is acted on the same day, wherever a family "
    "stands here."
)
NOT_LATER = 5
"""Families shown for each one met who had waited longer."""


@dataclass(frozen=True)
class Row:
    family: Link
    babies: tuple[str, ...]
    waiting: str
    expected: str
    why: tuple[str, ...]
    closes: tuple[str, ...]
    review: str
    review_colour: str
    stand: str


@dataclass(frozen=True)
class ListPage:
    title: str
    how: str
    rows: tuple[Row, ...]
    nothing: str
    paused_title: str
    paused: tuple[tuple[Link, str], ...]
    seen: Link
    why_title: str
    closes_title: str


def waiting_list(team: Team) -> ListPage:
    today = team.today
    moves = team.moved(today)
    return ListPage(
        title="Waiting to be met",
        how=HOW,
        rows=tuple(_row(team, each, reasons(one, moves)) for one, each in team.line(today)),
        nothing="Nobody is waiting.",
        paused_title="Paused for now",
        paused=tuple((_link(each), _paused(each, today)) for each in team.paused()),
        seen=Link("Who was met before whom, and why", reverse("waiting_seen")),
        why_title="Why here",
        closes_title="Closes before they may start",
    )


def _link(each: History) -> Link:
    return Link(each.row.family.name, reverse("wait", args=[each.row.pk]))


def _row(team: Team, each: History, reasons_: tuple[str, ...]) -> Row:
    review, colour = review_words(each, team.today)
    return Row(
        family=_link(each),
        babies=babies(each, team.today),
        waiting=f"Waiting {waiting_words(each, team.today)}",
        expected=expected_words(team, each),
        why=reasons_,
        closes=lost_words(team, each),
        review=review,
        review_colour=colour,
        stand=each.row.get_state_display(),
    )


def _paused(each: History, today: dt.date) -> str:
    now = next(p for p, s in zip(each.pauses, each.stopped(), strict=True) if s.holds(today))
    return f"{now.get_why_display()}, since {day(now.starts_on)}. {waiting_words(each, today)}"


@dataclass(frozen=True)
class Before:
    family: str
    why: str


@dataclass(frozen=True)
class Met:
    title: str
    href: str
    waited: str
    before: tuple[Before, ...]
    more: str


@dataclass(frozen=True)
class SeenPage:
    title: str
    lead: str
    back: Link
    rows: tuple[Met, ...]
    nothing: str
    nobody: str
    before_title: str


def seen(team: Team) -> SeenPage:
    return SeenPage(
        title="Who was met before whom, and why",
        lead=(
            f"Families met in the last {RECENTLY.days} days, and those who had waited longer on "
            "that day. The reasons are those that were written by then."
        ),
        back=Link("Back to who is waiting", reverse("waiting_list")),
        rows=tuple(_met(team, each) for each in team.seen()),
        nothing="Nobody was met in these days.",
        nobody="Nobody had waited longer.",
        before_title="Met before",
    )


def _met(team: Team, each: History) -> Met:
    assert each.met_on is not None
    then = each.met_on
    moves = team.moved(then)
    met = team.waiter(each, then)
    longer = [
        other
        for other in team.histories
        if other.waits(then)
        and other.row.pk != each.row.pk
        and other.row.received_on < each.row.received_on
    ]
    told = tuple(
        Before(other.row.family.name, _because(team, met, other, then, moves))
        for other in sorted(longer, key=lambda other: (other.row.received_on, other.row.pk))
    )
    rest = len(told) - NOT_LATER
    return Met(
        title=f"{each.row.family.name}, met {day(then)}",
        href=reverse("wait", args=[each.row.pk]),
        waited=f"After {waiting_words(each, then)}",
        before=told[:NOT_LATER],
        more=f"And {plural(rest, 'other family', 'other families')}." if rest > 0 else "",
    )


def _because(team: Team, met: Waiter, other: History, then: dt.date, moves: Sequence[Moved]) -> str:
    if other.paused(then):
        return "The other family’s wait was paused on that day."
    return why(met, team.waiter(other, then), moves)
