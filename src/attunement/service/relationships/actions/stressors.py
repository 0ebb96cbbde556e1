"""What is hard for a family, and what helps, as somebody told it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ..models import Changeable, Family, Presence, Reporter, Stressor, TaskKind
from .tasks import raise_task


@action
def note_stressors(
    *,
    by: Viewer | None,
    family: Family,
    reporter: Reporter,
    on: dt.date,
    presences: Mapping[str, Presence],
    changeable: Mapping[str, Changeable] | None = None,
    acting: Mapping[str, str] | None = None,
    safeguarding: Sequence[str] = (),
) -> list[Stressor]:
    """Write down what somebody told us about these items, by id. Earlier words stay in the record.

    `safeguarding` names, in words, what was said that the safeguarding procedure is for: a task for
    the same day then stands until somebody says what was done.
    """
    noted = Stressor.objects.bulk_create(
        Stressor(
            family=family,
            item=item,
            presence=presence,
            reporter=reporter,
            noted_on=on,
            noted_by=by.user if by else None,
            changeable=(changeable or {}).get(item, Changeable.NOT_KNOWN),
            acting=(acting or {}).get(item, ""),
        )
        for item, presence in presences.items()
    )
    record(
        by=by,
        team=family.team,
        verb="noted stressors",
        family=family.pk,
        subject=f"family {family.pk}",
        details={"reporter": reporter, "items": len(noted)},
    )
    if by is not None and safeguarding:
        raise_task(
            by=by,
            family=family,
            kind=TaskKind.SAFETY,
            title="Follow the safeguarding procedure",
            why=f"Noted on the checklist: {'; '.join(safeguarding)}.",
            due_on=timezone.localdate(),
        )
    return noted
