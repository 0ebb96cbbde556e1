"""Every write about groups."""

from .following import join_part
from .places import ask_for_next, join, leave, take_off
from .registers import move_session, write_register
from .runs import change_run, move_run, name_facilitator, open_run
from .training import record_training, withdraw_training

__all__ = [
    "ask_for_next",
    "change_run",
    "join",
    "join_part",
    "leave",
    "move_run",
    "move_session",
    "name_facilitator",
    "open_run",
    "record_training",
    "take_off",
    "withdraw_training",
    "write_register",
]
