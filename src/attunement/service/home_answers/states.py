"""Where an invitation stands: a pure function of its dated facts."""

import datetime as dt
from enum import StrEnum

from .models import Invitation, PinnedLink

OPEN_FOR = dt.timedelta(days=7)
"""Our own choice: time for a busy week, and not long enough for a link to be forgotten."""
WRONG_PINS = 5
"""Of a million PINs. After them the link is locked until the team gives a new one."""


class State(StrEnum):
    SENT = "Not opened yet"
    OPENED = "Opened"
    LOCKED = "Locked"
    EXPIRED = "Expired"
    CLOSED = "Closed"
    FINISHED = "Finished"
    WITHDRAWN = "Withdrawn"


ANSWERABLE = frozenset({State.SENT, State.OPENED})
OVER = frozenset({State.FINISHED, State.WITHDRAWN})
"""Nothing leads on from here; from all the others a new link does, while the assessment is open."""


def state_of(invitation: Invitation, now: dt.datetime) -> State:
    """`CLOSED`: the assessment or the episode of care ended before the answers were sent, or the
    family lost a baby after the link was made. No questionnaire may wait for them then."""
    if invitation.withdrawn_at is not None:
        return State.WITHDRAWN
    if invitation.finished_at is not None:
        return State.FINISHED
    assessment = invitation.assessment
    if assessment.completed_on is not None or assessment.episode.closed_on is not None:
        return State.CLOSED
    lost_at = assessment.episode.family.loss_recorded_at
    if lost_at is not None and lost_at >= invitation.asked_at:
        return State.CLOSED
    return way_in(invitation, now)


def way_in(link: PinnedLink, now: dt.datetime) -> State:
    """Of a link that nothing else has ended: whether it opens."""
    if now >= link.expires_at:
        return State.EXPIRED
    if link.wrong_pins >= WRONG_PINS:
        return State.LOCKED
    return State.OPENED if link.opened_at else State.SENT
