"""Every write to sessions, and the steps of packages and parts that take sessions with them."""

from .notes import amend_note
from .packages import end_part, finish_package, hand_part, step_package
from .sessions import change_session, plan_sessions, record_session, withdraw_session
from .shares import Followed, follow_group

__all__ = [
    "Followed",
    "amend_note",
    "change_session",
    "end_part",
    "finish_package",
    "follow_group",
    "hand_part",
    "plan_sessions",
    "record_session",
    "step_package",
    "withdraw_session",
]
