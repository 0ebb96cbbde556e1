"""Every write to who may rate with what, and to what the team holds and reads in its manuals."""

import datetime as dt
from collections.abc import Collection, Mapping

from ...measures import measure as measure_of
from ...measures.local import LocalCutOffs, LocalZones
from ...measures.packs import TextPack
from ..accounts.models import User
from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.models import Withdrawable
from ..relationships.policies import may_withdraw
from ..way.locking import lock
from ..way.policies import insist
from . import policies, selectors
from .models import Credential, HeldLicence, InstalledPack, OwnCutOffs


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


@action
def enter_cut_offs(
    *,
    by: Viewer,
    measure: str,
    edition: str,
    page: str,
    most_missing: int | None,
    zones: Collection[LocalZones],
    on: dt.date,
) -> OwnCutOffs:
    """Keep the zones that the team read in its own manual. They are used from the next score on."""
    definition = measure_of(measure)
    local = LocalCutOffs(
        measure=definition.id,
        version=definition.version,
        entered_by=by.user.name,
        entered_on=on,
        edition=edition,
        page=page,
        zones=tuple(zones),
        most_missing=most_missing,
    )
    insist(policies.may_enter(definition, local))
    row = OwnCutOffs.objects.create(
        team=by.team,
        measure=definition.id,
        measure_version=definition.version,
        edition=edition,
        page=page,
        most_missing=most_missing,
        zones=[each.model_dump(mode="json") for each in local.zones],
        entered_by=by.user,
    )
    record(
        by=by,
        verb="entered cut-offs",
        subject=f"cut-offs {row.pk}",
        details={"measure": definition.id, "version": definition.version, "page": page},
    )
    return row


@action
def withdraw_cut_offs(*, by: Viewer, cut_offs: OwnCutOffs, because: str) -> OwnCutOffs:
    """Take back what was read wrongly. Scores that were given with it keep their zones."""
    withdrawn = _withdrawn(cut_offs, by, because)
    record(by=by, verb="withdrew cut-offs", subject=f"cut-offs {withdrawn.pk}")
    return withdrawn


@action
def install_pack(
    *,
    by: Viewer,
    measure: str,
    licence: str,
    instruction: str,
    items: Mapping[str, str],
    options: Mapping[str, Mapping[int, str]],
    on: dt.date,
) -> InstalledPack:
    """Keep a team's own words of a licensed form. The log says that, and no word of them."""
    definition = measure_of(measure)
    lock(by.team)  # two people who type the same form take turns
    pack = TextPack(
        measure=definition.id,
        version=definition.version,
        installed_by=by.user.name,
        installed_on=on,
        licence=licence,
        instruction=instruction or None,
        items=items,
        options=options,
    )
    installed = selectors.pack_of(by, definition) is not None
    insist(policies.may_install(definition, pack, installed=installed))
    row = InstalledPack.objects.create(
        team=by.team,
        measure=definition.id,
        measure_version=definition.version,
        licence=licence,
        instruction=instruction,
        items=dict(items),
        options={name: {str(v): w for v, w in given.items()} for name, given in options.items()},
        installed_by=by.user,
    )
    record(
        by=by,
        verb="installed the words of a form",
        subject=f"pack {row.pk}",
        details={"measure": definition.id, "version": definition.version},
    )
    return row


@action
def withdraw_pack(*, by: Viewer, pack: InstalledPack, because: str) -> InstalledPack:
    """Take a pack out of use. Its words are forgotten: a licence may ask for that."""
    pack = InstalledPack.objects.select_for_update().get(pk=pack.pk)
    insist(may_withdraw(pack))
    pack.items, pack.options, pack.instruction = {}, {}, ""
    fields = (*pack.mark_withdrawn(by=by.user, because=because), "items", "options", "instruction")
    pack.save(update_fields=fields)
    record(by=by, verb="withdrew the words of a form", subject=f"pack {pack.pk}")
    return pack


def _withdrawn[R: Withdrawable](row: R, by: Viewer, because: str) -> R:
    """The row, locked and marked within the caller's transaction."""
    row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    insist(may_withdraw(row))
    row.save(update_fields=row.mark_withdrawn(by=by.user, because=because))
    return row
