"""Beginning, writing up and completing an assessment."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Episode, Relationship
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Assessment, Phase
from .holding import _held


@action
def start_assessment(*, by: Viewer, episode: Episode, phase: Phase, on: dt.date) -> Assessment:
    """Begin one occasion of an episode."""
    episode = lock(episode)
    insist(policies.may_start(episode, phase, on, episode.assessments.all()))
    assessment = Assessment.objects.create(
        episode=episode, phase=phase, started_on=on, started_by=by.user
    )
    record(
        by=by,
        verb="started an assessment",
        family=episode.family_id,
        subject=f"assessment {assessment.pk}",
        details={"phase": phase},
    )
    return assessment


@action
def write_notes(
    *,
    by: Viewer,
    assessment: Assessment,
    referrer_information: str,
    conversation: str,
    observation: str,
    observed: Relationship | None,
    seen: int | None,
) -> Assessment:
    """Write the three parts that are words. An observation is of somebody: it names the
    relationship."""
    assessment = _held(assessment, seen=seen)
    insist(policies.may_write(assessment))
    insist(policies.names_observed(assessment, observation, observed))
    assessment.referrer_information = referrer_information
    assessment.conversation = conversation
    assessment.observation, assessment.observed = observation, observed
    bump(assessment, "referrer_information", "conversation", "observation", "observed")
    record(
        by=by,
        verb="wrote assessment notes",
        family=assessment.episode.family_id,
        subject=f"assessment {assessment.pk}",
    )
    return assessment


@action
def complete_assessment(
    *, by: Viewer, assessment: Assessment, on: dt.date, seen: int | None
) -> Assessment:
    """Close an occasion: from now on it is read, not changed."""
    assessment = _held(assessment, seen=seen)
    insist(policies.may_complete(assessment, on))
    assessment.completed_on = on
    bump(assessment, "completed_on")
    record(
        by=by,
        verb="completed an assessment",
        family=assessment.episode.family_id,
        subject=f"assessment {assessment.pk}",
    )
    return assessment
