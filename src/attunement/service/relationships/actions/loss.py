"""The loss of a pregnancy or of a baby: recorded once, gently, and corrected when it was not so."""

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Family, Person


@action
def record_loss(
    *, by: Viewer, family: Family, person: Person, lost_on: dt.date | None, seen: int | None
) -> Person:
    """Nothing is deleted. From now on no age is counted, and nothing that was asked or promised
    before goes out by itself. `lost_on` is None where nobody knows the day, or nobody asked."""
    family = lock(family)
    person = lock(person, seen=seen)
    insist(policies.may_record_loss(person))
    person.loss_recorded_at, person.lost_on = timezone.now(), lost_on
    bump(person, "loss_recorded_at", "lost_on")
    _tell_families(person)
    record(
        by=by,
        verb="recorded a loss",
        family=family.pk,
        subject=f"person {person.pk}",
        details={"on": lost_on.isoformat() if lost_on else None},
    )
    return person


@action
def correct_loss(
    *, by: Viewer, family: Family, person: Person, because: str, seen: int | None
) -> Person:
    """The loss was recorded in error: what was written stays in the log, with why it was wrong."""
    family = lock(family)
    person = lock(person, seen=seen)
    insist(policies.may_correct_loss(person))
    before = person.lost_on.isoformat() if person.lost_on else None
    person.loss_recorded_at = person.lost_on = None
    bump(person, "loss_recorded_at", "lost_on")
    _tell_families(person)
    record(
        by=by,
        verb="corrected a loss that was recorded in error",
        family=family.pk,
        subject=f"person {person.pk}",
        details={"on": before, "because": because},
    )
    return person


def _tell_families(person: Person) -> None:
    """Every family that this person belongs to carries the time of its latest recorded loss."""
    for family in Family.objects.filter(members__person=person).select_for_update():
        found = family.members.aggregate(at=Max("person__loss_recorded_at"))
        family.loss_recorded_at = found["at"]
        bump(family, "loss_recorded_at")
