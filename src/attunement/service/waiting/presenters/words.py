"""How a wait is said, wherever it is shown."""

import datetime as dt

from django.utils import timezone

from ...design.filters import day, plural
from ...referrals.presenters.babies import baby
from .. import clock, options
from ..selectors import History, Team

REVIEW_AFTER = dt.timedelta(days=28)
"""A first review is due four weeks after the referral; later ones on the day that was written."""


def babies(each: History, today: dt.date) -> tuple[str, ...]:
    told = (baby(person, today=today) for person in each.babies)
    return tuple(", ".join(part for part in (one.name, one.age) if part) for one in told)


def waiting_words(each: History, today: dt.date) -> str:
    """The whole wait, and what of it was paused."""
    received = each.row.received_on
    words = plural(clock.waited(received, today), "day")
    paused = clock.paused(each.stopped(), received, today)
    return f"{words}, {paused} of them paused" if paused else words


def expected_words(team: Team, each: History) -> str:
    start = clock.expected_start(each.row.received_on, team.waits_of_met, team.today)
    if start is None:
        return f"Not known: fewer than {clock.FEWEST} families were met in the last year"
    if start == team.today:
        return "Any day now, by how long others waited"
    return f"About {day(start)}, by how long others waited"


def lost_words(team: Team, each: History, *, measures: bool = False) -> tuple[str, ...]:
    """What closes before the work is expected to begin, or soon where nobody knows when."""
    start = clock.expected_start(each.row.received_on, team.waits_of_met, team.today)
    closing = team.measures_closing(each) if measures else team.closing(each, team.today)
    lost = options.lost_by(closing, start, team.today)
    return tuple(f"{one.name}: until {day(one.on)}" for one in lost)


def missed_words(team: Team, each: History) -> tuple[str, ...]:
    """What their baby's age allowed when they were referred, and closed while they waited."""
    closed = team.closing(each, each.row.received_on)
    return tuple(f"{one.name}: until {day(one.on)}" for one in closed if one.on < team.today)


def review_due(each: History) -> dt.date:
    if each.reviews:
        return each.reviews[-1].next_on
    return each.row.received_on + REVIEW_AFTER


def before_a_loss(each: History) -> bool:
    """Whether a baby of this family died, or a pregnancy was lost, since anybody last asked how
    they are: a day that was set before is not held against anybody then."""
    loss = each.row.family.loss_recorded_at
    asked = [review.reviewed_on for review in each.reviews]
    return loss is not None and max(asked, default=dt.date.min) < timezone.localdate(loss)


def review_words(each: History, today: dt.date) -> tuple[str, str]:
    """Words and the colour of the tag."""
    if before_a_loss(each):
        return "After a loss: ask gently what they would like now", "grey"
    due = review_due(each)
    if due < today:
        return f"Review overdue since {day(due)}", "red"
    if due == today:
        return "Review today", "yellow"
    return f"Review on {day(due)}", "grey"
