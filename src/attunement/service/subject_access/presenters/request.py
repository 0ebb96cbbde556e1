"""One request: where it stands, what can be done, and what is still to be read."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import Link
from ..clock import SOURCE
from ..copy import Passage
from ..held import HELD
from ..models import AccessRequest, AccessState
from ..permissions import DECIDE, KEEP_REQUESTS, REVIEW
from ..policies import IN_WORDS, may_extend
from ..selectors import Review
from ..states import TRANSITIONS
from .common import BY_RULE, COLOURS, HARM, at


@dataclass(frozen=True)
class TableLine:
    link: Link
    count: str


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    title: str
    caption: str
    back: Link
    state: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Link, ...]
    tables_title: str = "Read what would be given"
    tables_intro: tuple[str, ...] = ()
    tables: tuple[TableLine, ...] = ()
    sealed: str = ""


def request_page(
    viewer: Viewer, row: AccessRequest, found: Review | None, today: dt.date
) -> RequestPage:
    """`found` is None for those who do not read it."""
    reads = found is not None and row.state == AccessState.IN_REVIEW
    return RequestPage(
        title=f"Copy for {row.person.full_name}",
        caption=row.family.name,
        back=Link("Back to copies", reverse("copies")),
        state=AccessState(row.state).label,
        colour=COLOURS[AccessState(row.state)],
        facts=_facts(row),
        steps=(*_steps(viewer, row), *_longer(viewer, row, today)),
        tables_intro=(BY_RULE, HARM) if reads else (),
        tables=tuple(_tables(found)) if reads and found else (),
        sealed=_sealed(found) if reads and found else "",
    )


def _facts(row: AccessRequest) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Asked", f"{day(row.asked_on)}, by {row.asker}: {row.get_asked_by_display().lower()}"),
        ("Due", f"{day(row.due_on)}: {_months(row)} after it was asked for ({SOURCE})"),
    ]
    if row.extended_on:
        why = f"{row.get_extended_ground_display()}. {row.extended_because}"
        told = f"They were told on {day(row.extended_on)}. {why}"
        facts.append(("Made longer", f"First due on {day(row.first_due_on)}. {told}"))
    if row.identity and row.identity_checked_on:
        facts.append(("Who they are", f"{row.identity} ({day(row.identity_checked_on)})"))
    if row.ended_on:
        facts.append((AccessState(row.state).label, f"{day(row.ended_on)}: {row.ended_how}"))
    return tuple(facts)


def _months(row: AccessRequest) -> str:
    return "three months" if row.extended_on else "one month"


STEPS = {
    AccessState.IN_REVIEW: ("Say who they are, and begin to read", "begin_copy"),
    AccessState.READY: ("Everything is read: make it ready", "finish_copy"),
    AccessState.HANDED_OVER: ("It was handed over", "hand_over_copy"),
    AccessState.REFUSED: ("Refuse it", "refuse_copy"),
}


def _steps(viewer: Viewer, row: AccessRequest) -> list[Link]:
    state = AccessState(row.state)
    may = {
        AccessState.IN_REVIEW: viewer.may(DECIDE if state == AccessState.READY else KEEP_REQUESTS),
        AccessState.READY: viewer.may(DECIDE),
        AccessState.HANDED_OVER: viewer.may(KEEP_REQUESTS),
        AccessState.REFUSED: viewer.may(DECIDE),
    }
    steps = []
    if state == AccessState.READY and viewer.may(REVIEW):
        steps.append(Link("Download the copy", at("download_copy", row)))
    for to, (label, name) in STEPS.items():
        if to not in TRANSITIONS[state] or not may[to]:
            continue
        if state == AccessState.READY and to == AccessState.IN_REVIEW:
            label, name = "Read it again", "again_copy"
        steps.append(Link(label, at(name, row)))
    return steps


def _longer(viewer: Viewer, row: AccessRequest, today: dt.date) -> list[Link]:
    if not viewer.may(DECIDE) or may_extend(row, today):
        return []
    return [Link("It takes longer: write down that they were told", at("extend_copy", row))]


def _tables(found: Review) -> list[TableLine]:
    judged = found.given
    lines = []
    for number, (label, held) in enumerate(HELD.items()):
        passages = readable(found, label)
        if passages:
            done = sum(each.key in judged for each in passages)
            href = reverse("judge_copy", args=[found.request.pk, number])
            lines.append(TableLine(Link(held.title, href), f"{done} of {len(passages)} judged"))
    return lines


def readable(found: Review, label: str) -> list[Passage]:
    """The passages of one table that this viewer may read."""
    return [
        each for each in found.passages if each.key.table == label and found.reads(each.section)
    ]


def _sealed(found: Review) -> str:
    waiting = {each.section for each in found.open if not found.reads(each.section)}
    if not waiting:
        return ""
    names = " and ".join(IN_WORDS[each] for each in sorted(waiting))
    return f"Something in {names} waits for somebody who may read it: a supervisor, most often."
