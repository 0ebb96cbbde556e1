"""A rating that no certificate covers: kept as a draft, until somebody certified confirms it."""

import datetime as dt

from django.utils import timezone

from ....measures import Measure
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...design.filters import listed
from ...instruments import policies as certification
from ...instruments import selectors as certificates
from ...relationships.actions import finish_task, raise_task
from ...relationships.models import Episode, Task, TaskKind
from ...way.policies import insist
from .. import policies
from ..fitting import Filling
from ..models import Response

TO_CONFIRM = dt.timedelta(days=14)
"""How long somebody certified has to confirm a draft: our own choice, within two supervisions."""


@action
def confirm_response(*, by: Viewer, response: Response, note: str) -> Response:
    """Let a draft count: somebody certified has looked at what was rated and agrees with it. The
    task that asked for this is closed with it."""
    response = Response.objects.select_for_update().get(pk=response.pk)
    held = certificates.held_by(by, by.user, response.measure)
    insist(policies.may_confirm(response, by.user, held, timezone.localdate()))
    response.confirmed_by, response.confirmed_at = by.user, timezone.now()
    response.confirmed_note = note
    response.save(update_fields=["confirmed_by", "confirmed_at", "confirmed_note"])
    _close_confirmation(by, response, f"Confirmed by {by.user.name}.")
    record(
        by=by,
        verb="confirmed a rating",
        family=response.assessment.episode.family_id,
        subject=f"response {response.pk}",
        details={"measure": response.measure},
    )
    return response


def _why_draft(by: Viewer, definition: Measure, rated_on: dt.date, today: dt.date) -> str:
    if not certification.for_certified_raters(definition):
        return ""
    held = certificates.held_by(by, by.user, definition.id)
    return certification.why_draft(definition, by.user, held, rated_on=rated_on, entered_on=today)


def _confirmation_task(
    by: Viewer, episode: Episode, filling: Filling, draft_because: str, today: dt.date
) -> Task:
    """Ask somebody certified, the keyworker before others; nobody by name where there is none."""
    others = [
        user for user in certificates.certified(by, filling.measure.id, today) if user != by.user
    ]
    asked = episode.keyworker if episode.keyworker in others else next(iter(others), None)
    who = (
        f"Certified in this team: {listed(user.name for user in others)}."
        if others
        else f"Nobody else in this team has a current {filling.measure.short_name} certificate: "
        "find somebody who has one, or renew one."
    )
    return raise_task(
        by=by,
        family=episode.family,
        kind=TaskKind.OTHER,
        title=f"Confirm a rating: {filling.name}",
        why=f"{draft_because} It is a draft and counts in no outcome until somebody certified "
        f"confirms it. {who}",
        due_on=today + TO_CONFIRM,
        assigned_to=asked,
    )


def _close_confirmation(by: Viewer, response: Response, note: str) -> None:
    task = response.confirmation_task
    if task is not None and task.done_at is None:
        finish_task(by=by, task=task, note=note, seen=None)
