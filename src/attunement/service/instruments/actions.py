"""Every write to who may rate with what, and to the licences that the team holds."""

import datetime as dt

from ...measures import measure as measure_of
from ..accounts.models import User
from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..way.policies import insist
from . import policies
from .models import Credential, HeldLicence


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
    credential = Credential.objects.select_for_update().get(pk=credential.pk)
    insist(policies.may_withdraw(credential))
    credential.save(update_fields=credential.mark_withdrawn(by=by.user, because=because))
    record(by=by, verb="withdrew a rater's certificate", subject=f"credential {credential.pk}")
    return credential


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
    licence = HeldLicence.objects.select_for_update().get(pk=licence.pk)
    insist(policies.may_withdraw(licence))
    licence.save(update_fields=licence.mark_withdrawn(by=by.user, because=because))
    record(by=by, verb="withdrew a licence", subject=f"licence {licence.pk}")
    return licence
