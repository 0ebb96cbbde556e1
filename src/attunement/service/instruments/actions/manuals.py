"""Keeping what a team read in its own manuals: cut-offs, the ages of forms, and norms."""

import datetime as dt
from collections.abc import Collection, Mapping

from ....guidance import AgeForms
from ....measures import Group, LocalNorms
from ....measures import measure as measure_of
from ....measures.local import LocalCutOffs, LocalZones
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.policies import insist
from .. import policies
from ..models import FromManual, OwnAgeForms, OwnCutOffs, OwnNorms
from .withdrawing import _withdrawn


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
def enter_age_forms(
    *,
    by: Viewer,
    measure: str,
    edition: str,
    page: str,
    corrected: bool,
    months: Mapping[int, tuple[int, int]],
    on: dt.date,
) -> OwnAgeForms:
    """Keep which age form is for which months, as the team's manual says. `corrected`: the manual
    counts a baby born early from the due date. Raises ValueError for limits that overlap."""
    definition = measure_of(measure)
    forms = AgeForms(
        measure=definition.id,
        version=definition.version,
        entered_by=by.user.name,
        entered_on=on,
        edition=edition,
        page=page,
        corrected=corrected,
        months=months,
    )
    insist(policies.may_enter_age_forms(definition, forms))
    row = OwnAgeForms.objects.create(
        team=by.team,
        measure=definition.id,
        measure_version=definition.version,
        edition=edition,
        page=page,
        corrected=corrected,
        months={str(form): list(limits) for form, limits in months.items()},
        entered_by=by.user,
    )
    _note(by, "entered the ages of forms", row)
    return row


@action
def enter_norms(
    *,
    by: Viewer,
    measure: str,
    scale: str,
    edition: str,
    page: str,
    sample: str,
    sd: float | None,
    reliability: float | None,
    clinical: Group | None,
    functional: Group | None,
    on: dt.date,
) -> OwnNorms:
    """Keep how the scores of a sample spread, as the team's manual says. Change is read by it from
    then on, and never where the record gives its own threshold. Raises ValueError for half an
    entry."""
    definition = measure_of(measure)
    norms = LocalNorms(
        measure=definition.id,
        version=definition.version,
        scale=scale,
        entered_by=by.user.name,
        entered_on=on,
        edition=edition,
        page=page,
        sample=sample,
        sd=sd,
        reliability=reliability,
        clinical=clinical,
        functional=functional,
    )
    insist(policies.may_enter_norms(definition, norms))
    row = OwnNorms.objects.create(
        team=by.team,
        measure=definition.id,
        measure_version=definition.version,
        scale=scale,
        edition=edition,
        page=page,
        sample=sample,
        sd=sd,
        reliability=reliability,
        clinical_mean=clinical.mean if clinical else None,
        clinical_sd=clinical.sd if clinical else None,
        functional_mean=functional.mean if functional else None,
        functional_sd=functional.sd if functional else None,
        entered_by=by.user,
    )
    _note(by, "entered norms", row)
    return row


@action
def withdraw_age_forms(*, by: Viewer, age_forms: OwnAgeForms, because: str) -> OwnAgeForms:
    """Take back what was read wrongly. Forms that were filled in by it stay as they are."""
    withdrawn = _withdrawn(age_forms, by, because)
    _note(by, "withdrew the ages of forms", withdrawn)
    return withdrawn


@action
def withdraw_norms(*, by: Viewer, norms: OwnNorms, because: str) -> OwnNorms:
    """Take back what was read wrongly. No change is read by it any more."""
    withdrawn = _withdrawn(norms, by, because)
    _note(by, "withdrew norms", withdrawn)
    return withdrawn


def _note(by: Viewer, verb: str, row: FromManual) -> None:
    record(
        by=by,
        verb=verb,
        subject=f"{row._meta.model_name} {row.pk}",
        details={"measure": row.measure, "version": row.measure_version, "page": row.page},
    )
