"""A concern: written down, corrected by a new account, decided about with a reason."""

import datetime as dt

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.actions import finish_task, raise_task
from ...relationships.models import Family, TaskKind
from ...relationships.selectors import open_episode
from ...sections.rules import Section, logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import escalation, policies
from ..models import Account, Concern, ConcernState, Decision
from ..new import Told

DECIDE = "Safeguarding: a decision is needed today"
LOOK_AGAIN = "Safeguarding: look again"
SEALED_WHY = "What it is about is on the family’s safeguarding page."
"""Tasks are seen by all clinicians of the team; what a concern says is not."""


@action
def record_concern(
    *, by: Viewer, family: Family, told: Told, now: dt.datetime | None = None
) -> Concern:
    """Write down what was seen or said. Somebody has to decide about it on the same day."""
    moment = now or timezone.now()
    episode = open_episode(family)
    task = raise_task(
        by=by,
        family=family,
        kind=TaskKind.SAFETY,
        title=DECIDE,
        why=SEALED_WHY,
        due_on=escalation.decision_due(moment, timezone.get_current_timezone()),
        assigned_to=episode.keyworker if episode else by.user,
        raised_at=moment,
    )
    concern = Concern.objects.create(
        family=family, team=family.team, raised_by=by.user, raised_at=moment, task=task
    )
    _account(by, concern, told, number=1, because="")
    _record(by, concern, "recorded a concern")
    return concern


@action
def correct_concern(
    *, by: Viewer, concern: Concern, told: Told, because: str, seen: int | None = None
) -> Concern:
    """Say it again as it should have been written. What was written first stays readable."""
    concern = lock(concern, seen=seen)
    insist(policies.may_correct(concern))
    _account(by, concern, told, number=concern.accounts.count() + 1, because=because)
    bump(concern)
    _record(by, concern, "corrected a concern")
    return concern


@action
def decide(
    *,
    by: Viewer,
    concern: Concern,
    to: ConcernState,
    reason: str,
    review_on: dt.date | None = None,
    now: dt.datetime | None = None,
    seen: int | None = None,
) -> Concern:
    """Decide what is done about a concern. That ends the task that asked for a decision; watching
    raises one for the day on which to look again."""
    concern = lock(concern, seen=seen)
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    insist(policies.may_move(concern, to, review_on=review_on, today=today))
    Decision.objects.create(
        concern=concern,
        to=to,
        reason=reason,
        review_on=review_on,
        decided_by=by.user,
        decided_at=moment,
    )
    if concern.task is not None and concern.task.done_at is None:
        finish_task(by=by, task=concern.task, note="A decision was written down.", seen=None)
    concern.task = None
    if review_on is not None:
        concern.task = raise_task(
            by=by,
            family=concern.family,
            kind=TaskKind.FOLLOW_UP,
            title=LOOK_AGAIN,
            why=SEALED_WHY,
            due_on=review_on,
            assigned_to=by.user,
        )
    concern.state = to
    bump(concern, "state", "task")
    _record(by, concern, "decided about a concern", to=to)
    return concern


def _account(by: Viewer, concern: Concern, told: Told, *, number: int, because: str) -> None:
    Account.objects.create(
        concern=concern,
        number=number,
        about=told.about,
        kind=told.kind,
        words=told.words,
        whose=told.whose,
        told_by=told.told_by,
        seen_on=told.seen_on,
        written_by=by.user,
        because=because,
    )


def _record(by: Viewer, concern: Concern, verb: str, **details: str) -> None:
    subject = logged(Section.SAFEGUARDING, f"concern {concern.pk}")
    record(by=by, verb=verb, family=concern.family_id, subject=subject, details=details)
