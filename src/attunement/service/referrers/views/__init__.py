from .referrals import NameReferrer, PlanJointVisit, SendWord, ShowWordBack, WithdrawWord
from .referrers import Change, Referrers, Report, ShowReferrer

__all__ = [
    "Change",
    "NameReferrer",
    "PlanJointVisit",
    "Referrers",
    "Report",
    "SendWord",
    "ShowReferrer",
    "ShowWordBack",
    "WithdrawWord",
]
