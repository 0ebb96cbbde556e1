"""Every write to an ending: its checklist, and the close of an episode."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...care_packages.models import Part
from ...relationships import actions as relationships
from ...relationships.models import Episode, TaskKind
from ...sessions.actions import finish_package
from ...way.locking import Stale, bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..checklist import checklist
from ..models import Ending
from ..new import NewEnding

NONE_YET = 0
"""The version that somebody has seen who saw that nothing had been written of an ending."""
FOLLOW_UP = "Follow up after the end of care"
FOLLOW_UP_AGAIN = "Follow up once more after the end of care"


@action
def note_ending(*, by: Viewer, episode: Episode, new: NewEnding, seen: int | None = None) -> Ending:
    """Fill in the checklist of an ending, or fill it in anew."""
    episode = lock(episode)
    insist(policies.may_note_ending(episode, new, today=timezone.localdate()))
    ending = selectors.ending_of(episode)
    if seen is not None and seen != (ending.version if ending else NONE_YET):
        raise Stale(ending or episode)
    values = vars(new)
    if ending is None:
        ending = Ending.objects.create(episode=episode, **values)
    else:
        for name, value in values.items():
            setattr(ending, name, value)
        bump(ending, *values)
    record(
        by=by,
        verb="filled in the checklist of an ending",
        family=episode.family_id,
        subject=f"ending {ending.pk}",
        details={
            name: value.isoformat() for name, value in values.items() if isinstance(value, dt.date)
        },
    )
    return ending


@action
def close_episode(
    *,
    by: Viewer,
    episode: Episode,
    on: dt.date,
    because: str,
    completed: Collection[Part] = (),
    seen: int | None = None,
) -> Episode:
    """End a stretch of care: its packages end, the episode closes, and the follow-up is somebody's
    to do. Parts in `completed` end as completed; other open parts as stopped, for the same reason.
    """
    episode = lock(episode, seen=seen)
    ending = selectors.ending_of(episode)
    facts = selectors.ending_facts(episode, ending)
    insist(
        policies.may_close(
            episode, checklist(facts), on=on, because=because, today=timezone.localdate()
        )
    )
    for package in selectors.open_packages(episode):
        finish_package(by=by, package=package, on=on, because=because, completed=completed)
    episode = relationships.close_episode(by=by, episode=episode, on=on, because=because)
    later = ending.later_follow_up_on if ending else None
    for title, due_on in ((FOLLOW_UP, facts.follow_up_on), (FOLLOW_UP_AGAIN, later)):
        if due_on is not None:
            relationships.raise_task(
                by=by,
                family=episode.family,
                kind=TaskKind.FOLLOW_UP,
                title=title,
                why="A promise made at the goodbye: ask how they are.",
                due_on=due_on,
                assigned_to=episode.keyworker,
            )
    return episode
