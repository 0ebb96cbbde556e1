"""Putting training to lead groups on file."""

import datetime as dt

from ...accounts.models import User
from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.policies import may_withdraw
from ...way.policies import insist
from .. import policies
from ..models import Training


@action
def record_training(
    *,
    by: Viewer,
    holder: User,
    programme: str,
    starts_on: dt.date,
    ends_on: dt.date | None,
    evidence: str,
    on: dt.date,
) -> Training:
    """What was said of groups that they led before stays as it was."""
    insist(policies.may_train(programme, holder, clinicians(by, on)))
    training = Training.objects.create(
        team=by.team,
        holder=holder,
        programme=programme,
        starts_on=starts_on,
        ends_on=ends_on,
        evidence=evidence,
        entered_by=by.user,
    )
    record(
        by=by,
        verb="recorded training to lead a group",
        subject=f"training {training.pk}",
        details={"holder": holder.pk, "programme": programme},
    )
    return training


@action
def withdraw_training(*, by: Viewer, training: Training, because: str) -> Training:
    """Take back what was entered wrongly. It stays readable in the record."""
    training = Training.objects.select_for_update().get(pk=training.pk)
    insist(may_withdraw(training))
    training.save(update_fields=training.mark_withdrawn(by=by.user, because=because))
    record(by=by, verb="withdrew training to lead a group", subject=f"training {training.pk}")
    return training
