"""Holding an invitation with its assessment and episode, in the order in which all lock them."""

from ...way.locking import lock
from ..models import Invitation


def _held(invitation: Invitation, *, seen: int | None = None) -> Invitation:
    """The invitation as it is now, locked after its episode and its assessment."""
    assessment, person, asked_by = invitation.assessment, invitation.person, invitation.asked_by
    episode = lock(assessment.episode)
    assessment = lock(assessment)
    assessment.episode = episode
    invitation = lock(invitation, seen=seen)
    invitation.assessment, invitation.person = assessment, person
    invitation.asked_by = asked_by
    return invitation
