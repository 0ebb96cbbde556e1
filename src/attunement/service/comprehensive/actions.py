"""Every write to comprehensive assessments."""

import datetime as dt

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.models import Family, Person
from ..relationships.policies import may_withdraw
from ..way.policies import insist
from . import policies
from .models import FactorNote, Standing


@action
def note_factor(
    *,
    by: Viewer,
    family: Family,
    child: Person,
    factor: str,
    standing: Standing,
    found: str,
    source: str,
    dated_on: dt.date,
) -> FactorNote:
    """Put on file what was found on one factor. What was on file before stays readable."""
    insist(policies.may_assess(child) or policies.may_note(factor, dated_on))
    note = FactorNote.objects.create(
        family=family,
        child=child,
        factor=factor,
        standing=standing,
        found=found,
        source=source,
        dated_on=dated_on,
        noted_by=by.user,
    )
    record(
        by=by,
        verb="wrote in a comprehensive assessment",
        family=family.pk,
        subject=f"factor note {note.pk}",
        details={"child": child.pk, "factor": factor, "standing": standing},
    )
    return note


@action
def withdraw_note(*, by: Viewer, note: FactorNote, because: str) -> FactorNote:
    """Take back what was written of the wrong child, or was never so."""
    note = FactorNote.objects.select_for_update().get(pk=note.pk)
    insist(may_withdraw(note))
    note.save(update_fields=note.mark_withdrawn(by=by.user, because=because))
    record(
        by=by,
        verb="withdrew a line of a comprehensive assessment",
        family=note.family_id,
        subject=f"factor note {note.pk}",
    )
    return note
