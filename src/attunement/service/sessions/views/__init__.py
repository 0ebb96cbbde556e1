"""Pages on an agreed package, on one part of it, and on its sessions."""

from .notes import AmendNote, NoteVersions, RecordSession
from .packages import EndPackage, EndPart, PackageView, PartView
from .sessions import ChangeSession, PlanSessions, WithdrawSession
from .steps import ChangeRule, HandPart, OrderPart, StepPackage

__all__ = [
    "AmendNote",
    "ChangeRule",
    "ChangeSession",
    "EndPackage",
    "EndPart",
    "HandPart",
    "NoteVersions",
    "OrderPart",
    "PackageView",
    "PartView",
    "PlanSessions",
    "RecordSession",
    "StepPackage",
    "WithdrawSession",
]
