"""What stands around a week and a month: whose it is, before and after, and the other view."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from ...way.presenters import Link

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


@dataclass(frozen=True)
class Around:
    """`mine` and `team` are the two choices of whose; the one that is shown is `current`."""

    whose: tuple[tuple[Link, bool], ...]
    before: Link
    after: Link
    other: Link
    now: Link | None
    feed: Link
    whose_title: str = "Whose appointments"
    moves_title: str = "Other times"


def week_at(day: dt.date, *, mine: bool) -> str:
    return _at("calendar", "week", day.isoformat(), mine=mine)


def month_at(day: dt.date, *, mine: bool) -> str:
    return _at("calendar_month", "month", f"{day:%Y-%m}", mine=mine)


def _at(name: str, key: str, value: str, *, mine: bool) -> str:
    query = urlencode({key: value, "who": "mine" if mine else "team"})
    return f"{reverse(name)}?{query}"


def whose(mine: str, team: str, *, is_mine: bool) -> tuple[tuple[Link, bool], ...]:
    """From the two addresses of the page."""
    return (
        (Link("Your own", mine), is_mine),
        (Link("The whole team", team), not is_mine),
    )


def feed_link() -> Link:
    return Link("Put your appointments in your own calendar", reverse("calendar_link"))


def day_words(day: dt.date) -> str:
    """Monday 2 March"""
    return f"{day:%A} {day.day} {day:%B}"
