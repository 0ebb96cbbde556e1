"""What somebody in the team must do."""

import datetime as dt

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Family, Person, Task, TaskKind


@action
def raise_task(
    *,
    by: Viewer | None,
    family: Family,
    kind: TaskKind,
    title: str,
    why: str,
    due_on: dt.date,
    assigned_to: User | None = None,
    person: Person | None = None,
    raised_at: dt.datetime | None = None,
) -> Task:
    """Ask somebody in the team to do something. `by` is None where it follows from what a parent
    did outside the team. `raised_at` is the moment from which it is counted how long nobody acted:
    now, unless something is only due later."""
    task = Task.objects.create(
        team=family.team,
        family=family,
        person=person,
        kind=kind,
        title=title,
        why=why,
        due_on=due_on,
        assigned_to=assigned_to,
        raised_at=raised_at or timezone.now(),
    )
    record(
        by=by,
        team=family.team,
        verb="raised a task",
        family=family.pk,
        subject=f"task {task.pk}",
        details={"kind": kind, "due_on": due_on.isoformat()},
    )
    return task


@action
def finish_task(*, by: Viewer, task: Task, note: str, seen: int | None) -> Task:
    """Say what was done. A safety task cannot be switched off without saying so."""
    task = lock(task, seen=seen)
    insist(policies.may_finish(task))
    task.done_at, task.done_by, task.done_note = timezone.now(), by.user, note
    bump(task, "done_at", "done_by", "done_note")
    record(
        by=by,
        verb="finished a task",
        family=task.family_id,
        subject=f"task {task.pk}",
        details={"kind": task.kind},
    )
    return task
