"""Stretches of care."""

import datetime as dt
from collections.abc import Iterable

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Episode, Family, Relationship, Task


@action
def open_episode(
    *,
    by: Viewer,
    family: Family,
    relationships: Iterable[Relationship],
    keyworker: User,
    on: dt.date,
) -> Episode:
    """Begin a stretch of care for a family, about these relationships."""
    family = lock(family)
    insist(policies.may_open_episode(family, on))
    episode = Episode.objects.create(
        family=family, team=family.team, keyworker=keyworker, opened_on=on
    )
    episode.relationships.set(relationships)
    record(
        by=by,
        verb="opened an episode of care",
        family=family.pk,
        subject=f"episode {episode.pk}",
        details={"keyworker": keyworker.pk, "on": on.isoformat()},
    )
    return episode


@action
def include_relationship(*, by: Viewer, relationship: Relationship) -> Episode:
    """Make a relationship part of the family's open episode: a carer who was added late, most often
    a father, is then worked with and measured like everybody else."""
    lock(relationship.family)
    episode = relationship.family.episodes.filter(closed_on=None).first()
    insist(policies.may_join(relationship, episode))
    assert episode is not None
    episode = lock(episode)
    episode.relationships.add(relationship)
    bump(episode)
    record(
        by=by,
        verb="included a relationship in an episode of care",
        family=episode.family_id,
        subject=f"episode {episode.pk}",
        details={"relationship": relationship.pk},
    )
    return episode


@action
def close_episode(*, by: Viewer, episode: Episode, on: dt.date, because: str) -> Episode:
    """End a stretch of care. The episode stays readable and takes no more work."""
    episode = lock(episode)
    insist(policies.may_work_with(episode))
    episode.closed_on, episode.closed_because = on, because
    bump(episode, "closed_on", "closed_because")
    record(
        by=by,
        verb="closed an episode of care",
        family=episode.family_id,
        subject=f"episode {episode.pk}",
        details={"on": on.isoformat()},
    )
    return episode


@action
def change_keyworker(
    *, by: Viewer, episode: Episode, keyworker: User, because: str, seen: int | None = None
) -> Episode:
    """Hand a family on, with every open task about it that was the former keyworker's: a task of
    somebody who has left is nobody's."""
    episode = lock(episode, seen=seen)
    insist(policies.may_hand_on(episode, keyworker, because))
    before = episode.keyworker_id
    tasks = Task.objects.filter(family=episode.family_id, assigned_to=before, done_at=None)
    for each in tasks.order_by("pk"):
        task = lock(each)
        task.assigned_to = keyworker
        bump(task, "assigned_to")
    episode.keyworker = keyworker
    bump(episode, "keyworker")
    record(
        by=by,
        verb="changed the keyworker",
        family=episode.family_id,
        subject=f"episode {episode.pk}",
        details={"before": before, "after": keyworker.pk, "because": because},
    )
    return episode
