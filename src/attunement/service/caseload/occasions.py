"""Which assessment occasions an episode owes, by the schedule of `attunement.guidance`. Pure."""

import datetime as dt
from collections.abc import Iterable
from typing import cast

from ... import guidance
from ...guidance.occasions import OccasionId
from .facts import EpisodeFacts, PackageFacts


def last_session_on(episode: EpisodeFacts, packages: Iterable[PackageFacts]) -> dt.date | None:
    """The day of the last session, held or booked; None while it is not known which one is last.

    A session that is merely the latest so far is not the last: calling for end measures after it
    would be wrong.
    """
    if episode.last_session_on is not None:
        return episode.last_session_on
    parts = [part for package in packages if package.ended_on is None for part in package.parts]
    if not parts or not all(part.booked_to_the_end for part in parts):
        return None
    return max((part.last_on for part in parts if part.last_on), default=None)


def owed(
    episode: EpisodeFacts, packages: Iterable[PackageFacts], on: dt.date
) -> tuple[guidance.ScheduledOccasion, ...]:
    """The occasions that are due or overdue on a day, the one that closes first at the front."""
    return guidance.due_occasions(_facts(episode, packages), on)


def ahead(
    episode: EpisodeFacts, packages: Iterable[PackageFacts], on: dt.date, *, within: dt.timedelta
) -> tuple[guidance.ScheduledOccasion, ...]:
    """What is owed on a day, and after it what opens within so long."""
    facts = _facts(episode, packages)
    soon = (
        each
        for each in guidance.occasions(facts, on)
        if each.status is guidance.Status.UPCOMING and each.opens_on <= on + within
    )
    return (
        *guidance.due_occasions(facts, on),
        *sorted(soon, key=lambda each: each.opens_on),
    )


def _facts(episode: EpisodeFacts, packages: Iterable[PackageFacts]) -> guidance.EpisodeFacts:
    started = min((each.started_on for each in episode.assessments), default=None)
    return guidance.EpisodeFacts(
        assessment_started_on=started,
        last_session_on=last_session_on(episode, packages),
        completed=tuple(
            guidance.Completed(
                cast(OccasionId, each.phase.value.replace("_", "-")), each.completed_on
            )
            for each in episode.assessments
            if each.completed_on is not None
        ),
    )
