"""The words around requests for a copy, and the copy as it is given."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ..accounts.viewer import Viewer
from ..design.filters import day, plural
from ..relationships.models import Family, FamilyMember
from ..sections.rules import Section
from ..way.presenters import FormPagePresenter, Link
from .clock import SOURCE, due
from .copy import Passage, told
from .held import HELD, NOT_GIVEN
from .models import AccessRequest, AccessState
from .permissions import DECIDE, KEEP_REQUESTS, REVIEW
from .policies import IN_WORDS
from .selectors import Review
from .selectors.requests import ENDED
from .states import TRANSITIONS

COLOURS = {
    AccessState.ASKED: "blue",
    AccessState.IN_REVIEW: "yellow",
    AccessState.READY: "green",
    AccessState.HANDED_OVER: "grey",
    AccessState.REFUSED: "grey",
}
HOW_LONG = f"A copy is due one month after it was asked for ({SOURCE})."
BY_RULE = (
    "Names and contacts of other people are taken out before you read: you see what the person "
    "would see. Read all the same: “her sister” tells who it is without a name."
)
HARM = (
    "Leave out what would be likely to cause serious harm to the physical or mental health of the "
    "person or of somebody else. Ask whoever is responsible for the care before you decide. (Data "
    "Protection Act 2018, schedule 3: not yet checked against the publisher.)"
)


@dataclass(frozen=True)
class RequestLine:
    link: Link
    state: str
    colour: str
    when: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class RequestsPage:
    title: str = "Copies of what is held"
    caption: str = ""
    back: Link
    intro: tuple[str, ...]
    ask: tuple[Link, ...] = ()
    lines: tuple[RequestLine, ...]
    none: str = "Nobody has asked for a copy."


def requests_page(found: Sequence[AccessRequest], today: dt.date) -> RequestsPage:
    return RequestsPage(
        back=Link("Back to the team", reverse("your_team")),
        intro=(
            "People may ask for what is held about them. Start from the family’s page.",
            HOW_LONG,
        ),
        lines=tuple(_line(each, today) for each in found),
    )


def family_page(
    viewer: Viewer,
    family: Family,
    members: Sequence[FamilyMember],
    found: Sequence[AccessRequest],
    today: dt.date,
) -> RequestsPage:
    may = viewer.may(KEEP_REQUESTS)
    who = "" if may else "A team lead or an administrator writes a request down: tell them today."
    return RequestsPage(
        caption=family.name,
        back=Link("Back to the family", reverse("family", args=[family.pk])),
        intro=tuple(each for each in (HOW_LONG, who) if each),
        ask=tuple(
            Link(
                f"A copy for {each.person.full_name}",
                reverse("ask_copy", args=[family.pk, each.person_id]),
            )
            for each in members
            if may
        ),
        lines=tuple(_line(each, today) for each in found),
    )


def _line(row: AccessRequest, today: dt.date) -> RequestLine:
    by, ended = due(row.asked_on), row.state in ENDED
    late = not ended and by < today
    words = f"Due on {day(by)}" if not late else f"Was due on {day(by)}"
    return RequestLine(
        Link(f"{row.person.full_name}, asked on {day(row.asked_on)}", _at("copy", row)),
        AccessState(row.state).label,
        COLOURS[AccessState(row.state)],
        f"Ended on {day(row.ended_on)}" if ended and row.ended_on else words,
        late,
    )


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


def request_page(viewer: Viewer, row: AccessRequest, found: Review | None) -> RequestPage:
    """`found` is None for those who do not read it."""
    reads = found is not None and row.state == AccessState.IN_REVIEW
    return RequestPage(
        title=f"Copy for {row.person.full_name}",
        caption=row.family.name,
        back=Link("Back to copies", reverse("copies")),
        state=AccessState(row.state).label,
        colour=COLOURS[AccessState(row.state)],
        facts=_facts(row),
        steps=tuple(_steps(viewer, row, found)),
        tables_intro=(BY_RULE, HARM) if reads else (),
        tables=tuple(_tables(found)) if reads and found else (),
        sealed=_sealed(found) if reads and found else "",
    )


def _facts(row: AccessRequest) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Asked", f"{day(row.asked_on)}, by {row.asker}: {row.get_asked_by_display().lower()}"),
        ("Due", f"{day(due(row.asked_on))}: one month after it was asked for ({SOURCE})"),
    ]
    if row.identity and row.identity_checked_on:
        facts.append(("Who they are", f"{row.identity} ({day(row.identity_checked_on)})"))
    if row.ended_on:
        facts.append((AccessState(row.state).label, f"{day(row.ended_on)}: {row.ended_how}"))
    return tuple(facts)


STEPS = {
    AccessState.IN_REVIEW: ("Say who they are, and begin to read", "begin_copy"),
    AccessState.READY: ("Everything is read: make it ready", "finish_copy"),
    AccessState.HANDED_OVER: ("It was handed over", "hand_over_copy"),
    AccessState.REFUSED: ("Refuse it", "refuse_copy"),
}


def _steps(viewer: Viewer, row: AccessRequest, found: Review | None) -> list[Link]:
    state = AccessState(row.state)
    may = {
        AccessState.IN_REVIEW: viewer.may(DECIDE if state == AccessState.READY else KEEP_REQUESTS),
        AccessState.READY: viewer.may(DECIDE),
        AccessState.HANDED_OVER: viewer.may(KEEP_REQUESTS),
        AccessState.REFUSED: viewer.may(DECIDE),
    }
    steps = []
    if state == AccessState.READY and viewer.may(REVIEW):
        steps.append(Link("Download the copy", _at("download_copy", row)))
    for to, (label, name) in STEPS.items():
        if to not in TRANSITIONS[state] or not may[to]:
            continue
        if state == AccessState.READY and to == AccessState.IN_REVIEW:
            label, name = "Read it again", "again_copy"
        steps.append(Link(label, _at(name, row)))
    return steps


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


def judge_page(found: Review, label: str, count: int) -> FormPagePresenter:
    row = found.request
    return _form(
        row,
        FormPagePresenter(
            title=HELD[label].title,
            intro=(BY_RULE, HARM, f"{plural(count, 'passage')} on this page."),
            submit="Save what you judged",
        ),
    )


def ask_page(member: FamilyMember) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Somebody asks for a copy for {member.person.first_name}",
        caption=member.family.name,
        intro=(
            HOW_LONG,
            "A parent may ask for a child. Their right is not without limits: what would harm the "
            "child, or tell where somebody lives, is left out when it is read.",
        ),
        submit="Write down the request",
        back_href=reverse("family_copies", args=[member.family_id]),
    )


def step_page(row: AccessRequest, title: str, submit: str, *intro: str) -> FormPagePresenter:
    return _form(row, FormPagePresenter(title=title, intro=intro, submit=submit))


def _form(row: AccessRequest, page: FormPagePresenter) -> FormPagePresenter:
    return FormPagePresenter(
        title=page.title,
        caption=f"Copy for {row.person.full_name}",
        intro=page.intro,
        submit=page.submit,
        back_href=_at("copy", row),
        back_label="Back to the copy",
    )


def _at(name: str, row: AccessRequest) -> str:
    return reverse(name, args=[row.pk])


LEFT_OUT = (
    "Names and contacts of other people, and what they said or answered.",
    "What would be likely to cause serious harm to somebody, and what was told in confidence.",
    *(reason for reason in NOT_GIVEN.values()),
)


def content(found: Review, on: dt.date) -> dict[str, Any]:
    """The whole copy, as JSON takes it."""
    row = found.request
    return {
        "copy_for": row.person.full_name,
        "held_by": row.team.name,
        "asked_on": row.asked_on.isoformat(),
        "made_on": on.isoformat(),
        "what_is_left_out": list(LEFT_OUT),
        "held": told(found.rows, found.given),
    }


def as_json(copy: Mapping[str, Any]) -> bytes:
    return json.dumps(copy, ensure_ascii=False, indent=2, sort_keys=False).encode()


def unread(found: Review) -> set[Section]:
    return {each for each in found.sections_given if not found.reads(each)}
