"""Every write about the weight of work, and about supervision. No event bears a family's key: that
somebody was spoken of is for those two alone."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.utils import timezone

from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..design.filters import day
from ..relationships.actions import finish_task, raise_task
from ..relationships.models import Family, TaskKind
from ..relationships.policies import may_withdraw
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import policies, selectors
from .decided import Decided
from .models import Discussed, Supervision, SupervisionDecision, Weight, WorkKind


@action
def set_weights(
    *, by: Viewer, units: Mapping[WorkKind, Decimal], because: str, seen: int | None = None
) -> list[Weight]:
    """Say what each kind of work counts from now on. `seen` is the key of the last weight that the
    person had before them (0: none)."""
    lock(by.team)
    if seen is not None and seen != selectors.last_weight(by):
        raise Stale(by.team)
    now = selectors.units(by)
    insist(policies.may_weigh(units, now, because))
    rows = Weight.objects.bulk_create(
        Weight(
            team=by.team,
            kind=kind,
            units=each,
            because=because,
            set_on=timezone.localdate(),
            set_by=by.user,
        )
        for kind, each in units.items()
        if each != now[kind]
    )
    record(
        by=by,
        verb="changed what work counts",
        subject=f"team {by.team.pk}",
        details={str(row.kind): str(row.units) for row in rows},
    )
    return rows


@action
def hold_supervision(*, by: Viewer, practitioner: User, on: dt.date, note: str = "") -> Supervision:
    """Write down a meeting; `by` is its supervisor."""
    insist(policies.may_hold(by.user, practitioner, on))
    meeting = Supervision.objects.create(
        team=by.team, supervisor=by.user, practitioner=practitioner, on=on, note=note
    )
    _note(by, "wrote down a supervision", meeting)
    return meeting


@action
def discuss(
    *,
    by: Viewer,
    meeting: Supervision,
    family: Family,
    said: str,
    decided: Decided | None = None,
) -> Discussed:
    """A family that was spoken of, what was thought, and perhaps what one of the two will do."""
    meeting = lock(meeting)
    insist(policies.may_discuss(meeting, said))
    row = Discussed.objects.create(
        supervision=meeting, family=family, said=said, written_by=by.user
    )
    if decided is not None:
        _decide(by, row, decided)
    _note(by, "wrote what a supervision was about", meeting)
    return row


@action
def decide(*, by: Viewer, discussed: Discussed, decided: Decided) -> Discussed:
    """One more thing that one of the two will do."""
    meeting = lock(discussed.supervision)
    _decide(by, discussed, decided)
    _note(by, "wrote what a supervision decided", meeting)
    return discussed


@action
def withdraw_supervision(
    *, by: Viewer, meeting: Supervision, because: str, seen: int | None = None
) -> Supervision:
    """Take back a meeting that was written down wrongly. What it asked for is no longer asked."""
    meeting = lock(meeting, seen=seen)
    insist(may_withdraw(meeting))
    bump(meeting, *meeting.mark_withdrawn(by=by.user, because=because))
    for row in SupervisionDecision.objects.filter(
        discussed__supervision=meeting, task__done_at=None
    ).select_related("task"):
        finish_task(by=by, task=row.task, note="No longer asked for.", seen=None)
    _note(by, "withdrew a supervision", meeting)
    return meeting


def _decide(by: Viewer, row: Discussed, decided: Decided) -> None:
    meeting = row.supervision
    insist(policies.may_decide(meeting, decided.words, decided.owner, decided.due_on))
    assert decided.owner is not None
    assert decided.due_on is not None
    task = raise_task(
        by=by,
        family=row.family,
        kind=TaskKind.OTHER,
        title=f"Do what was decided in supervision on {day(meeting.on)}",
        why="The two who met read it under Team, Supervision.",
        due_on=decided.due_on,
        assigned_to=decided.owner,
    )
    SupervisionDecision.objects.create(
        discussed=row, words=decided.words, owner=decided.owner, task=task
    )


def _note(by: Viewer, verb: str, meeting: Supervision) -> None:
    record(by=by, verb=verb, subject=f"supervision {meeting.pk}")
