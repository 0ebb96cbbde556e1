"""Making two records one: every row is moved, nothing is lost, and each step is written down."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...people.models import Residence
from ...relationships.models import Family, FamilyMember, OtherParent, Person, Relationship
from ...sessions.models import Attendance
from ...way.locking import lock
from ...way.policies import Refused, insist
from .. import policies
from ..models import Kind, Merge, Step, StepKind
from ..selectors import rows
from .writing import _set_field

BETWEEN = (FamilyMember, Relationship, Residence, Attendance)
"""Rows that only join others. Where both records have one, one of them is set aside, whole."""

FILLED = (
    "given_name",
    "family_name",
    "born_on",
    "due_on",
    "nhs_number",
    "telephone",
    "email",
    "language",
    "access_needs",
)


@action
def merge_people(*, by: Viewer, survivor: Person, absorbed: Person, because: str) -> Merge:
    """All that hangs on `absorbed` hangs on `survivor` from now on; what the survivor's record does
    not say is filled from the other's. Raises Refused, and then nothing is changed."""
    survivor, absorbed = _both(survivor, absorbed)
    insist(policies.may_merge_people(survivor, absorbed))
    work = _Work(by, Kind.PERSON, survivor, absorbed, because)
    work.fold(survivor, absorbed)
    for name, value in _filled(survivor, absorbed):
        work.change(survivor, name, value)
    return work.finish()


@action
def merge_families(*, by: Viewer, survivor: Family, absorbed: Family, because: str) -> Merge:
    """All that hangs on `absorbed` hangs on `survivor`. Safe contact of both is said: none may be
    lost."""
    survivor, absorbed = _both(survivor, absorbed)
    insist(policies.may_merge_families(survivor, absorbed))
    work = _Work(by, Kind.FAMILY, survivor, absorbed, because)
    work.fold(survivor, absorbed)
    for name, value in _joined(survivor, absorbed):
        work.change(survivor, name, value)
    return work.finish()


def _both[Row: models.Model](one: Row, other: Row) -> tuple[Row, Row]:
    """Locked in the order of their numbers: two who merge the same pair do not wait in a ring."""
    held = {row.pk: lock(row) for row in sorted((one, other), key=lambda row: row.pk)}
    return held[one.pk], held[other.pk]


def _filled(survivor: Person, absorbed: Person) -> Iterable[tuple[str, Any]]:
    for name in FILLED:
        if not getattr(survivor, name) and getattr(absorbed, name):
            yield name, getattr(absorbed, name)
    if not survivor.nhs_number and absorbed.nhs_number:
        yield "nhs_number_status", absorbed.nhs_number_status
    if absorbed.address and not survivor.address and not survivor.residences.exists():
        yield "address", absorbed.address
    if absorbed.interpreter_needed and not survivor.interpreter_needed:
        yield "interpreter_needed", True


def _joined(survivor: Family, absorbed: Family) -> Iterable[tuple[str, Any]]:
    if absorbed.safe_contact and absorbed.safe_contact not in survivor.safe_contact:
        yield "safe_contact", f"{survivor.safe_contact}\n{absorbed.safe_contact}".strip()
    if absorbed.known_since < survivor.known_since:
        yield "known_since", absorbed.known_since
    unsafe = OtherParent.UNSAFE in {absorbed.other_parent, survivor.other_parent}
    if unsafe and survivor.other_parent != OtherParent.UNSAFE:
        yield "other_parent", OtherParent.UNSAFE.value
    elif survivor.other_parent == OtherParent.NOT_KNOWN != absorbed.other_parent:
        yield "other_parent", absorbed.other_parent
    lost_at = absorbed.loss_recorded_at
    if lost_at and (not survivor.loss_recorded_at or lost_at > survivor.loss_recorded_at):
        yield "loss_recorded_at", lost_at


class _Work:
    """One merge under way, with the number of its next step."""

    def __init__(
        self, by: Viewer, kind: Kind, survivor: models.Model, absorbed: models.Model, because: str
    ) -> None:
        self.by, self.survivor, self.absorbed = by, survivor, absorbed
        self.families = {*_families(survivor), *_families(absorbed)}
        self.merge = Merge.objects.create(
            team=by.team,
            kind=kind,
            survivor=survivor.pk,
            absorbed=absorbed.pk,
            because=because,
            merged_by=by.user,
            marks={
                rows.table(field.model): rows.last(field.model)
                for model in (type(survivor), Relationship)
                for field in rows.pointing_at(model)
            },
        )
        self.steps: list[Step] = []

    def fold(self, survivor: models.Model, absorbed: models.Model) -> None:
        """Point everything at the survivor that points at the other."""
        for field in rows.pointing_at(type(survivor)):
            for row in rows.rows_of(field, absorbed):
                self._point(row, field, survivor)

    def _point(self, row: models.Model, field: rows.AnyField, survivor: models.Model) -> None:
        twin = rows.twin_of(row, field, survivor.pk)
        if twin is None:
            self.change(row, field.attname, survivor.pk)
            return
        if not (isinstance(row, BETWEEN) or row._meta.auto_created):
            raise Refused(policies.exists_twice(str(row._meta.verbose_name)))
        self.fold(twin, row)
        self._note(StepKind.SET_ASIDE, row, before=rows.whole(row), after={"beside": twin.pk})
        row.delete()

    def change(self, row: models.Model, name: str, value: Any) -> None:
        before = rows.written(row, name)
        try:
            with transaction.atomic():
                _set_field(row, name, value)
        except IntegrityError as error:
            raise Refused(policies.exists_twice(str(row._meta.verbose_name))) from error
        self._note(StepKind.CHANGED, row, field=name, before=before, after=rows.written(row, name))

    def _note(self, kind: StepKind, row: models.Model, **said: Any) -> None:
        number = len(self.steps) + 1
        self.steps.append(
            Step(
                merge=self.merge,
                number=number,
                kind=kind,
                table=rows.table(type(row)),
                row=row.pk,
                **said,
            )
        )

    def finish(self) -> Merge:
        self.change(self.absorbed, "merged_into_id", self.survivor.pk)
        for row in (self.survivor, self.absorbed):
            self.change(row, "version", row.version + 1)  # type: ignore[attr-defined]
        Step.objects.bulk_create(self.steps)
        for family in sorted(self.families):
            record(
                by=self.by,
                verb=f"merged a {self.merge.kind} into another",
                family=family,
                subject=f"merge {self.merge.pk}",
                details={
                    "survivor": self.merge.survivor,
                    "absorbed": self.merge.absorbed,
                    "steps": len(self.steps),
                },
            )
        if not self.families:
            record(by=self.by, verb="merged two records", subject=f"merge {self.merge.pk}")
        return self.merge


def _families(row: models.Model) -> set[int]:
    if isinstance(row, Family):
        return {row.pk}
    return set(FamilyMember.objects.filter(person=row.pk).values_list("family_id", flat=True))
