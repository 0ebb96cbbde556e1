"""What may become of a session. A wrong record is withdrawn, never turned into another one."""

from .models import SessionState

TRANSITIONS: dict[SessionState, frozenset[SessionState]] = {
    SessionState.PLANNED: frozenset(
        {SessionState.HELD, SessionState.NOT_ATTENDED, SessionState.CANCELLED}
    ),
    SessionState.HELD: frozenset(),
    SessionState.NOT_ATTENDED: frozenset(),
    SessionState.CANCELLED: frozenset(),
}
