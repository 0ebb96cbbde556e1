"""One reminder: as it will be, and as it was."""

from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import when
from ...sessions.models import Session
from ...way.presenters import Link
from ..models import Reminder, ReminderState
from ..selectors import Coming

COLOURS = {
    ReminderState.SENT: "green",
    ReminderState.FAILED: "orange",
    ReminderState.SENDING: "yellow",
}


@dataclass(frozen=True)
class NextLine:
    """`why_not` is empty for what goes; `instead` says what can be done about it."""

    family: Link
    to: str
    meeting: str
    words: str
    why_not: str
    instead: str


@dataclass(frozen=True)
class SentLine:
    family: Link
    to: str
    words: str
    how: str
    tag: str
    colour: str


def next_line(each: Coming) -> NextLine:
    return NextLine(
        family=_family(each.meeting.family_id, each.meeting.family.name),
        to=f"{each.person.full_name}, {each.person.telephone or 'no number'}",
        meeting=f"{_called(each)} on {when(each.meeting.at)}",
        words=each.words,
        why_not=each.refusal.why if each.refusal else "",
        instead=each.refusal.instead if each.refusal else "",
    )


def _called(each: Coming) -> str:
    return "Session" if isinstance(each.meeting, Session) else each.meeting.get_mode_display()


def sent_line(each: Reminder) -> SentLine:
    state = ReminderState(each.state)
    by = each.by.name if each.by else "by itself"
    problem = f" {each.problem}." if each.problem else ""
    return SentLine(
        family=_family(each.family_id, each.family.name),
        to=f"{each.person.full_name}, {each.telephone}",
        words=each.words,
        how=f"{when(each.at)}, {by} ({each.way}).{problem}",
        tag=state.label,
        colour=COLOURS[state],
    )


def _family(pk: int, name: str) -> Link:
    return Link(name, reverse("family_reminders", args=[pk]))
