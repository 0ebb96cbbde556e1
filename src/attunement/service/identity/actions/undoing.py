"""Taking two records apart again: each step back, the last one first."""

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Family, FamilyMember, Person
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Kind, Merge, Step, StepKind
from ..selectors import rows
from .writing import _put_back, _set_field

MODELS: dict[str, type[models.Model]] = {Kind.PERSON: Person, Kind.FAMILY: Family}


@action
def undo_merge(*, by: Viewer, merge: Merge, because: str, seen: int | None) -> Merge:
    """Put every row and every field back as it was. What was written since stays with the survivor
    (selectors.added_since lists it), and what was changed since stays as changed: such a step is
    marked `kept`."""
    model = MODELS[merge.kind]
    for pk in sorted((merge.survivor, merge.absorbed)):
        lock(model._base_manager.get(pk=pk))
    merge = lock(merge, seen=seen)
    insist(policies.may_undo(merge, selectors.merged_later(merge)))
    for step in merge.steps.order_by("-number"):
        if not _back(step):
            step.kept = True
            step.save(update_fields=["kept"])
    merge.undone_at, merge.undone_by, merge.undone_because = timezone.now(), by.user, because
    bump(merge, "undone_at", "undone_by", "undone_because")
    families = (
        {merge.survivor, merge.absorbed}
        if merge.kind == Kind.FAMILY
        else set(
            FamilyMember.objects.filter(person__in=[merge.survivor, merge.absorbed]).values_list(
                "family_id", flat=True
            )
        )
    )
    everywhere: list[int | None] = [*sorted(families)]
    for family in everywhere or [None]:
        record(
            by=by,
            verb=f"took a merged {merge.kind} apart again",
            family=family,
            subject=f"merge {merge.pk}",
            details={"because": because},
        )
    return merge


def _back(step: Step) -> bool:
    """Whether the step could be taken back: not where somebody has changed the same since."""
    model = rows.model_of(step.table)
    try:
        with transaction.atomic():
            if step.kind == StepKind.SET_ASIDE:
                _put_back(model, step.before or {})
                return True
            row = model._base_manager.select_for_update().filter(pk=step.row).first()
            if row is None or rows.written(row, step.field) != step.after:
                return False
            _set_field(row, step.field, rows.read(model, step.field, step.before))
    except IntegrityError:
        return False
    return True
