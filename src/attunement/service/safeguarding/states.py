"""What may follow what in the life of a concern. Every step is a decision with a reason."""

from .models import ConcernState

_ACTING = frozenset(
    {
        ConcernState.WATCHING,
        ConcernState.WITH_LEAD,
        ConcernState.REFERRED,
        ConcernState.EMERGENCY,
    }
)

TRANSITIONS: dict[ConcernState, frozenset[ConcernState]] = {
    # It is closed only after somebody decided what to do: never straight from being written down.
    ConcernState.RECORDED: _ACTING | {ConcernState.MISTAKEN},
    ConcernState.WATCHING: _ACTING | {ConcernState.CLOSED},
    ConcernState.WITH_LEAD: (_ACTING - {ConcernState.WITH_LEAD}) | {ConcernState.CLOSED},
    ConcernState.REFERRED: (_ACTING - {ConcernState.REFERRED}) | {ConcernState.CLOSED},
    ConcernState.EMERGENCY: (_ACTING - {ConcernState.EMERGENCY}) | {ConcernState.CLOSED},
    ConcernState.CLOSED: frozenset(),
    ConcernState.MISTAKEN: frozenset(),
}
"""Watching may follow watching: it is looked at again, and watched for longer."""

ENDED = frozenset(state for state, after in TRANSITIONS.items() if not after)
"""A concern that comes back is a new concern: the old one stays as it was closed."""
