from .referrals import NameReferrer, PlanJointVisit, SendWord, ShowWordBack, WithdrawWord
from .referrers import Referrers, Report, ShowReferrer

__all__ = [
    "NameReferrer",
    "PlanJointVisit",
    "Referrers",
    "Report",
    "SendWord",
    "ShowReferrer",
    "ShowWordBack",
    "WithdrawWord",
]
