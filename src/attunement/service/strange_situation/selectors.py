"""What a viewer can see of runs of the Strange Situation."""

from dataclasses import dataclass

from ..accounts.viewer import Viewer
from ..assessments import selectors as assessments
from ..assessments.models import Assessment
from ..relationships import selectors as relationships
from ..relationships.models import Relationship
from .models import EpisodeTimes, Observation


@dataclass(frozen=True)
class Run:
    """One relationship in one assessment; `observation` is None, and `times` empty, until it is
    started."""

    assessment: Assessment
    relationship: Relationship
    observation: Observation | None
    times: tuple[EpisodeTimes, ...]


def run(viewer: Viewer, assessment: int, relationship: int) -> Run:
    """Raises DoesNotExist for what this viewer cannot see, or where the two are of two families."""
    held = assessments.assessment(viewer, assessment)
    pair = relationships.relationship(viewer, relationship)
    if pair.family_id != held.episode.family_id:
        raise Relationship.DoesNotExist
    observation = standing(held, pair)
    times = tuple(observation.episodes.all()) if observation else ()
    return Run(held, pair, observation, times)


def started(viewer: Viewer, assessment: int, relationship: int) -> Run:
    """The same, once it has been started. Raises Observation.DoesNotExist before."""
    found = run(viewer, assessment, relationship)
    if found.observation is None:
        raise Observation.DoesNotExist
    return found


def standing(assessment: Assessment, relationship: Relationship) -> Observation | None:
    return (
        Observation.objects.filter(
            assessment=assessment, relationship=relationship, withdrawn_at=None
        )
        .select_related(
            "assessment__episode__family",
            "relationship__child",
            "relationship__carer",
            "response__rater",
            "started_by",
        )
        .first()
    )
