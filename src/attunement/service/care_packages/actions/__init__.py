"""Every write to what the team can offer, and to what was agreed with a family."""

from .offers import NOT_OFFERED, end_offer, set_offer
from .packages import agree_package, end_package, expect_sessions, move_part
from .steps import hand_part, order_part, set_rule, step

__all__ = [
    "NOT_OFFERED",
    "agree_package",
    "end_offer",
    "end_package",
    "expect_sessions",
    "hand_part",
    "move_part",
    "order_part",
    "set_offer",
    "set_rule",
    "step",
]
