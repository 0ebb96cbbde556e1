"""One family's wait: how long, why it stands where it stands, and what was done meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import Link
from .. import permissions
from ..models import Move, Pause, WaitReview
from ..ordering import reasons
from ..selectors import History, Team
from .words import babies, expected_words, lost_words, missed_words, review_words, waiting_words


@dataclass(frozen=True)
class Happened:
    when: str
    words: str
    by: str


@dataclass(frozen=True)
class WaitPage:
    title: str
    caption: str
    back: Link
    safe_contact: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    review: str
    review_colour: str
    reviews_title: str
    reviews: tuple[tuple[str, str, str, str], ...]
    no_reviews: str
    happened_title: str
    happened: tuple[Happened, ...]
    actions: tuple[Link, ...]


def wait(viewer: Viewer, each: History, team: Team, moves: Sequence[Move]) -> WaitPage:
    today, row = team.today, each.row
    waits = each.left_on is None
    review, colour = review_words(each, today) if waits else ("", "")
    return WaitPage(
        title=f"The wait of {row.family.name}",
        caption=f"Referred {day(row.received_on)}",
        back=Link("Back to who is waiting", reverse("waiting_list")),
        safe_contact=row.family.safe_contact,
        facts=tuple((name, values) for name, values in _facts(each, team) if values),
        review=review,
        review_colour=colour,
        reviews_title="Reviews while waiting",
        reviews=tuple(_review(one) for one in reversed(each.reviews)),
        no_reviews="Nobody has asked yet how they are while they wait.",
        happened_title="What was decided about this wait",
        happened=_happened(each, moves),
        actions=_actions(viewer, each) if waits else (),
    )


def _facts(each: History, team: Team) -> tuple[tuple[str, tuple[str, ...]], ...]:
    today = team.today
    if each.left_on is not None:
        how = "they were met" if each.met_on == each.left_on else "the referral was answered"
        ended = (f"Ended {day(each.left_on)}: {how}",)
        return (
            ("Baby", babies(each, today)),
            ("Waited", (waiting_words(each, each.left_on),)),
            ("The wait", ended),
        )
    stands = reasons(team.waiter(each, today), team.moved(today))
    return (
        ("Baby", babies(each, today)),
        ("Waiting", (waiting_words(each, today),)),
        ("Why here", ("Paused: not met for now",) if each.paused(today) else stands),
        ("First meeting", (expected_words(team, each),)),
        ("Programmes that closed while they waited", missed_words(team, each)),
        ("Programmes that close before", lost_words(team, each)),
        ("Measures that close before", lost_words(team, each, measures=True)[:6]),
    )


def _review(one: WaitReview) -> tuple[str, str, str, str]:
    offered = f"Offered meanwhile: {one.offered}" if one.offered else "Nothing offered meanwhile"
    return day(one.reviewed_on), one.found, offered, one.reviewed_by.name


def _happened(each: History, moves: Sequence[Move]) -> tuple[Happened, ...]:
    found = [
        (need.said_on, f"{need.get_level_display()}: {need.because}", need.said_by.name)
        for need in each.needs
    ]
    found += [
        (
            move.moved_on,
            f"Moved before {move.before.family.name}: {move.because}",
            move.moved_by.name,
        )
        for move in moves
    ]
    found += [(pause.starts_on, _pause(pause), "") for pause in each.pauses]
    return tuple(
        Happened(day(on), words, by) for on, words, by in sorted(found, key=lambda one: one[0])
    )


def _pause(pause: Pause) -> str:
    until = f"until {day(pause.ends_on)}" if pause.ends_on else "still paused"
    words = f"Paused ({until}): {pause.get_why_display()}"
    return f"{words}. {pause.note}" if pause.note else words


def _actions(viewer: Viewer, each: History) -> tuple[Link, ...]:
    at = [each.row.pk]
    found = []
    if viewer.may(permissions.REVIEW_WAITING):
        found.append(Link("Review while they wait", reverse("review_wait", args=at)))
    if viewer.may(permissions.ORDER_WAITING):
        found.append(Link("Say how soon they need to be met", reverse("say_need", args=at)))
        found.append(Link("Move them up the list", reverse("move_up", args=at)))
    if viewer.may(permissions.PAUSE_WAITING):
        open_one = next((pause for pause in each.pauses if pause.ends_on is None), None)
        if open_one is None:
            found.append(Link("Pause their wait", reverse("pause_wait", args=at)))
        else:
            found.append(Link("End the pause", reverse("end_pause", args=[open_one.pk])))
    found.append(Link("The referral", reverse("referral", args=at)))
    return tuple(found)
