"""A month as a grid of its weeks: how much is on each day, and the way to it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...design.filters import plural
from ...way.presenters import Link
from ..appointment import Appointment
from ..dates import Span, after_month, before_month, weeks_of_month
from .around import WEEKDAYS, Around, day_words, feed_link, month_at, week_at, whose


@dataclass(frozen=True)
class Cell:
    """One day: its number, the way to its week where there is something, and both in words for
    whoever hears the page. `outside`: a day of the month before or after."""

    number: str
    today: bool
    outside: bool
    words: str
    count: str
    href: str


@dataclass(frozen=True)
class MonthPage:
    title: str
    caption: str
    around: Around
    head: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Cell, ...], ...]
    table_title: str = "How many appointments there are on each day"


def month_page(
    span: Span, found: Iterable[Appointment], *, mine: bool, today: dt.date
) -> MonthPage:
    counts = Counter(each.on for each in found)
    first = span.first
    here = first <= today <= span.last

    def cell(day: dt.date) -> Cell:
        count = counts[day]
        return Cell(
            number=str(day.day),
            today=day == today,
            outside=not first <= day <= span.last,
            words=f"{day_words(day)}: {plural(count, 'appointment')}",
            count=str(count) if count else "",
            href=f"{week_at(day, mine=mine)}#day-{day.isoformat()}" if count else "",
        )

    return MonthPage(
        title=f"{first:%B} {first.year}",
        caption="Your appointments" if mine else "Appointments of the team",
        around=Around(
            whose=whose(month_at(first, mine=True), month_at(first, mine=False), is_mine=mine),
            before=Link("The month before", month_at(before_month(first), mine=mine)),
            after=Link("The month after", month_at(after_month(first), mine=mine)),
            other=Link("See a week", week_at(today if here else first, mine=mine)),
            now=None if here else Link("This month", month_at(today, mine=mine)),
            feed=feed_link(),
        ),
        head=tuple((name, name[:2]) for name in WEEKDAYS),
        weeks=tuple(tuple(cell(day) for day in week.days) for week in weeks_of_month(first)),
    )
