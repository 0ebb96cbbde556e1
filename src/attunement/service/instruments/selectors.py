"""Who is certified to rate with what, as the viewer's team has it on file."""

import datetime as dt
from typing import Any

from django.db.models import Manager, QuerySet

from ...guidance import AgeForms
from ...measures import Group, LocalNorms, Measure
from ...measures.ledger import Holding
from ...measures.local import LocalCutOffs, LocalZones
from ...measures.packs import TextPack
from ..accounts.models import Team, User
from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from .models import (
    Credential,
    FromManual,
    HeldLicence,
    InstalledPack,
    OwnAgeForms,
    OwnCutOffs,
    OwnNorms,
)
from .permissions import SEE_CREDENTIALS, SEE_CUT_OFFS, SEE_FORMS, SEE_LICENCES


def credentials(viewer: Viewer) -> QuerySet[Credential]:
    """Every standing credential of the team, renewals after what they renew."""
    if not viewer.may(SEE_CREDENTIALS):
        return Credential.objects.none()
    return (
        Credential.objects.filter(team=viewer.team, withdrawn_at=None)
        .select_related("holder")
        .order_by("holder__name", "measure", "ends_on", "pk")
    )


def credential(viewer: Viewer, pk: int) -> Credential:
    """Raises Credential.DoesNotExist for one that this viewer cannot see."""
    return credentials(viewer).get(pk=pk)


def held_by(viewer: Viewer, holder: User, measure: str) -> list[Credential]:
    """What the team has on file for one person and one measure, in order of their ends."""
    return list(credentials(viewer).filter(holder=holder, measure=measure))


def certificates_of(viewer: Viewer, holder: User, on: dt.date) -> frozenset[str]:
    """The measures for which somebody has a certificate on a day."""
    covering = credentials(viewer).filter(holder=holder, starts_on__lte=on, ends_on__gte=on)
    return frozenset(covering.values_list("measure", flat=True))


def certified(viewer: Viewer, measure: str, on: dt.date) -> list[User]:
    """Who works with families in the team and is certified on a day, by name."""
    holders = credentials(viewer).filter(measure=measure, starts_on__lte=on, ends_on__gte=on)
    return list(clinicians(viewer, on).filter(pk__in=holders.values("holder")))


def licences(viewer: Viewer) -> QuerySet[HeldLicence]:
    """Every standing licence of the team, renewals after what they renew."""
    if not viewer.may(SEE_LICENCES):
        return HeldLicence.objects.none()
    found = HeldLicence.objects.filter(team=viewer.team, withdrawn_at=None)
    return found.order_by("measure", "starts_on", "pk")


def licence(viewer: Viewer, pk: int) -> HeldLicence:
    """Raises HeldLicence.DoesNotExist for one that this viewer cannot see."""
    return licences(viewer).get(pk=pk)


def holdings(viewer: Viewer) -> list[Holding]:
    """The team's licences as the ledger of the core reads them."""
    return [
        Holding(
            measure=row.measure,
            holder=row.holder,
            seats=row.seats,
            starts=row.starts_on,
            expires=row.ends_on,
        )
        for row in licences(viewer)
    ]


def cut_offs(viewer: Viewer) -> QuerySet[OwnCutOffs]:
    """Every standing entry of the team, the newest of each measure last."""
    if not viewer.may(SEE_CUT_OFFS):
        return OwnCutOffs.objects.none()
    return _standing(viewer.team)


def cut_off(viewer: Viewer, pk: int) -> OwnCutOffs:
    """Raises OwnCutOffs.DoesNotExist for one that this viewer cannot see."""
    return cut_offs(viewer).get(pk=pk)


def local_cut_offs(team: Team) -> dict[tuple[str, str], LocalCutOffs]:
    """What a team's scores are read by, by measure and version, in one query."""
    return {(row.measure, row.measure_version): _local(row) for row in _standing(team)}


def _standing(team: Team) -> QuerySet[OwnCutOffs]:
    return _of_team(OwnCutOffs.objects, team)


def _of_team[R: FromManual](rows: Manager[R], team: Team) -> QuerySet[R]:
    found = rows.filter(team=team, withdrawn_at=None).select_related("entered_by")
    return found.order_by("measure", "entered_at", "pk")


def _local(row: OwnCutOffs) -> LocalCutOffs:
    return LocalCutOffs(
        **_said(row),
        zones=tuple(LocalZones.model_validate(each) for each in row.zones),
        most_missing=row.most_missing,
    )


def age_forms(viewer: Viewer) -> QuerySet[OwnAgeForms]:
    """Every standing entry of the team, the newest of each measure last."""
    if not viewer.may(SEE_CUT_OFFS):
        return OwnAgeForms.objects.none()
    return _of_team(OwnAgeForms.objects, viewer.team)


def local_age_forms(team: Team) -> dict[tuple[str, str], AgeForms]:
    """Which form is for when, by measure and version, in one query."""
    return {
        (row.measure, row.measure_version): AgeForms(
            **_said(row),
            corrected=row.corrected,
            months={int(form): tuple(limits) for form, limits in row.months.items()},
        )
        for row in _of_team(OwnAgeForms.objects, team)
    }


def norms(viewer: Viewer) -> QuerySet[OwnNorms]:
    """Every standing entry of the team, the newest of each scale last."""
    if not viewer.may(SEE_CUT_OFFS):
        return OwnNorms.objects.none()
    return _of_team(OwnNorms.objects, viewer.team)


def local_norms(team: Team) -> dict[tuple[str, str], dict[str, LocalNorms]]:
    """What change is read by, by measure and version and then by scale, in one query."""
    found: dict[tuple[str, str], dict[str, LocalNorms]] = {}
    for row in _of_team(OwnNorms.objects, team):
        found.setdefault((row.measure, row.measure_version), {})[row.scale] = LocalNorms(
            **_said(row),
            scale=row.scale,
            sample=row.sample,
            sd=row.sd,
            reliability=row.reliability,
            clinical=_group(row.clinical_mean, row.clinical_sd),
            functional=_group(row.functional_mean, row.functional_sd),
        )
    return found


def _group(mean: float | None, sd: float | None) -> Group | None:
    return None if mean is None or sd is None else Group(mean=mean, sd=sd)


def _said(row: FromManual) -> dict[str, Any]:
    """What every entry says about itself, as the core reads it."""
    return {
        "measure": row.measure,
        "version": row.measure_version,
        "entered_by": row.entered_by.name,
        "entered_on": row.entered_at.date(),
        "edition": row.edition,
        "page": row.page,
    }


def packs(viewer: Viewer) -> QuerySet[InstalledPack]:
    """The packs that the team has installed."""
    if not viewer.may(SEE_FORMS):
        return InstalledPack.objects.none()
    found = InstalledPack.objects.filter(team=viewer.team, withdrawn_at=None)
    return found.select_related("installed_by").order_by("measure")


def pack(viewer: Viewer, pk: int) -> InstalledPack:
    """Raises InstalledPack.DoesNotExist for one that this viewer cannot see."""
    return packs(viewer).get(pk=pk)


def pack_of(viewer: Viewer, measure: Measure) -> TextPack | None:
    """The team's own words of this very version of a form; None where it has none."""
    row = packs(viewer).filter(measure=measure.id, measure_version=measure.version).first()
    if row is None:
        return None
    return TextPack(
        measure=row.measure,
        version=row.measure_version,
        installed_by=row.installed_by.name,
        installed_on=row.installed_at.date(),
        licence=row.licence,
        instruction=row.instruction or None,
        items=row.items,
        options={
            name: {int(v): words for v, words in o.items()} for name, o in row.options.items()
        },
    )
