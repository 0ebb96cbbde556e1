"""Every visible string of the page on who has completed what, and who has not yet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from ....guidance import ScheduledOccasion, Status
from ....measures import UnknownMeasure, measure
from ...assessments.models import Phase
from ...design.filters import day, plural
from ...home_answers.models import Invitation
from ...home_answers.states import State, state_of
from ...way.presenters import Link
from ..occasions import ahead
from ..selectors.completing import Awaited, Completing, FormFacts
from .links import to

SOON = dt.timedelta(days=14)
"""Our own choice: time to book a visit before an occasion opens."""

ENDING = dt.timedelta(days=2)
"""Our own choice: when a link that nobody has answered is about to stop."""

TAGS = {Status.UPCOMING: "Due soon", Status.DUE: "Due", Status.OVERDUE: "Overdue"}


@dataclass(frozen=True)
class OccasionLine:
    words: str
    tag: str
    late: bool


@dataclass(frozen=True)
class LinkLine:
    """`again` leads to a new link, which is the reminder."""

    words: str
    again: Link | None


@dataclass(frozen=True)
class FamilyLine:
    family: Link
    keyworker: str
    occasions: tuple[OccasionLine, ...]
    done: tuple[str, ...]
    links: tuple[LinkLine, ...]


@dataclass(frozen=True, kw_only=True)
class CompletingPage:
    title: str
    lead: tuple[str, ...]
    paper: Link
    families: tuple[FamilyLine, ...]
    rest: str
    done_title: str = "Completed so far"
    done_none: str = "No form has been completed yet."
    links_title: str = "Answering at home"


def completing(found: Completing, *, now: dt.datetime) -> CompletingPage:
    today = timezone.localdate(now)
    lines = [_family(each, now, today, named=found.whole_team) for each in found.families]
    awaited = [line for line in lines if line.occasions or line.links]
    rest = len(lines) - len(awaited)
    return CompletingPage(
        title="Who has not completed yet",
        lead=(
            "Assessments that are overdue, due, or open within 14 days, and questions that a "
            "parent or carer has not answered at home. "
            + ("For the whole team." if found.whole_team else "For your own families."),
            "Families stand in the order of their care. No family stands before another for how it "
            "is doing.",
        ),
        paper=Link("Print a form to take along", reverse("paper_forms")),
        families=tuple(awaited),
        rest=_rest(rest, more=found.more, shown=len(lines)),
    )


def _rest(rest: int, *, more: bool, shown: int) -> str:
    nothing = f"{plural(rest, 'family', 'families')}: nothing is awaited." if rest else ""
    cut = f"These are the first {shown} families. There are more." if more else ""
    return f"{nothing} {cut}".strip()


def _family(each: Awaited, now: dt.datetime, today: dt.date, *, named: bool) -> FamilyLine:
    """`named`: say who the keyworker is, which on a page of one's own families is oneself."""
    row = each.row
    owed = ahead(row.episode, row.packages, today, within=SOON) if row.episode else ()
    return FamilyLine(
        family=Link(row.name, to("family", row.pk)),
        keyworker=row.keyworker if named else "",
        occasions=tuple(_occasion(one) for one in owed),
        done=tuple(_by_phase(each.forms)),
        links=tuple(_link(one, now) for one in each.links),
    )


def _occasion(one: ScheduledOccasion) -> OccasionLine:
    when = {
        Status.UPCOMING: f"opens on {day(one.opens_on)}",
        Status.DUE: f"due by {day(one.closes_on)}",
        Status.OVERDUE: f"was due by {day(one.closes_on)}",
    }[one.status]
    return OccasionLine(f"{one.rule.name}: {when}", TAGS[one.status], one.status is Status.OVERDUE)


def _by_phase(forms: Iterable[FormFacts]) -> Iterable[str]:
    order = list(Phase)
    listed = sorted(forms, key=lambda form: order.index(form.phase))
    for phase, own in groupby(listed, key=lambda form: form.phase):
        # A visit brings several forms: its day and who filled them in are said once.
        visits = groupby(own, key=lambda form: form.on)
        said = [f"{day(on)}, {'; '.join(_by_whom(forms))}" for on, forms in visits]
        yield f"{phase.label}: {'; '.join(said)}"


def _by_whom(forms: Iterable[FormFacts]) -> Iterable[str]:
    for who, own in groupby(forms, key=lambda form: form.who):
        yield f"by {who}: {', '.join(_form(form) for form in own)}"


def _form(form: FormFacts) -> str:
    about = f" of {form.about}" if form.about else ""
    return f"{_name(form.measure)}{about}{'' if form.complete else ' (not finished)'}"


def _name(id_: str) -> str:
    try:
        return measure(id_).short_name
    except UnknownMeasure:
        return id_


def _link(one: Invitation, now: dt.datetime) -> LinkLine:
    state, who = state_of(one, now), one.person.first_name
    until = day(timezone.localdate(one.expires_at))
    words = {
        State.SENT: f"{who} has not opened the link yet",
        State.OPENED: f"{who} has begun, and not sent the answers yet",
        State.LOCKED: f"{who}’s link is locked after wrong PINs",
        State.EXPIRED: f"{who}’s link stopped working on {until} without an answer",
        State.CLOSED: f"{who}’s link was not answered before the assessment was completed",
    }[state]
    if state in {State.SENT, State.OPENED}:
        words += f"; it works until {until}"
        if one.expires_at - now <= ENDING:
            words += ", so remind them now"
    again = (
        None
        if state is State.CLOSED
        else Link("Send a reminder with a new link", reverse("renew_invitation", args=[one.pk]))
    )
    return LinkLine(f"{words}.", again)
