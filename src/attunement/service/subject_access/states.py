"""What may become of a request for a copy. Ready goes back to being read when something new was
written in between."""

from .models import AccessState

TRANSITIONS: dict[AccessState, frozenset[AccessState]] = {
    AccessState.ASKED: frozenset({AccessState.IN_REVIEW, AccessState.REFUSED}),
    AccessState.IN_REVIEW: frozenset({AccessState.READY, AccessState.REFUSED}),
    AccessState.READY: frozenset(
        {AccessState.IN_REVIEW, AccessState.HANDED_OVER, AccessState.REFUSED}
    ),
    AccessState.HANDED_OVER: frozenset(),
    AccessState.REFUSED: frozenset(),
}
