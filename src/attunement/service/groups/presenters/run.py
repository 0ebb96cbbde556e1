"""One group: who leads it, who has a place, when it meets and who came."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...accounts.roles import CLINICAL
from ...accounts.viewer import Viewer
from ...care_packages.programmes import name_of
from ...design.filters import day, plural, when
from ...way.presenters import Link
from ..models import (
    Ask,
    Facilitator,
    GroupPlace,
    GroupSession,
    GroupSessionState,
    Run,
    RunState,
    Trained,
)
from ..permissions import GIVE_PLACES, KEEP_REGISTER, RUN_GROUPS
from ..selectors import current, registers
from ..states import LIVE
from .team import Waiting, waiting_rows
from .words import (
    RUN_COLOURS,
    SESSION_COLOURS,
    TRAINED,
    attendance,
    creche_words,
    days_words,
    left_words,
)

LOSS = "A loss has been recorded in this family. Read their page before you call or write."
KNOW_FIRST = "There is something to know before you meet or write: read their page."


@dataclass(frozen=True)
class Leader:
    name: str
    words: str
    warns: bool


@dataclass(frozen=True)
class Held:
    """One place: `first` is what must be known before anybody calls."""

    family: Link
    first: tuple[str, ...]
    words: tuple[str, ...]
    leave: Link | None


@dataclass(frozen=True)
class Meeting:
    title: str
    topic: str
    tag: str
    colour: str
    came: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class RunPage:
    title: str
    caption: str
    back: Link
    state: str
    colour: str
    ended: str
    facts: tuple[tuple[str, str], ...]
    actions: tuple[Link, ...]
    leaders_title: str
    leaders: tuple[Leader, ...]
    cohort_title: str
    cohort: tuple[Held, ...]
    nobody: str
    how_to_join: str
    sessions_title: str
    sessions: tuple[Meeting, ...]
    waiting_title: str
    waiting: tuple[Waiting, ...]
    left_title: str
    left: tuple[str, ...]


def run(
    viewer: Viewer, row: Run, waits: Sequence[Ask], flagged: Collection[int], today: dt.date
) -> RunPage:
    state = RunState(row.state)
    there = current(row)
    held = registers(row)
    return RunPage(
        title=row.name,
        caption=name_of(row.programme),
        back=Link("Back to the groups", reverse("groups")),
        state=state.label,
        colour=RUN_COLOURS[state],
        ended=f"Called off: {row.ended_because}" if row.ended_because else "",
        facts=(
            ("When", days_words(row)),
            ("Where", row.venue),
            ("Places", left_words(row)),
            ("Crèche", creche_words(row)),
        ),
        actions=_actions(viewer, row) if state in LIVE and viewer.may(RUN_GROUPS) else (),
        leaders_title="Who leads it",
        leaders=tuple(_leader(each) for each in row.facilitators.all()),
        cohort_title="Who has a place",
        cohort=tuple(_held(viewer, place, held, flagged) for place in there),
        nobody="Nobody has a place yet.",
        how_to_join="To give a family a place, open the family’s page and follow “Groups”."
        if state in LIVE
        else "",
        sessions_title="Sessions",
        sessions=tuple(_meeting(viewer, each, today) for each in row.sessions.all()),
        waiting_title="Waiting for the next group, in the order in which they asked",
        waiting=waiting_rows(viewer, waits),
        left_title="Left this group",
        left=tuple(
            f"{place.relationship}, {day(place.left_on)}: {place.left_because}"
            for place in row.cohort.all()
            if place.left_on is not None
        ),
    )


def _actions(viewer: Viewer, row: Run) -> tuple[Link, ...]:
    at = [row.pk]
    return (
        Link("Say how the group stands", reverse("move_run", args=at)),
        Link("Change its places, name or venue", reverse("change_run", args=at)),
        Link("Name who leads it", reverse("name_facilitator", args=at)),
    )


def _leader(each: Facilitator) -> Leader:
    words = TRAINED[Trained(each.trained)]
    if each.because:
        words = f"{words} when they were named on {day(each.since)}. Why: {each.because}"
    return Leader(each.user.name, words, each.trained != Trained.ON_FILE)


def _held(
    viewer: Viewer, place: GroupPlace, held: list[dict[int, bool]], flagged: Collection[int]
) -> Held:
    relationship = place.relationship
    family = relationship.family
    first = []
    if relationship.child.lost or family.loss_recorded_at is not None:
        first.append(LOSS)
    if family.pk in flagged and viewer.role in CLINICAL:
        first.append(KNOW_FIRST)
    if family.safe_contact:
        first.append(f"Safe contact: {family.safe_contact}")
    words = list(attendance(relationship, held))
    if place.creche:
        words.append(f"Crèche for {plural(place.creche, 'child', 'children')}")
    if place.part_id is None:
        words.append("Not joined with a package: counts as no session of their care")
    may = viewer.may(GIVE_PLACES) and place.run.state in LIVE
    return Held(
        Link(f"{relationship}, {family.name}", reverse("family_groups", args=[family.pk])),
        tuple(first),
        tuple(words),
        Link("End this place", reverse("leave_group", args=[place.pk])) if may else None,
    )


def _meeting(viewer: Viewer, each: GroupSession, today: dt.date) -> Meeting:
    state = GroupSessionState(each.state)
    rows = list(each.register.all())
    came = f"{sum(row.came for row in rows)} of {plural(len(rows), 'person', 'people')} came"
    on = timezone.localdate(each.at)
    late = state == GroupSessionState.PLANNED and on < today
    links = []
    if viewer.may(KEEP_REGISTER) and state != GroupSessionState.CANCELLED:
        label = "Put the register right" if state == GroupSessionState.HELD else "Write who came"
        links.append(Link(label, reverse("group_register", args=[each.pk])))
    if viewer.may(RUN_GROUPS) and state == GroupSessionState.PLANNED:
        links.append(Link("Change it", reverse("move_group_session", args=[each.pk])))
    return Meeting(
        title=f"Session {each.number}, {when(each.at)}",
        topic=each.topic,
        tag="Still to be written down" if late else state.label,
        colour="orange" if late else SESSION_COLOURS[state],
        came=came if rows else each.because,
        links=tuple(links),
    )
