"""What may become of a run, of somebody who waits for one, and of one of its sessions."""

from ..care_packages.models import PartKind
from .models import AskState, GroupSessionState, RunState

RUN_TRANSITIONS: dict[RunState, frozenset[RunState]] = {
    RunState.PLANNED: frozenset({RunState.OPEN, RunState.CALLED_OFF}),
    RunState.OPEN: frozenset({RunState.RUNNING, RunState.CALLED_OFF}),
    RunState.RUNNING: frozenset({RunState.FINISHED, RunState.CALLED_OFF}),
    RunState.FINISHED: frozenset(),
    RunState.CALLED_OFF: frozenset(),
}
ASK_TRANSITIONS: dict[AskState, frozenset[AskState]] = {
    AskState.WAITING: frozenset({AskState.PLACED, AskState.TAKEN_OFF}),
    AskState.PLACED: frozenset(),
    AskState.TAKEN_OFF: frozenset(),
}
GROUP_SESSION_TRANSITIONS: dict[GroupSessionState, frozenset[GroupSessionState]] = {
    GroupSessionState.PLANNED: frozenset({GroupSessionState.HELD, GroupSessionState.CANCELLED}),
    GroupSessionState.HELD: frozenset(),
    GroupSessionState.CANCELLED: frozenset(),
}
TOGETHER = frozenset({PartKind.INDIVIDUAL, PartKind.GROUP})
"""Parts whose sessions a group can be: never a parent's own therapy, which is sealed."""
LIVE = frozenset(state for state, after in RUN_TRANSITIONS.items() if after)
JOINABLE = frozenset({RunState.OPEN, RunState.RUNNING})
"""A group under way can take somebody late; it is no longer offered when a package is chosen."""
