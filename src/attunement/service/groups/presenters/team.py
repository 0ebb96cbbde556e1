"""The team's groups, who waits for the next, and who is trained to lead them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...care_packages.programmes import name_of
from ...design.filters import day
from ...way.presenters import Link
from ..models import Ask, Run, RunState, Training
from ..permissions import CHANGE_TRAINING, GIVE_PLACES, RUN_GROUPS
from ..states import LIVE
from .words import RUN_COLOURS, creche_words, days_words, left_words, run_title


@dataclass(frozen=True)
class RunLine:
    link: Link
    state: str
    colour: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """One family that waits; `off` takes it from the list."""

    family: Link
    words: str
    off: Link | None


@dataclass(frozen=True)
class WaitingFor:
    title: str
    rows: tuple[Waiting, ...]


@dataclass(frozen=True)
class GroupsPage:
    title: str
    lead: str
    new: Link | None
    training: Link
    live: tuple[RunLine, ...]
    nothing: str
    waiting_title: str
    waiting_lead: str
    waiting: tuple[WaitingFor, ...]
    nobody: str
    past_title: str
    past: tuple[RunLine, ...]


def groups(viewer: Viewer, runs: Sequence[Run], waits: Sequence[Ask]) -> GroupsPage:
    by_programme = sorted(waits, key=lambda ask: name_of(ask.programme))
    return GroupsPage(
        title="Groups",
        lead="Runs of group programmes. When a package is chosen, those places count that are left "
        "in groups that take families and have not begun.",
        new=Link("Plan a new group", reverse("open_run")) if viewer.may(RUN_GROUPS) else None,
        training=Link("Who is trained to lead which programme", reverse("group_training")),
        live=tuple(_line(run) for run in runs if run.state in LIVE),
        nothing="No group is planned or under way.",
        waiting_title="Waiting for the next group",
        waiting_lead="In the order in which they asked.",
        waiting=tuple(
            WaitingFor(name_of(programme), waiting_rows(viewer, rows))
            for programme, rows in groupby(by_programme, key=lambda ask: ask.programme)
        ),
        nobody="Nobody is waiting for a group.",
        past_title="Groups that have ended",
        past=tuple(_line(run) for run in reversed(runs) if run.state not in LIVE),
    )


def _line(run: Run) -> RunLine:
    state = RunState(run.state)
    facts = [days_words(run), run.venue]
    if state in LIVE:
        facts += [left_words(run), creche_words(run)]
    return RunLine(
        Link(run_title(run), reverse("run", args=[run.pk])),
        state.label,
        RUN_COLOURS[state],
        tuple(facts),
    )


def waiting_rows(viewer: Viewer, asks: Iterable[Ask]) -> tuple[Waiting, ...]:
    may = viewer.may(GIVE_PLACES)
    return tuple(
        Waiting(
            Link(
                f"{ask.relationship}, {ask.relationship.family.name}",
                reverse("family_groups", args=[ask.relationship.family_id]),
            ),
            f"Asked {day(ask.asked_on)}" + (f". {ask.note}" if ask.note else ""),
            Link("Take off the list", reverse("take_off_group_list", args=[ask.pk]))
            if may
            else None,
        )
        for ask in asks
    )


@dataclass(frozen=True)
class TrainedLine:
    who: str
    programme: str
    words: str
    evidence: str
    tag: str
    withdraw: Link | None


@dataclass(frozen=True)
class TrainingPage:
    title: str
    back: Link
    lead: str
    add: Link | None
    rows: tuple[TrainedLine, ...]
    nothing: str


def trainings(viewer: Viewer, rows: Sequence[Training], today: dt.date) -> TrainingPage:
    may = viewer.may(CHANGE_TRAINING)
    return TrainingPage(
        title="Who is trained to lead which programme",
        back=Link("Back to the groups", reverse("groups")),
        lead="When somebody is named to lead a group, what stands here on that day is kept with "
        "the group. Nobody is kept from leading: where nothing is on file, somebody writes why.",
        add=Link("Add training", reverse("add_training")) if may else None,
        rows=tuple(_trained(row, may, today) for row in rows),
        nothing="No training is on file yet.",
    )


def _trained(row: Training, may: bool, today: dt.date) -> TrainedLine:
    until = f" until {day(row.ends_on)}" if row.ends_on else ""
    lapsed = row.ends_on is not None and row.ends_on < today
    return TrainedLine(
        who=row.holder.name,
        programme=name_of(row.programme),
        words=f"Since {day(row.starts_on)}{until}",
        evidence=row.evidence,
        tag="Lapsed" if lapsed else "",
        withdraw=Link("Withdraw", reverse("withdraw_training", args=[row.pk])) if may else None,
    )
