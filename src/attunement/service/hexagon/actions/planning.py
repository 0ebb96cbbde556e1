"""The plan for what the team takes on."""

import datetime as dt

from ....choosing.hexagon import Topic
from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Decision, PlanLine
from ..permissions import CHANGE_PLANS


@action
def add_line(
    *,
    by: Viewer,
    decision: Decision,
    topic: Topic,
    text: str,
    owner: User,
    due_on: dt.date,
    node: str = "",
    indicator: str = "",
) -> PlanLine:
    """`indicator`: the gap that it comes from, empty where it comes from none."""
    insist(policies.may_plan(decision))
    line = PlanLine.objects.create(
        decision=decision,
        topic=topic.value,
        text=text,
        indicator=indicator,
        owner=owner,
        due_on=due_on,
        node=node,
    )
    _record(by, "added a line to a plan", line)
    return line


@action
def change_line(
    *,
    by: Viewer,
    line: PlanLine,
    topic: Topic,
    text: str,
    owner: User,
    due_on: dt.date,
    node: str,
    seen: int | None,
) -> PlanLine:
    line = lock(line, seen=seen)
    insist(policies.may_change(line))
    line.topic, line.text, line.owner = topic.value, text, owner
    line.due_on, line.node = due_on, node
    bump(line, "topic", "text", "owner", "due_on", "node")
    _record(by, "changed a line of a plan", line)
    return line


@action
def finish_line(
    *, by: Viewer, line: PlanLine, done_on: dt.date, came_of_it: str, seen: int | None
) -> PlanLine:
    line = lock(line, seen=seen)
    insist(policies.may_finish(line, by.user, leads=by.may(CHANGE_PLANS)))
    line.done_on, line.done_by, line.came_of_it = done_on, by.user, came_of_it
    bump(line, "done_on", "done_by", "came_of_it")
    _record(by, "finished a line of a plan", line)
    return line


@action
def withdraw_line(*, by: Viewer, line: PlanLine, because: str, seen: int | None) -> PlanLine:
    line = lock(line, seen=seen)
    insist(policies.may_change(line))
    bump(line, *line.mark_withdrawn(by=by.user, because=because))
    _record(by, "took a line out of a plan", line)
    return line


def _record(by: Viewer, verb: str, line: PlanLine) -> None:
    record(
        by=by,
        verb=verb,
        subject=f"plan line {line.pk}",
        details={"owner": line.owner_id, "due_on": line.due_on.isoformat()},
    )
