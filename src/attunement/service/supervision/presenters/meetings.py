"""Meetings, what was decided in them, and who was not spoken of for long."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...way.presenters import Link
from ..models import Discussed, Supervision, SupervisionDecision
from ..permissions import HOLD_SUPERVISION, SEE_EVERYBODY_S_WORK
from ..selectors import Spoken

TWO = "Only the two who met can read this."


@dataclass(frozen=True)
class DecisionLine:
    words: str
    about: Link
    who: str
    tag: str
    colour: str
    do: Link | None


@dataclass(frozen=True)
class SupervisionsPage:
    title: str
    lead: str
    links: tuple[Link, ...]
    people_title: str
    people: tuple[Link, ...]
    decisions_title: str
    decisions: tuple[DecisionLine, ...]
    no_decisions: str
    meetings_title: str
    meetings: tuple[tuple[Link, str], ...]
    no_meetings: str


def supervisions(
    viewer: Viewer,
    people: Iterable[User],
    meetings: Iterable[Supervision],
    decisions: Iterable[SupervisionDecision],
    today: dt.date,
) -> SupervisionsPage:
    everybody = viewer.may(SEE_EVERYBODY_S_WORK)
    return SupervisionsPage(
        title="Supervision",
        lead="Here are the meetings that you held or had. Nobody else can read them.",
        links=(
            Link(
                "How much work everybody has" if everybody else "How much work you have",
                reverse("work"),
            ),
        ),
        people_title="Who has not been spoken of for long",
        people=tuple(
            Link(f"Families of {each.name}", reverse("spoken_of", args=[each.pk]))
            for each in people
        ),
        decisions_title="Decided, and not done yet",
        decisions=tuple(_decision(each, today) for each in decisions),
        no_decisions="Everything that was decided is done.",
        meetings_title="Meetings",
        meetings=tuple(
            (
                Link(
                    f"{day(each.on)}, {each.practitioner.name} with {each.supervisor.name}",
                    reverse("supervision", args=[each.pk]),
                ),
                "Withdrawn" if each.withdrawn_at else "",
            )
            for each in meetings
        ),
        no_meetings="No meeting has been written down yet.",
    )


def _decision(each: SupervisionDecision, today: dt.date | None) -> DecisionLine:
    """`today` is None where being late is not said."""
    task = each.task
    family = each.discussed.family
    about = Link(family.name, reverse("family", args=[family.pk]))
    if task.done_at is not None:
        said = f"{each.owner.name}. {task.done_note}".strip()
        return DecisionLine(each.words, about, said, "Done", "green", None)
    late = today is not None and task.due_on < today
    return DecisionLine(
        words=each.words,
        about=about,
        who=f"{each.owner.name}, by {day(task.due_on)}",
        tag="Overdue" if late else "",
        colour="orange",
        do=Link("Say that it is done", reverse("do_task", args=[task.pk])),
    )


@dataclass(frozen=True)
class SpokenLine:
    family: Link
    words: str


@dataclass(frozen=True)
class SpokenPage:
    title: str
    caption: str
    back: Link
    lead: str
    hold: Link | None
    rows: tuple[SpokenLine, ...]
    nothing: str


def spoken_of(viewer: Viewer, user: User, found: Sequence[Spoken], today: dt.date) -> SpokenPage:
    own = user.pk == viewer.user.pk
    return SpokenPage(
        title="Who has not been spoken of for long",
        caption=f"Families that {user.name} works with",
        back=Link("Back to supervision", reverse("supervisions")),
        lead="In the order of time alone: it says nothing about how anybody is. Meetings that you "
        "cannot read are not counted.",
        hold=Link(
            f"Write down a supervision of {user.name}", reverse("hold_supervision", args=[user.pk])
        )
        if viewer.may(HOLD_SUPERVISION) and not own
        else None,
        rows=tuple(
            SpokenLine(
                Link(each.family.name, reverse("family", args=[each.family.pk])),
                _how_long(each, today),
            )
            for each in found
        ),
        nothing="No family is in their care at the moment.",
    )


def _how_long(each: Spoken, today: dt.date) -> str:
    if each.last_on is None:
        return f"Not spoken of yet, in care for {plural((today - each.since).days, 'day')}"
    ago = (today - each.last_on).days
    return f"Last on {day(each.last_on)}, {plural(ago, 'day')} ago" if ago else "Today"


@dataclass(frozen=True)
class DiscussedLine:
    title: Link
    said: str
    wrote: str
    decisions: tuple[DecisionLine, ...]
    decide: Link | None


@dataclass(frozen=True)
class SupervisionPage:
    title: str
    caption: str
    back: Link
    lead: str
    withdrawn: str
    note: str
    discussed: tuple[DiscussedLine, ...]
    nothing: str
    decided_title: str
    links: tuple[Link, ...]


def supervision(meeting: Supervision, found: Sequence[Discussed]) -> SupervisionPage:
    stands = meeting.withdrawn_at is None
    at = [meeting.pk]
    return SupervisionPage(
        title=f"Supervision on {day(meeting.on)}",
        caption=f"{meeting.practitioner.name} with {meeting.supervisor.name}",
        back=Link("Back to supervision", reverse("supervisions")),
        lead=TWO,
        withdrawn="" if stands else f"Withdrawn: {meeting.withdrawn_because}",
        note=meeting.note,
        discussed=tuple(_discussed(each, stands=stands) for each in found),
        nothing="No family has been written down yet.",
        decided_title="Decided",
        links=(
            Link("Write down a family that you spoke of", reverse("discuss", args=at)),
            Link("Withdraw this meeting", reverse("withdraw_supervision", args=at)),
        )
        if stands
        else (),
    )


def _discussed(each: Discussed, *, stands: bool) -> DiscussedLine:
    return DiscussedLine(
        title=Link(each.family.name, reverse("family", args=[each.family_id])),
        said=each.said,
        wrote=f"Written by {each.written_by.name}",
        decisions=tuple(_decision(one, None) for one in _own(each)),
        decide=Link("Add a decision", reverse("decide_in_supervision", args=[each.pk]))
        if stands
        else None,
    )


def _own(each: Discussed) -> list[SupervisionDecision]:
    rows = list(each.decisions.all())
    for row in rows:
        row.discussed = each  # with its family loaded
    return rows
