from .homes import AddHousehold, ChangeHousehold, EndHousehold, FamilyPeople
from .interpreters import AddInterpreter, Interpreters, RetireInterpreter
from .responsibility import (
    DisputeResponsibility,
    RecordResponsibility,
    SettleResponsibility,
    WithdrawResponsibility,
)

__all__ = [
    "AddHousehold",
    "AddInterpreter",
    "ChangeHousehold",
    "DisputeResponsibility",
    "EndHousehold",
    "FamilyPeople",
    "Interpreters",
    "RecordResponsibility",
    "RetireInterpreter",
    "SettleResponsibility",
    "WithdrawResponsibility",
]
