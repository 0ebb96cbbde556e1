"""Holding an assessment with its episode, so that nothing lands in an episode that is closing."""

from ...way.locking import lock
from ..models import Assessment


def _held(assessment: Assessment, *, seen: int | None = None) -> Assessment:
    """The assessment as it is now, locked, after its episode: closing locks the episode too."""
    episode = lock(assessment.episode)
    assessment = lock(assessment, seen=seen)
    assessment.episode = episode
    return assessment
