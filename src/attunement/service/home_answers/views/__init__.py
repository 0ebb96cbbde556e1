"""The pages of the team, and those of a parent or carer."""

from .parent import Check, EnterPin, Help, Leave, ShowQuestion, Welcome
from .team import Invitations, Invite, Renew, Withdraw

__all__ = [
    "Check",
    "EnterPin",
    "Help",
    "Invitations",
    "Invite",
    "Leave",
    "Renew",
    "ShowQuestion",
    "Welcome",
    "Withdraw",
]
