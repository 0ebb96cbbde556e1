from .families import AskForGroup, FamilyGroups, JoinGroup, JoinPart, LeaveGroup, TakeOff
from .runs import ChangeRun, Groups, MoveRun, NameFacilitator, OpenRun, ShowRun
from .sessions import MoveSession, WriteRegister
from .training import AddTraining, Trainings, WithdrawTraining

__all__ = [
    "AddTraining",
    "AskForGroup",
    "ChangeRun",
    "FamilyGroups",
    "Groups",
    "JoinGroup",
    "JoinPart",
    "LeaveGroup",
    "MoveRun",
    "MoveSession",
    "NameFacilitator",
    "OpenRun",
    "ShowRun",
    "TakeOff",
    "Trainings",
    "WithdrawTraining",
    "WriteRegister",
]
