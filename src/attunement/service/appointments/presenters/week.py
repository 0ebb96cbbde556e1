"""A week as a list of its days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import clock
from ...sessions.permissions import DELIVER
from ...way.presenters import Link
from ..appointment import Appointment, Kind
from ..dates import DAYS, Span
from .around import Around, day_words, feed_link, month_at, week_at, whose

AFTER_LOSS = "A loss has been recorded: check before you call or visit"
WEEK = dt.timedelta(days=DAYS)


@dataclass(frozen=True)
class Row:
    """`go` leads to where it is recorded or read; `state` and `warning` may be empty."""

    when: str
    what: Link
    family: Link | None
    more: str
    state: str
    warning: str


@dataclass(frozen=True)
class Day:
    id: str
    title: str
    today: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class WeekPage:
    title: str
    caption: str
    around: Around
    days: tuple[Day, ...]
    nothing: str
    today_tag: str = "Today"
    nothing_that_day: str = "Nothing"


def week_page(
    viewer: Viewer, span: Span, found: Iterable[Appointment], *, mine: bool, today: dt.date
) -> WeekPage:
    rows: dict[dt.date, list[Row]] = {day: [] for day in span.days}
    for each in found:
        rows[each.on].append(_row(viewer, each, mine=mine))
    first, last = span.first, span.last
    here = first <= today <= last
    return WeekPage(
        title=f"{first.day} {first:%B} to {last.day} {last:%B} {last.year}",
        caption="Your appointments" if mine else f"Appointments of {viewer.team.name}",
        around=Around(
            whose=whose(week_at(first, mine=True), week_at(first, mine=False), is_mine=mine),
            before=Link("The week before", week_at(first - WEEK, mine=mine)),
            after=Link("The week after", week_at(first + WEEK, mine=mine)),
            other=Link("See the month", month_at(last if not here else today, mine=mine)),
            now=None if here else Link("This week", week_at(today, mine=mine)),
            feed=feed_link(),
        ),
        days=tuple(
            Day(f"day-{day.isoformat()}", day_words(day), day == today, tuple(rows[day]))
            for day in span.days
            if rows[day] or day.weekday() < 5 or day == today
        ),
        nothing="" if any(rows.values()) else "There are no appointments in this week.",
    )


def _row(viewer: Viewer, each: Appointment, *, mine: bool) -> Row:
    return Row(
        when=clock(each.at) if each.at else "That day",
        what=Link(each.what, _page_of(viewer, each)),
        family=Link(each.family_name, reverse("family", args=[each.family]))
        if each.family is not None
        else None,
        more=", ".join(filter(None, (each.where, "" if mine else each.who))),
        state=each.state,
        warning=AFTER_LOSS if each.after_loss and each.to_come else "",
    )


def _page_of(viewer: Viewer, each: Appointment) -> str:
    """Where it is recorded while that is still to be done, and by whoever may; else where it is
    read."""
    if each.kind == Kind.REVIEW:
        return reverse("package", args=[each.pk])
    if each.kind == Kind.GROUP:
        return reverse("run", args=[each.group])
    if each.to_come:
        if each.kind == Kind.CONTACT:
            return reverse("contact_outcome", args=[each.pk])
        return reverse(
            "record_session" if viewer.may(DELIVER) else "change_session", args=[each.pk]
        )
    return reverse("family", args=[each.family])
