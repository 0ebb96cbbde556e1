"""Putting certificates on file."""

import datetime as dt

from ....measures import measure as measure_of
from ...accounts.models import User
from ...accounts.selectors import clinicians
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.policies import insist
from .. import policies
from ..models import Credential
from .withdrawing import _withdrawn


@action
def record_credential(
    *,
    by: Viewer,
    holder: User,
    measure: str,
    starts_on: dt.date,
    ends_on: dt.date,
    evidence: str,
    on: dt.date,
) -> Credential:
    """Put a certificate on file. A rating that was already kept as a draft stays one until somebody
    certified confirms it. Raises UnknownMeasure."""
    insist(policies.may_certify(measure_of(measure), holder, clinicians(by, on)))
    credential = Credential.objects.create(
        team=by.team,
        holder=holder,
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        evidence=evidence,
        entered_by=by.user,
    )
    record(
        by=by,
        verb="recorded a rater's certificate",
        subject=f"credential {credential.pk}",
        details={
            "holder": holder.pk,
            "measure": measure,
            "starts_on": starts_on.isoformat(),
            "ends_on": ends_on.isoformat(),
        },
    )
    return credential


@action
def withdraw_credential(*, by: Viewer, credential: Credential, because: str) -> Credential:
    """Take back a certificate that was entered wrongly. What was rated under it is unchanged."""
    withdrawn = _withdrawn(credential, by, because)
    record(by=by, verb="withdrew a rater's certificate", subject=f"credential {withdrawn.pk}")
    return withdrawn
