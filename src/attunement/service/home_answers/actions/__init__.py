"""Every write about questions that are answered at home."""

from .answering import enter_pin, save_answer, send_answers
from .inviting import invite, renew_invitation, withdraw_invitation

__all__ = [
    "enter_pin",
    "invite",
    "renew_invitation",
    "save_answer",
    "send_answers",
    "withdraw_invitation",
]
