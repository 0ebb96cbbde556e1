"""Pages on an agreed package, on one part of it, and on its sessions."""

from .packages import EndPackage, EndPart, PackageView, PartView
from .sessions import ChangeSession, PlanSessions, RecordSession, WithdrawSession
from .steps import ChangeRule, OrderPart, StepPackage

__all__ = [
    "ChangeRule",
    "ChangeSession",
    "EndPackage",
    "EndPart",
    "OrderPart",
    "PackageView",
    "PartView",
    "PlanSessions",
    "RecordSession",
    "StepPackage",
    "WithdrawSession",
]
