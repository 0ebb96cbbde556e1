"""Breaking the glass: a reason, a time box, an alert, a review."""

import datetime as dt

from django.utils import timezone

from ...accounts.roles import Role
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.actions import finish_task, raise_task
from ...relationships.models import Family, TaskKind
from ...sections.models import BreakGlass, Finding
from ...sections.rules import TIME_BOX, Section, logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors

ALERT = "Somebody opened a sealed section: review it"
ALERTED = frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})


@action
def break_glass(
    *, by: Viewer, family: Family, section: Section, reason: str, now: dt.datetime | None = None
) -> BreakGlass:
    """Open a section for a while. The supervisors and leads, but for whoever opened it, find a task
    on their worklists."""
    insist(policies.may_break_glass(selectors.access_to(by, family.pk, section)))
    moment = now or timezone.now()
    glass = BreakGlass.objects.create(
        family=family,
        team=by.team,
        section=section,
        opened_by=by.user,
        reason=reason,
        opened_at=moment,
        closes_at=moment + TIME_BOX,
    )
    today = timezone.localdate(moment)
    for alerted in selectors.in_roles(by, ALERTED, today):
        if alerted != by.user:
            raise_task(
                by=by,
                family=family,
                kind=TaskKind.FOLLOW_UP,
                title=ALERT,
                why="Who and why is under “Openings of sealed sections” on the team’s page.",
                due_on=today,
                assigned_to=alerted,
                raised_at=moment,
            )
    _record(by, glass, "opened a sealed section", closes_at=glass.closes_at.isoformat())
    return glass


@action
def review_opening(
    *, by: Viewer, glass: BreakGlass, finding: Finding, note: str, seen: int | None = None
) -> BreakGlass:
    glass = lock(glass, seen=seen)
    now = timezone.now()
    insist(policies.may_review(glass, reviewer=by.user.pk))
    glass.finding, glass.review_note = finding, note
    glass.reviewed_at, glass.reviewed_by = now, by.user
    bump(glass, "finding", "review_note", "reviewed_at", "reviewed_by")
    for task in selectors.alerts(glass.family_id, ALERT, glass.opened_at):
        finish_task(by=by, task=task, note="The opening was reviewed.", seen=None)
    _record(by, glass, "reviewed the opening of a sealed section", finding=finding)
    return glass


def _record(by: Viewer, glass: BreakGlass, verb: str, **details: str) -> None:
    subject = logged(Section(glass.section), f"opening {glass.pk}")
    record(by=by, verb=verb, family=glass.family_id, subject=subject, details=details)
