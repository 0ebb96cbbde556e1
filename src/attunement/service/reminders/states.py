"""What may become of a reminder."""

from .models import ReminderState

TRANSITIONS: dict[ReminderState, frozenset[ReminderState]] = {
    ReminderState.SENDING: frozenset({ReminderState.SENT, ReminderState.FAILED}),
    # What did not go is tried again with the next run.
    ReminderState.FAILED: frozenset({ReminderState.SENDING}),
    ReminderState.SENT: frozenset(),
}
