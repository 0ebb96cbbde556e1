from .contacts import plan_contact, record_contact, say_outcome, withdraw_contact
from .files import bring_in, hold_import
from .referrals import (
    accept_referral,
    answer_referral,
    receive_referral,
    receive_referrals,
    revoke_referral,
)

__all__ = [
    "accept_referral",
    "answer_referral",
    "bring_in",
    "hold_import",
    "plan_contact",
    "receive_referral",
    "receive_referrals",
    "record_contact",
    "revoke_referral",
    "say_outcome",
    "withdraw_contact",
]
