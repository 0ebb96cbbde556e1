"""Entering the licences that a team holds."""

import datetime as dt

from ....measures import measure as measure_of
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.policies import insist
from .. import policies
from ..models import HeldLicence
from .withdrawing import _withdrawn


@action
def hold_licence(
    *,
    by: Viewer,
    measure: str,
    holder: str,
    reference: str,
    seats: int | None,
    starts_on: dt.date,
    ends_on: dt.date | None,
) -> HeldLicence:
    """Enter a licence that the team holds. Raises UnknownMeasure."""
    insist(policies.may_hold(measure_of(measure)))
    licence = HeldLicence.objects.create(
        team=by.team,
        measure=measure,
        holder=holder,
        reference=reference,
        seats=seats,
        starts_on=starts_on,
        ends_on=ends_on,
        entered_by=by.user,
    )
    record(
        by=by,
        verb="entered a licence",
        subject=f"licence {licence.pk}",
        details={
            "measure": measure,
            "seats": seats,
            "starts_on": starts_on.isoformat(),
            "ends_on": ends_on.isoformat() if ends_on else None,
        },
    )
    return licence


@action
def withdraw_licence(*, by: Viewer, licence: HeldLicence, because: str) -> HeldLicence:
    """Take back a licence that was entered wrongly. Forms that were filled in under it stay."""
    withdrawn = _withdrawn(licence, by, because)
    record(by=by, verb="withdrew a licence", subject=f"licence {withdrawn.pk}")
    return withdrawn
