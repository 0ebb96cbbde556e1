"""Writing how a relationship is understood."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Episode, Relationship
from ...way.locking import Stale, bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Formulation
from ..new import NewFormulation


@action
def write_formulation(
    *,
    by: Viewer,
    episode: Episode,
    relationship: Relationship,
    new: NewFormulation,
    on: dt.date,
    seen: int | None,
) -> Formulation:
    """Write, or write anew, the understanding of one relationship in one episode.

    `seen` is the version that the person had before them, None when there was none yet; raises
    Stale when somebody has written one since.
    """
    episode = lock(episode)
    insist(policies.may_formulate(episode, relationship))
    found = selectors.formulation(episode, relationship)
    if found is None:
        found = Formulation.objects.create(
            episode=episode,
            relationship=relationship,
            written_on=on,
            written_by=by.user,
            **new.values(),
        )
    else:
        if seen is None:
            raise Stale(found)
        found = lock(found, seen=seen)
        values = new.values() | {"written_on": on, "written_by": by.user}
        for name, value in values.items():
            setattr(found, name, value)
        bump(found, *values)
    record(
        by=by,
        verb="wrote a formulation",
        family=episode.family_id,
        subject=f"formulation {found.pk}",
    )
    return found
